type Span = { start: number; end: number }
/** An interval that a sentence states by its confidence; its digits are no figures. Ends, or how far it reaches to both sides. */
export type StatedInterval = Span & ({ low: number; high: number } | { half: number })

const number = '[-−+]?\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|[-−+]?\\d+(?:\\.\\d+)?'
const digits = (text: string): number => Number(text.replaceAll(',', '').replace('−', '-'))
const named = '(?:CIs?\\b|C\\.I\\.|confidence(?: intervals?| limits?| level)?|credible intervals?|置信区间)'
const level = '\\d{2}(?:\\.\\d+)?\\s*(?:%|％|percent)[\\s-]*'
const between = '\\s*(?:%|％)?\\s*(?:–|—|-|−|to|and|,|;|…|\\.\\.|至|到)\\s*'
const stated = new RegExp(
  `(?:${level})?${named}(?:\\s*(?:of|is|was|from|between|[:=,：]))*\\s*[\\[(（]?\\s*(?:(?:±|\\+\\/[-−])\\s*(?<half>${number})|(?<low>${number})${between}(?<high>${number}))\\s*[\\])）]?`,
  'giu',
)
const levelOnly = new RegExp(`${level}${named}`, 'giu')

/** The intervals of a sentence: "95% CI 1,250–1,274", "95 % confidence interval of ±9". */
export function intervalsIn(sentence: string): StatedInterval[] {
  return [...sentence.matchAll(stated)].map((match) => {
    const { half, low, high } = match.groups ?? {}
    const span = { start: match.index, end: match.index + match[0].length }
    return half === undefined ? { ...span, low: digits(low ?? ''), high: digits(high ?? '') } : { ...span, half: digits(half) }
  })
}

/** How sure somebody is: 95% in "95% CI" and in "with 95% confidence". It measures no model. */
export const confidenceLevels = (sentence: string): Span[] =>
  [...sentence.matchAll(levelOnly)].map((match) => ({ start: match.index, end: match.index + match[0].length }))

const reach = 30

/** The ends of the interval that stands right behind a figure and holds it; null where none does. */
export function intervalBehind(
  sentence: string,
  intervals: readonly StatedInterval[],
  figure: Span & { value: number },
): { low: number; high: number } | null {
  const next = intervals.find(({ start }) => start >= figure.end)
  if (!next || next.start - figure.end > reach || /\d/.test(sentence.slice(figure.end, next.start))) return null
  const round = (value: number) => Number(value.toPrecision(12))
  const ends =
    'half' in next ? { low: round(figure.value - next.half), high: round(figure.value + next.half) } : { low: next.low, high: next.high }
  return ends.low <= figure.value && figure.value <= ends.high ? ends : null
}
