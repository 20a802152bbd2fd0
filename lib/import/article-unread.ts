import type { Span } from './article-words'

/** A number that no draft took up, with its unit as it stands there, and the sentence around it. */
export type UnreadNumber = Span & { text: string; quote: string }

const token =
  /(?<![\p{L}\d.,-])(?:[$€£¥]\s?)?[-−+]?\d+(?:[.,]\d+)*(?:\s?(?:%|％|×|°)|[\s-]?(?:per[\s-])?\p{L}+(?:\s+per\s+\p{L}+|\/\p{L}+)?)?/gu
const year = /^(?:19|20)\d\d(?!\d|[.,]\d)/

/** Numbers of a sentence outside of `read`: names, dates, and everything that drafts took up. Years are no numbers. */
export function unreadIn(sentence: Span & { text: string }, read: readonly Span[]): UnreadNumber[] {
  return [...sentence.text.matchAll(token)].flatMap((match) => {
    const [start, digits] = [match.index, /\d+(?:[.,]\d+)*/.exec(match[0])]
    const at = { start: start + (digits?.index ?? 0), end: start + (digits?.index ?? 0) + (digits?.[0].length ?? 0) }
    if (year.test(match[0]) || read.some((span) => span.start < at.end && at.start < span.end)) return []
    const text = match[0].trim()
    return [{ start: sentence.start + start, end: sentence.start + start + text.length, text, quote: sentence.text }]
  })
}
