import type { SwitchingPart } from './switching-cost'
import { typedEstimate } from './typed-figure'

/** The texts of one part of a switching cost. */
export type PartTexts = { in: SwitchingPart['in']; low: string; mode: string; high: string; hourlyRate: string }
export type PartProblems = Partial<Record<'low' | 'mode' | 'high' | 'hourlyRate', string>>

/** Figures that contradict each other, at the one that is most likely wrong. Undefined: not typed yet. */
function outOfOrder(low?: number, mode?: number, high?: number): PartProblems {
  if (low !== undefined && mode !== undefined && low > mode) return { low: 'Lowest must not be above likely.' }
  if (low !== undefined && high !== undefined && low > high) return { low: 'Lowest must not be above highest.' }
  if (mode !== undefined && high !== undefined && mode > high) return { high: 'Highest must not be below likely.' }
  return {}
}

/**
 * One part as far as it is typed: null until all three figures stand there, can be read and are in order. An empty field is no problem yet; a figure that
 * cannot be right is, at its field.
 */
export function typedPart(texts: PartTexts): { part: SwitchingPart | null; problems: PartProblems } {
  const problems: PartProblems = {}
  const read = (field: keyof PartProblems): number | undefined => {
    const text = texts[field].trim()
    if (text === '') return undefined
    const { value, problem } = typedEstimate(text)
    if (problem !== undefined) problems[field] = problem
    return value
  }
  const [low, mode, high] = [read('low'), read('mode'), read('high')]
  const hourlyRate = texts.in === 'hours' ? read('hourlyRate') : undefined
  if (hourlyRate === 0) problems.hourlyRate = 'An hour costs more than zero.'
  const all = { ...outOfOrder(low, mode, high), ...problems }
  if (Object.keys(all).length > 0 || low === undefined || mode === undefined || high === undefined) return { part: null, problems: all }
  return { part: { in: texts.in, estimate: { low, mode, high }, hourlyRate: hourlyRate ?? null }, problems: {} }
}
