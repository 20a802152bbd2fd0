/** What is looked for in a text: a claim's value in the words it was quoted with or near the name of its model, or its own words. */
export type Sought = {
  id: string
  model: string
  value: number | null
  statement: string | null
  locator?: string | null /** Other names of the model: aliases and API ids. */
  names?: readonly string[]
}
/** Where it stands: from the first to behind the last character. */
export type Place = { id: string; start: number; end: number }

const near = 300
// Two groups of digits with commas are one number; a digit or a point on either side makes it part of another.
const number = /(?<![\d.,])[-−+]?\d{1,15}(?:,\d{3}){0,5}(?:\.\d{1,15})?(?![\d]|[.,]\d)/g

const numberIn = (token: string): number => Number(token.replace(/,/g, '').replace('−', '-'))

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
const loose = (name: string): RegExp =>
  new RegExp(
    name
      .trim()
      .split(/[\s_-]+/)
      .map(escaped)
      .join('[\\s_-]*'),
    'gi',
  )

function namesIn(text: string, name: string): number[] {
  if (name.trim() === '') return []
  return [...text.matchAll(loose(name))].map((match) => match.index)
}

/** The last place of a sorted list at or before `at`. */
function lastBefore(places: readonly number[], at: number): number | undefined {
  let [low, high] = [0, places.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((places[middle] as number) <= at) low = middle + 1
    else high = middle
  }
  return places[low - 1]
}

/** Alone in a text, `50` could be anything; `83.24` and `1,234` hardly. */
const telling = (token: string): boolean => token.replace(/\D/g, '').length >= 3

/** What a locator quotes: the words between its quotation marks, without the dots where they were cut. */
const quoteIn = (locator: string | null | undefined): string =>
  /[“"]([^“”"]{12,})/u
    .exec(locator ?? '')?.[1]
    ?.replace(/…$/, '')
    .trim() ?? ''

/** The value inside the quoted words; where they hold none, the words themselves. */
function quoted(text: string, quote: string, value: number | null): Omit<Place, 'id'> | null {
  const at = quote ? text.indexOf(quote) : -1
  if (at < 0) return null
  const match = value === null ? undefined : [...quote.matchAll(number)].find(([token]) => numberIn(token) === value)
  return match ? { start: at + match.index, end: at + match.index + match[0].length } : { start: at, end: at + quote.length }
}

/**
 * Where the figures of claims stand in the text they were read in. Where a claim quotes its source, the figure of the quote counts. Else a
 * value counts where it follows a name of its model on one line, or within 300 characters, or where it is telling and stands in the text once; everything else is not found rather than guessed.
 * @example figurePlaces('Veo 3.1 scores 83 %', [{ id: 'a', model: 'Veo 3.1', value: 83, statement: null }]) // [{ id: 'a', start: 15, end: 17 }]
 */
export function figurePlaces(text: string, sought: readonly Sought[]): Place[] {
  const tokens = new Map<number, { start: number; token: string }[]>()
  for (const match of text.matchAll(number)) {
    const value = numberIn(match[0])
    const there = tokens.get(value)
    if (there) there.push({ start: match.index, token: match[0] })
    else tokens.set(value, [{ start: match.index, token: match[0] }])
  }
  const names = new Map<string, number[]>()
  const namesOf = (model: string) => names.get(model) ?? names.set(model, namesIn(text, model)).get(model) ?? []
  const lower = text.toLowerCase()
  const lineOf = lineStarts(text)
  return sought.flatMap(({ id, model, value, statement, locator, names: others = [] }): Place[] => {
    const place = quoted(text, quoteIn(locator), value)
    if (place) return [{ id, ...place }]
    if (value !== null) {
      const places = [model, ...others].flatMap(namesOf).sort((a, b) => a - b)
      const found = nearest(tokens.get(value) ?? [], places, lineOf)
      if (found) return [{ id, start: found.start, end: found.start + found.token.length }]
    }
    const words = statement?.trim().toLowerCase() ?? ''
    // Lower case changes the length of a few letters; then the places would not fit.
    const start = words.length >= 8 && lower.length === text.length ? lower.indexOf(words) : -1
    return start < 0 ? [] : [{ id, start, end: start + words.length }]
  })
}

/** For a place in the text, where its line begins. */
function lineStarts(text: string): (at: number) => number {
  const starts = [0, ...[...text.matchAll(/\n/g)].map((match) => match.index + 1)]
  return (at) => lastBefore(starts, at) ?? 0
}

function nearest(tokens: readonly { start: number; token: string }[], names: readonly number[], lineOf: (at: number) => number) {
  // A row of a table is a line: a figure that shares its line with the name belongs to it before one that only follows a name more closely.
  const inRow = tokens.filter(({ start }) => (lastBefore(names, start) ?? -1) >= lineOf(start))
  return closest(inRow, names) ?? closest(tokens, names) ?? alone(tokens)
}

const alone = (tokens: readonly { start: number; token: string }[]) =>
  tokens.length === 1 && tokens[0] && telling(tokens[0].token) ? tokens[0] : undefined

function closest(tokens: readonly { start: number; token: string }[], names: readonly number[]) {
  const distances = tokens.map(({ start }) => start - (lastBefore(names, start) ?? -Infinity))
  const best = Math.min(...distances)
  return best <= near ? tokens[distances.indexOf(best)] : undefined
}
