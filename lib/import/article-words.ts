import { Day } from '@/lib/domain/day'
import type { TaskId } from '@/lib/domain/task'

export type Span = { start: number; end: number }
export type Sentence = Span & { text: string }

const abbreviation =
  /(?:\b(?:vs|e\.g|i\.e|cf|approx|Fig|No|Nos|Dr|Mr|Ms|Inc|Ltd|Co|Corp|et al|ca|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec))\.$/

const longest = 1000

/** What runs on for more than 1,000 characters is no sentence, and is cut at a blank. */
function pieces(text: string): { at: number; text: string }[] {
  const found: { at: number; text: string }[] = []
  for (let at = 0; at < text.length; ) {
    const blank = text.length - at > longest ? text.lastIndexOf(' ', at + longest) : -1
    const end = text.length - at <= longest ? text.length : blank > at ? blank : at + longest
    found.push({ at, text: text.slice(at, end) })
    at = text[end] === ' ' ? end + 1 : end
  }
  return found
}

/** The sentences of a text with their places; lines and the marks of Chinese end one too. */
export function sentencesOf(text: string): Sentence[] {
  const sentences: Sentence[] = []
  let start = 0
  const close = (end: number) => {
    const raw = text.slice(start, end)
    const from = start + (raw.length - raw.trimStart().length)
    for (const { at, text: part } of pieces(raw.trim())) sentences.push({ start: from + at, end: from + at + part.length, text: part })
    start = end
  }
  for (const match of text.matchAll(/\n+|[。！？；]+[”」』）]*|[.!?]+["”’)\]]*(?=\s+["“‘(]?[\p{Lu}\p{N}#])/gu)) {
    const end = match.index + match[0].length
    if (match[0].startsWith('.') && abbreviation.test(text.slice(start, match.index + 1))) continue
    close(end)
  }
  close(text.length)
  return sentences
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const month =
  '(?<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\.?'
const dates = [
  /(?<!\d)(?<year>20\d\d)-(?<number>\d{1,2})-(?<day>\d{1,2})(?!\d)/gu,
  /(?<year>20\d\d)\s*年\s*(?<number>\d{1,2})\s*月\s*(?<day>\d{1,2})\s*日/gu,
  new RegExp(`(?<!\\d)(?<day>\\d{1,2})(?:st|nd|rd|th)?\\s+${month},?\\s+(?<year>20\\d\\d)(?!\\d)`, 'giu'),
  new RegExp(`\\b${month}\\s+(?<day>\\d{1,2})(?:st|nd|rd|th)?,?\\s+(?<year>20\\d\\d)(?!\\d)`, 'giu'),
]

/** Whole dates, with day and year; “14/08/2026” could be read two ways and is left out. */
export function datesIn(sentence: string): (Span & { day: string })[] {
  return dates.flatMap((pattern) =>
    [...sentence.matchAll(pattern)].flatMap((match) => {
      const { year, number, month: name, day } = match.groups ?? {}
      const at = number ?? String(months.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1)
      const read = Day.safeParse(`${year}-${at.padStart(2, '0')}-${(day ?? '').padStart(2, '0')}`)
      return read.success ? [{ start: match.index, end: match.index + match[0].length, day: read.data }] : []
    }),
  )
}

const asOf = /(?:as of|as at|until|by|on|dated|截至|截止)\s*$/i

/** The day on which something was measured, where the sentence says so. */
export function measuredOn(sentence: string): (Span & { day: string }) | null {
  return datesIn(sentence).find(({ start }) => asOf.test(sentence.slice(0, start))) ?? null
}

const published = /^(?:published|posted|updated|date|by .{1,60}[|·,–-]|发布时间|发布于|日期)?\s*(?:on|:|：)?\s*$/i

/** The day of the article: a date that stands alone, or after “Published”, near its top. */
export function publishedOn(sentences: readonly Sentence[]): (Span & { day: string }) | null {
  for (const { text, start } of sentences.slice(0, 8)) {
    const [first] = datesIn(text)
    if (first && published.test(text.slice(0, first.start)) && text.slice(first.end).trim().length < 25)
      return { start: start + first.start, end: start + first.end, day: first.day }
  }
  return null
}

const withSound = /\b(?:with|native|synchroni[sz]ed|including)\s+(?:native\s+|synchroni[sz]ed\s+)?(?:audio|sound)\b|音画同步|带音频|有声/i

/** The task that a sentence names. Sound is another task, and said only where the sentence says so. */
export function taskIn(sentence: string): TaskId | null {
  const sound = withSound.test(sentence)
  if (/\blip[\s-]?sync|口型/i.test(sentence)) return 'lipsync'
  if (/\bimage[\s-]to[\s-]video\b|\bI2V\b|图生视频/i.test(sentence)) return sound ? 'i2v_audio' : 'i2v'
  if (/\btext[\s-]to[\s-]video\b|\bT2V\b|文生视频/i.test(sentence)) return sound ? 't2v_audio' : 't2v'
  if (/\bvideo edit(?:ing)?\b|视频编辑/i.test(sentence)) return sound ? 'edit_audio' : 'edit'
  if (/\bstyle transfer\b|风格迁移/i.test(sentence)) return 'v2v_style'
  if (/\bvideo[\s-]to[\s-]video\b|\bV2V\b/i.test(sentence)) return 'v2v'
  return null
}

const superlative =
  /\b(?:best|leading|leads?|most|strongest|finest|unrivall?ed|unmatched|state[\s-]of[\s-]the[\s-]art|SOTA|top[\s-](?:ranked|rated|of)|tops|number one|first place|industry-leading|world-class|outperform\w*|surpass\w*|beats?|ahead of|overtak\w+|dethron\w+)\b|#\s?1\b|No\.\s?1\b|第一|最强|最佳|最好|最逼真|领先|超越|优于|击败|登顶|榜首/i

/** Whether a sentence praises without measuring. */
export const boasts = (sentence: string): boolean => superlative.test(sentence)

const ranks =
  /(?:\brank(?:s|ed|ing)?\b[^.\d]{0,20}?(?:#\s?|No\.\s?|number\s)|#\s?|\bNo\.\s?)(\d{1,3})(?![\d,.]*\d)|\b(first|second|third)\s+place\b|第\s?(\d{1,3}|[一二三])(?:名|位)/i
const words: Record<string, number> = { first: 1, second: 2, third: 3, 一: 1, 二: 2, 三: 3 }

/** The place in a table that a sentence states. */
export function rankIn(sentence: string): number | null {
  const [, digits, word, chinese] = ranks.exec(sentence) ?? []
  const text = digits ?? word?.toLowerCase() ?? chinese
  if (text === undefined) return null
  return words[text] ?? Number(text)
}
