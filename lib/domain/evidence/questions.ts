import { type Benchmark, type BenchmarkDimension, benchmarkTitle } from '@/lib/domain/benchmark'
import type { Claim } from '@/lib/domain/claim'
import type { DoubtId, DoubtPart } from '@/lib/domain/verdict/budget-text'
import { formatDate } from '@/lib/format'
import { isQuality } from './effects'
import { isTotal } from './engine-claim'
import { settingsText, statedSettings } from './stated-settings'

export type QuestionId = 'tasks' | 'who' | 'settings' | 'size' | 'public' | 'dimensions' | 'when' | 'judged'

/** `percent`: how much of the claim's doubt the answer could take away; null where its budget is not known. */
export type Question = { id: QuestionId; sentence: string; percent: number | null }

export interface QuestionFacts {
  claim: Claim
  benchmark: Pick<Benchmark, 'name' | 'benchmarkVersion' | 'promptsPublic' | 'codePublic' | 'dimensions'> | null
  dimension: BenchmarkDimension | null
  /** How many of the benchmark's dimensions this source published for the model. */
  published: number
  /** The uncertainty budget of a comparison that the claim takes part in; null without one. */
  parts: readonly DoubtPart[] | null
}

/** Which part of the doubt an answer shrinks; each part is asked about by one question at least. */
const shrinks: Record<QuestionId, readonly DoubtId[]> = {
  tasks: ['task'],
  who: ['bias'],
  settings: ['optimism', 'version'],
  size: ['sampling'],
  public: ['repro'],
  dimensions: ['dimension', 'optimism'],
  when: ['age'],
  judged: ['metric', 'saturation'],
}

/** The order without a budget: what is asked first decides what the rest is worth. */
const fixedOrder: readonly QuestionId[] = ['tasks', 'who', 'settings', 'size', 'public', 'dimensions', 'judged', 'when']

/**
 * What a claim leaves open, as sentences to send: the question whose answer could take away most of the doubt first, in a fixed order among
 * equals and without a budget. Empty when nothing is left open.
 */
export function openQuestions(facts: QuestionFacts): Question[] {
  const { parts } = facts
  const worth = (id: QuestionId): number | null =>
    parts === null ? null : parts.filter((part) => shrinks[id].includes(part.id)).reduce((sum, { percent }) => sum + percent, 0)
  return fixedOrder
    .flatMap((id) => {
      const sentence = asks[id](facts)
      return sentence === null ? [] : [{ id, sentence, percent: worth(id) }]
    })
    .sort((a, b) => (b.percent ?? 0) - (a.percent ?? 0))
}

const isWords = ({ value, wins }: Claim): boolean => value === null && wins === null
const interested = ({ evaluatorKind, interestId }: Claim): boolean =>
  interestId !== null || evaluatorKind === 'vendor' || evaluatorKind === 'collaborative' || evaluatorKind === 'unknown'

const asks: Record<QuestionId, (facts: QuestionFacts) => string | null> = {
  tasks: ({ claim, benchmark }) => {
    if (isWords(claim)) return 'On which tasks, and compared with which models and versions, does this hold?'
    if (benchmark === null) return 'Which tasks were tested, with which prompts?'
    return benchmark.promptsPublic === false ? 'Which prompts were used, and what kinds of clips do they ask for?' : null
  },
  who: ({ claim }) =>
    interested(claim) ? 'Who made the clips, who scored them, and did the scorers know which model a clip came from?' : null,
  settings: ({ claim }) => {
    const missing = missingSettings(claim)
    if (claim.settingsDisclosed === true) return null
    return `Which settings were used (${missing.join(', ')}), and was each clip the first one made or the best of how many?`
  },
  size: ({ claim }) => {
    if (isWords(claim)) return 'Which figure stands behind the words, from how many clips or votes, and what is its 95 % interval?'
    if (!isQuality(claim.unit)) return null
    const open = [
      claim.sampleSize === null ? 'How many clips or votes stand behind the figure' : '',
      claim.ciLow === null && claim.wins === null ? 'what is its 95 % interval' : '',
    ]
    const asked = open.filter(Boolean)
    return asked.length === 0 ? null : `${capital(asked.join(', and '))}?`
  },
  public: ({ claim, benchmark }) => {
    const own = claim.evaluatorKind === 'vendor'
    const prompts = own || benchmark?.promptsPublic !== true
    const clips = own || benchmark?.codePublic !== true
    if (!prompts && !clips) return null
    return `Where can others find the ${[prompts ? 'prompts' : '', clips ? 'clips or the code' : ''].filter(Boolean).join(' and the ')} to repeat it?`
  },
  dimensions: ({ claim, benchmark, dimension, published }) => {
    if (benchmark === null || dimension === null || isWords(claim)) return null
    const available = benchmark.dimensions.filter((column) => !isTotal(column) && isQuality(column.unit)).length
    if (available < 2 || published >= available) return null
    return `What are the results on the other ${available - published} dimensions of ${benchmarkTitle(benchmark)}?`
  },
  judged: ({ claim, dimension }) =>
    !isWords(claim) && (dimension === null || dimension.metric === 'unstated') && isQuality(claim.unit)
      ? 'How was it judged: by people who compare blind, by people who rate, by a model, or computed?'
      : null,
  when: ({ claim }) =>
    claim.evaluatedOn === null && !isWords(claim) ? 'When was the test run, on which build, and is that the build served today?' : null,
}

function missingSettings(claim: Claim): string[] {
  const { resolution, seconds, fps } = statedSettings(claim)
  const stated = Object.entries({ resolution, length: seconds, 'frame rate': fps }).flatMap(([name, value]) =>
    value === null ? [name] : [],
  )
  const rewriting = /prompt/i.test(settingsText(claim)) ? [] : ['prompt rewriting']
  return [...stated, 'seeds', ...rewriting]
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

export interface Letter {
  subject: string
  body: string
}

type LetterFacts = {
  claim: Pick<Claim, 'evaluatorOrg' | 'evaluatorKind' | 'publishedOn' | 'tier'>
  /** What the claim is about, as its page is headed. */
  title: string
  /** The figure with its unit, or the words. */
  said: string
  source: { title: string; url: string | null }
  questions: readonly Question[]
}

/** The questions as a letter to whoever ran the test, or where nobody knows who that was, to whoever published it. */
export function letterOf({ claim, title, said, source, questions }: LetterFacts): Letter {
  const to = claim.evaluatorKind === 'unknown' ? 'Hello' : `Hello ${claim.evaluatorOrg}`
  const read = source.url ? `${source.title} (${source.url})` : source.title
  const where = claim.tier === 'relay' ? `We know it only from ${read}.` : `We read it in ${read}.`
  const list = questions.map(({ sentence }, index) => `${index + 1}. ${sentence}`)
  const opening = `On ${formatDate(claim.publishedOn)} ${claim.evaluatorKind === 'unknown' ? 'this was published' : 'you published'}: ${title}: ${said}. ${where} We would like to rely on it, and for that a few answers are missing:`
  return { subject: `Questions about ${title}`, body: `${to},\n\n${opening}\n\n${list.join('\n')}\n\nThank you.\n` }
}

/**
 * A letter as a `mailto:` address (RFC 6068): everything percent-encoded, line ends as CRLF. Without a known recipient the address is left empty,
 * for the sender to fill in.
 */
export function mailtoOf({ subject, body }: Letter, address: string | null = null): string {
  const to = address === null ? '' : address.split('@').map(encodeURIComponent).join('@')
  return `mailto:${to}?subject=${encoded(subject)}&body=${encoded(body.replace(/\r?\n/g, '\r\n'))}`
}

// encodeURIComponent leaves these as they are, and some mail programs end the address at an apostrophe or a bracket.
const encoded = (text: string): string =>
  encodeURIComponent(text.toWellFormed()).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
