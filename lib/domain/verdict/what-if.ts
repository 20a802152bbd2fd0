import type { Assumption } from './assumption'
import type { Grounds } from './grounds'
import { decide } from './judge'
import type { Verdict } from './output'

/** What somebody supposes on the verdict page, as typed: an empty text means "as found". `points` is a net preference in points. */
export interface WhatIfFields {
  gates: Readonly<Record<string, '' | 'PASS' | 'FAIL'>>
  economics: '' | 'pays' | 'hopeless'
  prompts: string
  wins: string
  points: string
}

export const asFound: WhatIfFields = { gates: {}, economics: '', prompts: '', wins: '', points: '' }

export const MOST_PROMPTS = 1000

export interface WhatIfReading {
  assumptions: Assumption[]
  /** Why a field is not part of the assumptions yet. */
  errors: Partial<Record<'prompts' | 'wins' | 'points', string>>
}

/** The assumptions that the fields state; a field that cannot be read is left out and says why. */
export function readWhatIf({ gates, economics, prompts, wins, points }: WhatIfFields): WhatIfReading {
  const settled = Object.entries(gates).flatMap(([gate, result]): Assumption[] => (result === '' ? [] : [{ kind: 'gate', gate, result }]))
  const money: Assumption[] = economics === '' ? [] : [{ kind: 'economics', level: economics === 'pays' ? 2 : 0 }]
  const trial = readTrial(prompts, wins)
  const evaluator = readPoints(points)
  return {
    assumptions: [...settled, ...money, ...trial.assumptions, ...evaluator.assumptions],
    errors: { ...trial.errors, ...evaluator.errors },
  }
}

const nothing: WhatIfReading = { assumptions: [], errors: {} }

function readTrial(promptsText: string, winsText: string): WhatIfReading {
  if (promptsText.trim() === '' && winsText.trim() === '') return nothing
  const [prompts, wins] = [whole(promptsText), whole(winsText)]
  if (prompts === null || prompts < 1 || prompts > MOST_PROMPTS)
    return { assumptions: [], errors: { prompts: `Write a whole number from 1 to ${MOST_PROMPTS}.` } }
  if (winsText.trim() === '') return { assumptions: [], errors: { wins: `Write how many of the ${prompts} are won.` } }
  if (wins === null || wins > prompts) return { assumptions: [], errors: { wins: `Write a whole number from 0 to ${prompts}.` } }
  return { assumptions: [{ kind: 'trial', prompts, wins }], errors: {} }
}

function readPoints(text: string): WhatIfReading {
  if (text.trim() === '') return nothing
  const points = Number(text.trim().replace('−', '-'))
  if (!(Math.abs(points) <= 100)) return { assumptions: [], errors: { points: 'Write points from -100 to +100.' } }
  return { assumptions: [{ kind: 'evaluator', netPreference: points / 100 }], errors: {} }
}

const whole = (text: string): number | null => (/^\d{1,6}$/.test(text.trim()) ? Number(text) : null)

/** The fields that state these assumptions; `readWhatIf` reads them back. */
export function fieldsOf(assumptions: readonly Assumption[]): WhatIfFields {
  let fields = asFound
  for (const assumption of assumptions) fields = { ...fields, ...fieldOf(assumption, fields) }
  return fields
}

function fieldOf(assumption: Assumption, { gates }: WhatIfFields): Partial<WhatIfFields> {
  switch (assumption.kind) {
    case 'gate':
      return { gates: { ...gates, [assumption.gate]: assumption.result } }
    case 'economics':
      return { economics: assumption.level === 2 ? 'pays' : 'hopeless' }
    case 'trial':
      return { prompts: String(assumption.prompts), wins: String(assumption.wins) }
    case 'evaluator':
      return { points: String(Math.round(assumption.netPreference * 100)) }
  }
}

/** The grounds without what only an audit reads, small enough to travel to a browser. They decide every case alike. */
export function travelling(grounds: Grounds): Grounds {
  const published = grounds.published.map((group) => ({ ...group, members: [] }))
  return { ...grounds, published, parity: { ...grounds.parity, evidence: [] } }
}

/** The verdict if that were so; it names no claim, because no claim is read again. */
export const verdictIf = (grounds: Grounds, assumptions: readonly Assumption[]): Verdict =>
  decide(grounds, assumptions, { appraisals: [], dropped: [] })
