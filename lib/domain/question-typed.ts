import type { AnswerForm } from './questions'

const unitWords: Record<string, RegExp> = {
  '%': /(?:%|percent|per cent)$/i,
  days: /(?:days?|d)$/i,
  'jobs/h': /(?:jobs ?(?:\/|per|an) ?(?:h|hour)|(?:\/|per|an) ?(?:h|hour)|jobs)$/i,
}

/** Spaces of any width and apostrophes between groups of three digits say nothing about a number. */
const withoutGaps = (text: string): string => (/^-?\d{1,3}(?:[\s'’]\d{3})+(?:[.,]\d+)?$/.test(text) ? text.replace(/[\s'’]/g, '') : text)

/**
 * What somebody typed as a number in that unit ("99,9 %", "1,200", "1 200", "30 days"); null where it is none, or could be two. A comma before
 * exactly three digits parts thousands unless the unit is percent; so would a point, which is read by nobody the same and therefore refused.
 */
export function typedNumber(typed: string, unit: string): number | null {
  const bare = typed
    .trim()
    .replace(unitWords[unit] ?? /$^/, '')
    .trim()
  const text = withoutGaps(bare)
  if (/^-?\d+$/.test(text)) return Number(text)
  const percent = unit === '%'
  if (!percent && /^-?[1-9]\d{0,2}\.\d{3}$/.test(text)) return null
  if (/^-?\d+\.\d+$/.test(text)) return Number(text)
  if (/^-?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/.test(text) && !percent) return Number(text.replaceAll(',', ''))
  if (/^-?[1-9]\d{0,2}(?:\.\d{3})+,\d{1,2}$/.test(text)) return Number(text.replaceAll('.', '').replace(',', '.'))
  const oneComma = /^-?\d+,(\d+)$/.exec(text)
  if (!oneComma) return null
  const unclear = !percent && oneComma[1]?.length === 3 && !/^-?0,/.test(text)
  return unclear ? null : Number(text.replace(',', '.'))
}

/** Region codes as typed, in small letters: "EU, us-east-1" is two. */
export const typedRegions = (typed: string): string[] =>
  typed
    .toLowerCase()
    .split(/[\s,;]+/)
    .filter(Boolean)

/** A value that came as text, as its question takes it. Text that does not fit stays text, so that it is refused where it stands. */
export function typedValue(form: AnswerForm, raw: unknown): unknown {
  if (typeof raw !== 'string') return raw
  if (raw.trim() === '') return null
  if (form.kind === 'number') return typedNumber(raw, form.unit) ?? raw
  return form.kind === 'regions' ? typedRegions(raw) : raw
}

/** How a number is written in that unit, for whoever wrote something else. */
export function numberHint(unit: string): string {
  const example = { '%': '99.9', days: '30', 'jobs/h': '1200' }[unit] ?? '10'
  return `Write one number in ${unit}, such as ${example}. Anything else goes into the words below it.`
}
