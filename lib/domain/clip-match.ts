import type { TrialSide } from './trial-vote'

export const clipSides: readonly TrialSide[] = ['challenger', 'incumbent']

export type MatchPrompt = { id: string; number: number; text: string }
/** Where a file belongs, as far as its name says; what it does not say is asked, never guessed. */
export type ClipMatch = { promptId: string | null; side: TrialSide | null; why: string | null }

/** The names that a team knows the two offerings by. */
export type SideWords = Record<TrialSide, readonly string[]>

const standing: SideWords = { challenger: ['challenger', 'candidate'], incumbent: ['incumbent', 'baseline'] }
/** Letters count only where nothing else is meant by them: as a folder, or after the number of a prompt. */
const letters: Record<string, TrialSide> = { a: 'incumbent', b: 'challenger' }

/** Sizes, rates and lengths have numbers that are no prompt's. */
const measures =
  /(?<![\p{L}\p{N}])(?:\d{3,4}\s?[xX×]\s?\d{3,4}|\d{3,4}p|\d+(?:\.\d+)?\s?(?:fps|hz|mbps|sec|s)|[248]k|v\d+|take[\s_-]?\d+)(?![\p{L}\p{N}])/giu

/** Words and numbers in small letters, without marks: "Prompt-07_Café.B" gives prompt, 07, cafe, b. */
const wordsOf = (text: string): string[] =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/(\p{L})(\d)/gu, '$1 $2')
    .replace(/(\d)(\p{L})/gu, '$1 $2')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')

const placeOf = (words: readonly string[], part: readonly string[]): number =>
  part.length === 0 ? -1 : words.findIndex((_, at) => part.every((word, index) => words[at + index] === word))
const holds = (words: readonly string[], part: readonly string[]) => placeOf(words, part) >= 0

/** Takes a run of words out and leaves a gap, so that what stood around it does not become one name. */
function without(words: readonly string[], part: readonly string[]): string[] {
  const at = placeOf(words, part)
  return at < 0 ? [...words] : without([...words.slice(0, at), '', ...words.slice(at + part.length)], part)
}

type Term = { side: TrialSide; words: string[] }
const same = (one: Term, other: Term) => one.words.join(' ') === other.words.join(' ')

/** The longest names first: "veo 3.1 fast" holds "veo 3.1". A name that both sides go by tells nothing. */
function termsOf(sideWords: SideWords): Term[] {
  const all = clipSides.flatMap((side) => [...standing[side], ...sideWords[side]].map((text): Term => ({ side, words: wordsOf(text) })))
  return all
    .filter((term) => term.words.length > 0 && !all.some((other) => other.side !== term.side && same(term, other)))
    .sort((one, other) => other.words.length - one.words.length)
}

/** "a" and "07-a", and not "vitamin-a". */
const standsAlone = (words: readonly string[]) => words.length === 1 || /^(?:\d+|side|)$/.test(words.at(-2) ?? 'none')

function sidesIn(parts: readonly string[][], terms: readonly Term[]): { sides: Set<TrialSide>; rest: string[][] } {
  const sides = new Set<TrialSide>()
  const rest = parts.map((words) =>
    terms.reduce<string[]>((left, term) => {
      if (!holds(left, term.words)) return left
      sides.add(term.side)
      return without(left, term.words)
    }, words),
  )
  for (const words of rest) {
    const side = standsAlone(words) ? letters[words.at(-1) ?? ''] : undefined
    if (side) sides.add(side)
  }
  return { sides, rest }
}

/** The side that a cell of a table names; null when it names none or both. */
export function sideNamed(text: string, sideWords: SideWords): TrialSide | null {
  const { sides } = sidesIn([wordsOf(text)], termsOf(sideWords))
  return sides.size === 1 ? ([...sides][0] ?? null) : null
}

function promptsIn(parts: readonly string[][], prompts: readonly MatchPrompt[]): MatchPrompt[] {
  const words = parts.flat()
  const numbers = new Set(words.filter((word) => /^\d{1,4}$/.test(word)).map(Number))
  const spoken = prompts.filter(({ id }) => !/^p?\d+$/.test(id) && parts.some((part) => holds(part, wordsOf(id))))
  // "a-red-fox" lies within "a-red-fox-at-night": the longest id that fits is meant.
  const longest = Math.max(0, ...spoken.map(({ id }) => wordsOf(id).length))
  const byId = spoken.filter(({ id }) => wordsOf(id).length === longest)
  const byNumber = prompts.filter(({ number }) => numbers.has(number))
  const found = [...new Set([...byId, ...byNumber])]
  if (found.length > 0) return found
  const name = (parts.at(-1) ?? []).filter((word) => word !== '' && !(word in letters))
  return name.length < 3 ? [] : prompts.filter(({ text }) => holds(wordsOf(text), name))
}

/**
 * Where a file belongs by its name and the folders it lies in: the prompt by its number, its id, or at least three words of its text; the side by
 * "incumbent" or "challenger", by a folder "a" (incumbent) or "b" (challenger) or that letter after the number, or by the names of the two offerings. Whatever is said
 * twice or not at all stays null, and `why` says what to ask.
 * @example matchClip('challenger/07.mp4', prompts, words) // { promptId: 'p7', side: 'challenger', why: null }
 */
export function matchClip(path: string, prompts: readonly MatchPrompt[], sideWords: SideWords): ClipMatch {
  const parts = path.replace(/\.[A-Za-z0-9]{2,4}$/, '').split('/')
  const { sides } = sidesIn(parts.map(wordsOf), termsOf(sideWords))
  const { rest } = sidesIn(
    parts.map((part) => wordsOf(part.replace(measures, ' '))),
    termsOf(sideWords),
  )
  const found = promptsIn(rest, prompts)
  const why = [
    found.length > 1 ? `The name fits prompts ${found.map(({ number }) => number).join(' and ')}.` : null,
    found.length === 0 ? 'The name says no prompt.' : null,
    sides.size > 1 ? 'The name fits both sides.' : null,
    sides.size === 0 ? 'The name says no side.' : null,
  ].filter((text) => text !== null)
  const only = <Value>(values: Iterable<Value>) => ([...values].length === 1 ? ([...values][0] ?? null) : null)
  return { promptId: only(found)?.id ?? null, side: only(sides), why: why.length > 0 ? why.join(' ') : null }
}

/** Files that claim a place which another one claims too: none of them is sent before a person has chosen. */
export function contested<File extends { promptId: string | null; side: TrialSide | null }>(files: readonly File[]): File[] {
  const place = ({ promptId, side }: File) => (promptId && side ? `${promptId} ${side}` : null)
  return files.filter((file) => place(file) !== null && files.some((other) => other !== file && place(other) === place(file)))
}
