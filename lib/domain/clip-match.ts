import type { TrialSide } from './trial-vote'

export const clipSides: readonly TrialSide[] = ['challenger', 'incumbent']

export type MatchPrompt = { id: string; number: number; text: string }
/** Where a file belongs, as far as its name says; what it does not say is asked, never guessed. */
export type ClipMatch = { promptId: string | null; side: TrialSide | null; why: string | null }

/** Words that name a side beside those that the team's own offerings are known by. */
export type SideWords = Record<TrialSide, readonly string[]>

const standing: SideWords = {
  challenger: ['challenger', 'candidate', 'new', 'b'],
  incumbent: ['incumbent', 'current', 'baseline', 'old', 'a'],
}

/** Latin words and numbers in small letters, without marks: "Prompt-07_Café.B" gives prompt, 07, cafe, b. */
const wordsOf = (text: string): string[] =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/(\p{L})(\d)/gu, '$1 $2')
    .replace(/(\d)(\p{L})/gu, '$1 $2')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')

/** Whether one list of words stands as a whole inside another. */
const holds = (words: readonly string[], part: readonly string[]): boolean =>
  part.length > 0 && words.some((_, at) => part.every((word, index) => words[at + index] === word))

const without = (words: readonly string[], part: readonly string[]): string[] => {
  const at = words.findIndex((_, index) => part.every((word, offset) => words[index + offset] === word))
  return at < 0 ? [...words] : [...words.slice(0, at), ...words.slice(at + part.length)]
}

const named = (words: readonly string[], terms: readonly string[]) => terms.map(wordsOf).filter((term) => holds(words, term))

/** Names of models have numbers in them ("Kling 3.0"), which must not be read as the number of a prompt. */
function sideOf(parts: readonly string[][], sideWords: SideWords): { side: TrialSide | null; rest: string[][]; both: boolean } {
  const terms = (side: TrialSide) => [...sideWords[side], ...standing[side]]
  const hits = clipSides.filter((side) => parts.some((words) => named(words, terms(side)).length > 0))
  const side = hits.length === 1 ? (hits[0] ?? null) : null
  const known = clipSides.flatMap((each) => [...sideWords[each], ...standing[each]].map(wordsOf)).sort((a, b) => b.length - a.length)
  const rest = parts.map((words) => known.reduce<string[]>((left, term) => (holds(left, term) ? without(left, term) : left), words))
  return { side, rest, both: hits.length > 1 }
}

const fillers = ['prompt', 'p', 'clip', 'video', 'scene', 'shot', 'take', 'nr', 'no', 'final', 'v']

function promptOf(parts: readonly string[][], prompts: readonly MatchPrompt[]): MatchPrompt[] {
  const words = parts.flat()
  const byId = prompts.filter(({ id }) => parts.some((part) => holds(part, wordsOf(id))))
  // "a-red-fox" lies within "a-red-fox-at-night": the longest id that fits is meant.
  const longest = Math.max(0, ...byId.map(({ id }) => wordsOf(id).length))
  const best = byId.filter(({ id }) => wordsOf(id).length === longest)
  if (best.length > 0 && longest > 1) return best
  const numbers = words.filter((word) => /^\d{1,4}$/.test(word)).map(Number)
  const [only] = [...new Set(numbers)]
  if (new Set(numbers).size === 1) {
    const hit = prompts.find(({ number }) => number === only)
    if (hit) return best.length === 1 && best[0] !== hit ? [...best, hit] : [hit]
  }
  if (numbers.length > 1) return prompts.filter(({ number }) => numbers.includes(number))
  if (best.length > 0) return best
  const said = words.filter((word) => !fillers.includes(word))
  return said.length < 2
    ? []
    : prompts.filter(({ text }) => holds(wordsOf(text), said) || (said.length >= 3 && holds(said, wordsOf(text).slice(0, 6))))
}

/**
 * Where a file belongs by its name and the folders it lies in: the prompt by its id, its number or the beginning of its text; the side by the words
 * "incumbent" or "challenger", "a" (incumbent) or "b" (challenger), or by the names of the two offerings. Whatever is said twice or not at all stays
 * null, and `why` says what to ask.
 * @example matchClip('challenger/07.mp4', prompts, words) // { promptId: 'p7', side: 'challenger', why: null }
 */
export function matchClip(path: string, prompts: readonly MatchPrompt[], sideWords: SideWords): ClipMatch {
  const parts = path
    .replace(/\.[A-Za-z0-9]{2,4}$/, '')
    .split('/')
    .map(wordsOf)
  const { side, rest, both } = sideOf(parts, sideWords)
  const found = promptOf(rest, prompts)
  const why = [
    found.length > 1 ? `The name fits prompts ${found.map(({ number }) => number).join(' and ')}.` : null,
    found.length === 0 ? 'The name says no prompt.' : null,
    both ? 'The name fits both sides.' : null,
    side === null && !both ? 'The name says no side.' : null,
  ].filter((text) => text !== null)
  return { promptId: found.length === 1 ? (found[0]?.id ?? null) : null, side, why: why.length > 0 ? why.join(' ') : null }
}

/** Places that more than one file claims: none of them is sent before a person has chosen. */
export function contested<File extends { promptId: string | null; side: TrialSide | null }>(files: readonly File[]): File[] {
  const place = ({ promptId, side }: File) => (promptId && side ? `${promptId} ${side}` : null)
  return files.filter((file) => place(file) !== null && files.some((other) => other !== file && place(other) === place(file)))
}
