import { formatChance, signedPoints } from '@/lib/format'
import { gateLabel } from './gate'
import { gateWhy } from './verdict/gate-words'
import { levelWords } from './verdict/levels'
import type { Verdict } from './verdict/output'

type Circumstances = {
  /** True when the verdict would move by the new version number alone, because the levels of the last signed week no longer count. */
  forgotten: boolean
  beforeVersion: string
}

const basisWords: Record<Verdict['basis'], string> = {
  capability: 'whether it is better',
  cost: 'whether it is as good and cheaper',
  forced: 'whether it is a way out of a forced move',
}

/** What is asked on a basis, as the end of a sentence. */
export const question = (basis: Verdict['basis']): string => basisWords[basis]

const outcomes = { PASS: 'passes', FAIL: 'fails', UNKNOWN: 'is unknown' } as const

/** Why one verdict stands otherwise than another on the same evidence, in plain words; never empty. */
export function shiftCauses(before: Verdict | null, after: Verdict | null, { forgotten, beforeVersion }: Circumstances): string[] {
  if (!before && !after) return ['nothing is weighed']
  if (!before) return ['it is asked under this policy only']
  if (!after) return ['it is no longer asked: in a forced move both goals ask the same question']
  const causes = [...basisCause(before, after), ...levelCauses(before, after)]
  if (forgotten) causes.push(`the looser bars for staying do not apply: the last signed week was decided by ${beforeVersion}`)
  return causes.length > 0 ? causes : ['its place among the challengers changes']
}

function basisCause(before: Verdict, after: Verdict): string[] {
  return before.basis === after.basis ? [] : [`the question is now ${question(after.basis)}`]
}

function levelCauses(before: Verdict, after: Verdict): string[] {
  const [then, now] = [levelWords(before), levelWords(after)]
  const move = (name: keyof typeof then) => `${name} ${then[name].word.toLowerCase()} → ${now[name].word.toLowerCase()}`
  const causes: string[] = []
  if (before.levels.Q !== after.levels.Q) causes.push(`${move('quality')} (${chances(before, after)})`)
  if (before.levels.R !== after.levels.R) causes.push([move('readiness'), gateMoves(before, after)].filter(Boolean).join(': '))
  if (before.levels.E !== after.levels.E) causes.push(move('economics'))
  return causes
}

function chances(before: Verdict, after: Verdict): string {
  const [then, now] = [formatChance(before.posterior.P), formatChance(after.posterior.P)]
  const bar = `chance of more than ${signedPoints(after.delta)} points`
  return then === now ? `${bar} ${now}` : `${bar} ${then} → ${now}`
}

function gateMoves(before: Verdict, after: Verdict): string {
  const earlier = new Map(before.gates.map((gate) => [gate.gate, gate.result]))
  const moved = after.gates.filter(({ gate, result }) => earlier.get(gate) !== result)
  return moved.map(({ gate, result, why }) => `${gateLabel(gate)} ${outcomes[result]}, ${gateWhy(why)}`).join('; ')
}
