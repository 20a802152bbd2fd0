import type { EvaluatorKind } from '@/lib/domain/claim'
import type { TaskId } from '@/lib/domain/task'
import { countsOf } from './article-counts'
import { type EvaluatorFound, type EvaluatorNames, evaluatorIn } from './article-evaluator'
import { type Counted, countsIn, type Figure, figuresIn } from './article-figures'
import { confidenceLevels, intervalsIn } from './article-intervals'
import { type Mention, type ModelNames, mentionsOf, modelMentions } from './article-names'
import { type UnreadNumber, unreadIn } from './article-unread'
import { boasts, datesIn, measuredOn, publishedOn, rankIn, type Sentence, type Span, sentencesOf, taskIn } from './article-words'

/** What the workspace knows, by the names that people use. */
export type ArticleNames = EvaluatorNames & {
  models: readonly ModelNames[]
  benchmarks: readonly { id: string; name: string; benchmarkVersion: string | null }[]
}

/** One claim that a sentence seems to make. What the text does not say is null and has to be asked; nothing is filled in by guess. */
export type ArticleDraft = {
  /** The sentence, word for word, with its place in the text. */
  quote: string
  start: number
  end: number
  marks: (Span & { kind: 'model' | 'benchmark' | 'figure' | 'evaluator' })[]
  modelId: string | null
  /** Where a name fits several models, or one without its version: those to choose from. */
  modelChoices: string[]
  opponentId: string | null
  benchmarkId: string | null
  benchmarkChoices: string[]
  task: TaskId | null
  value: number | null
  unit: string | null
  ciLow: number | null
  ciHigh: number | null
  sampleSize: number | null
  sampleUnit: string | null
  rank: number | null
  /** The words themselves, where no number was given. */
  statement: string | null
  evaluatorOrg: string | null
  evaluatorKind: EvaluatorKind | null
  interestId: string | null
  publishedOn: string | null
  evaluatedOn: string | null
  /** What the form will ask for, in its own words. */
  missing: string[]
}

/** Longer texts are refused: an article is shorter. */
export const longestArticle = 60_000
const mostDrafts = 200

const comparison =
  /\b(?:over|against|vs\.?|versus|than|beat(?:s|ing|en)?|outperform(?:s|ed|ing)?|surpass(?:es|ed|ing)?|ahead of|defeat(?:s|ed|ing)?|overtakes?|overtook|preferred to|compared (?:to|with))\s*(?:[\p{L}’']+\s+){0,3}$|(?:战胜|超过|超越|击败|优于|领先于?|对比|对阵|相比|对|比)\s*$/iu
const direct = /^\s*(?:[(（:：,]|\bat\b|\bhas\b|\bscor\w+|\bgets?\b|\breach\w+|为|得分|是|达)/i
const follows = /^[\s)）]*(?:%|％|points?|Elo|MOS|pts)?\s*(?:for|by|goes to|went to|to)\s+(?:the\s+)?(?:[\p{L}’']+\s+){0,2}$/iu

type Told = { mention: Mention; opponent: boolean }

/** Which of the models a sentence names is spoken of, and which it is set against. */
function told(sentence: string, mentions: readonly Mention[]): Told[] {
  return mentions.map((mention, at) => {
    const before = mentions[at - 1]
    return { mention, opponent: before !== undefined && comparison.test(sentence.slice(before.end, mention.start)) }
  })
}

/** The model that a figure belongs to: the one it is given to, else the nearest before it that is not merely set against another. */
function ownerOf(sentence: string, figure: Figure, models: readonly Told[]): Told | null {
  const after = models.find(({ mention }) => mention.start >= figure.end)
  if (after && follows.test(sentence.slice(figure.end, after.mention.start))) return after
  const before = models.filter(({ mention }) => mention.end <= figure.start)
  const nearest = before.at(-1)
  if (nearest?.opponent && !figure.winRate && direct.test(sentence.slice(nearest.mention.end, figure.start))) return nearest
  return before.findLast(({ opponent }) => !opponent) ?? nearest ?? models.find(({ opponent }) => !opponent) ?? after ?? null
}

const only = (ids: readonly string[]): string | null => (ids.length === 1 ? (ids[0] ?? null) : null)
const round = (value: number): number => Number(value.toPrecision(12))

type Context = {
  sentence: Sentence
  models: Told[]
  benchmarks: Mention[]
  evaluator: EvaluatorFound | null
  counts: Counted[]
  published: string | null
}

const labels: [keyof ArticleDraft, string][] = [
  ['modelId', 'Model'],
  ['task', 'Task'],
  ['unit', 'Unit'],
  ['benchmarkId', 'Benchmark'],
  ['evaluatorOrg', 'Evaluator'],
  ['evaluatorKind', 'Kind of evaluator'],
  ['publishedOn', 'Published on'],
]

function draftOf(
  { sentence, models, benchmarks, evaluator, published }: Context,
  owner: Told | null,
  figure: Figure | null,
  sample?: Counted,
): ArticleDraft {
  const benchmark = benchmarks.findLast(({ start }) => figure === null || start <= figure.start) ?? benchmarks[0]
  const opponents = figure === null || figure.winRate ? models.filter((told) => told.opponent && told !== owner) : []
  const spans: (Omit<ArticleDraft['marks'][number], never> | null)[] = [
    owner && { ...spanOf(owner.mention), kind: 'model' },
    benchmark ? { ...spanOf(benchmark), kind: 'benchmark' } : null,
    figure && { ...spanOf(figure), kind: 'figure' },
    evaluator && { ...spanOf(evaluator), kind: 'evaluator' },
  ]
  const half = figure?.halfWidth ?? null
  const draft: ArticleDraft = {
    ...{ quote: sentence.text, start: sentence.start, end: sentence.end },
    marks: spans
      .filter((span) => span !== null)
      .map((span) => ({ ...span, start: span.start + sentence.start, end: span.end + sentence.start })),
    modelId: only(owner?.mention.ids ?? []),
    modelChoices: owner && owner.mention.ids.length > 1 ? owner.mention.ids : [],
    opponentId: opponents.length === 1 ? only(opponents[0]?.mention.ids ?? []) : null,
    benchmarkId: only(benchmark?.ids ?? []),
    benchmarkChoices: benchmark && benchmark.ids.length > 1 ? benchmark.ids : [],
    task: taskIn(sentence.text),
    ...{ value: figure?.value ?? null, unit: figure?.unit ?? null },
    ciLow: figure && half !== null ? round(figure.value - half) : (figure?.interval?.low ?? null),
    ciHigh: figure && half !== null ? round(figure.value + half) : (figure?.interval?.high ?? null),
    ...{ sampleSize: sample?.size ?? null, sampleUnit: sample?.unit ?? null },
    ...{ rank: rankIn(sentence.text), statement: figure === null ? sentence.text.slice(0, 1000) : null },
    ...{ evaluatorOrg: evaluator?.org ?? null, evaluatorKind: evaluator?.kind ?? null, interestId: evaluator?.interestId ?? null },
    ...{ publishedOn: published, evaluatedOn: measuredOn(sentence.text)?.day ?? null, missing: [] },
  }
  if (draft.opponentId === draft.modelId) draft.opponentId = null
  const needed = labels.filter(([name]) => draft[name] === null && !(figure === null && name === 'unit'))
  return { ...draft, missing: needed.map(([, label]) => label) }
}

const spanOf = ({ start, end }: Span): Span => ({ start, end })

/** Figures worth asking about although no model is named beside them. */
const telling = (figure: Figure): boolean => ['elo', 'mos', 'fvd'].includes(figure.kind) || figure.winRate

const beside =
  /^\s*(?:\(|（|at\s|with\s|has\s|on\s)\s*(?<value>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?![\d%％]|[.,]\d|[\s-]*(?:p\b|k\b|s\b|x\b|fps|sec|second|minute|hour|frame|times|votes|prompts))/iu

/** Beside a measured figure, a plain number right behind another model’s name is that model’s: “1,287 Elo, ahead of Veo 3.1 at 1,251”. */
function besides(sentence: string, models: readonly Told[], figures: readonly Figure[]): Figure[] {
  if (figures.length === 0) return []
  return models.flatMap(({ mention }): Figure[] => {
    const match = beside.exec(sentence.slice(mention.end))
    const text = match?.groups?.value
    if (!match || text === undefined) return []
    const end = mention.end + match[0].length
    const start = end - text.length
    if (figures.some((figure) => figure.start < end && start < figure.end)) return []
    return [
      { start, end, value: Number(text.replaceAll(',', '')), unit: null, kind: 'bare', winRate: false, halfWidth: null, interval: null },
    ]
  })
}

function draftsIn(context: Context): ArticleDraft[] {
  const { sentence, models, benchmarks, counts } = context
  const blocked = [...models.map(({ mention }) => mention), ...benchmarks, ...counts, ...datesIn(sentence.text)]
  const figures = figuresIn(sentence.text, blocked).filter((figure) => models.length > 0 || telling(figure))
  const all = [...figures, ...besides(sentence.text, models, figures)]
  const samples = countsOf(all, { counts, models: models.map(({ mention }) => mention) })
  const measured = all.map((figure, at) => draftOf(context, ownerOf(sentence.text, figure, models), figure, samples[at]))
  if (measured.length > 0) return measured
  const subject = models.find(({ opponent }) => !opponent) ?? null
  return subject && boasts(sentence.text) ? [draftOf(context, subject, null, counts.length === 1 ? counts[0] : undefined)] : []
}

const within = (mentions: readonly Mention[], { start, end }: Span): Mention[] =>
  mentions
    .filter((mention) => mention.start >= start && mention.end <= end)
    .map((mention) => ({ ...mention, start: mention.start - start, end: mention.end - start }))

function benchmarkNames({ name, benchmarkVersion }: ArticleNames['benchmarks'][number]): string[] {
  const [, plain, inside] = /^(.+?)\s*\((.+)\)$/.exec(name) ?? []
  const parts = [name, plain, inside && /^[\p{Lu}\p{N}][\w+.-]*$/u.test(inside) ? inside : undefined, ...name.split(' / ')]
  return [...new Set(parts.filter((part): part is string => part !== undefined))].flatMap((part) =>
    benchmarkVersion ? [part, `${part} ${benchmarkVersion}`] : [part],
  )
}

/**
 * The claims that an article seems to make, sentence by sentence, by rules and the names the workspace knows. A figure becomes a draft where
 * a model is named beside it, or where it is an Elo, a MOS, an FVD or a win rate; praise without a figure becomes a statement. Years,
 * prices, resolutions and durations are no figures. The same text and names give the same drafts.
 * @example articleDrafts('Veo 3.1 wins 61% of comparisons against Kling 2.1 Master.', names)
 */
export const articleDrafts = (text: string, names: ArticleNames): ArticleDraft[] => readArticleText(text, names).drafts

const mostUnread = 100

/** The drafts of an article, and the numbers beside a model or a draft that none of them took up: prices, durations, sizes. */
export function readArticleText(text: string, names: ArticleNames): { drafts: ArticleDraft[]; unread: UnreadNumber[] } {
  const read = text.slice(0, longestArticle)
  const sentences = sentencesOf(read)
  const published = publishedOn(sentences)?.day ?? null
  const models = modelMentions(read, names.models)
  const benchmarks = mentionsOf(
    read,
    names.benchmarks.map((benchmark) => ({ id: benchmark.id, names: benchmarkNames(benchmark) })),
  ).filter((mention) =>
    models.every(
      (model) => model.end <= mention.start || mention.end <= model.start || mention.end - mention.start > model.end - model.start,
    ),
  )
  const drafts: ArticleDraft[] = []
  const unread: UnreadNumber[] = []
  for (const sentence of sentences) {
    const found = within(benchmarks, sentence)
    const clear = within(models, sentence).filter((model) => found.every((other) => other.end <= model.start || model.end <= other.start))
    const evaluator = evaluatorIn(sentence.text, names)
    const context = {
      sentence,
      models: told(sentence.text, clear),
      benchmarks: found,
      evaluator,
      counts: countsIn(sentence.text),
      published,
    }
    const made = draftsIn(context)
    drafts.push(...made)
    if (clear.length > 0 || made.length > 0) unread.push(...unreadIn(sentence, takenUp(context, made)))
    if (drafts.length >= mostDrafts) break
  }
  return { drafts: drafts.slice(0, mostDrafts), unread: unread.slice(0, mostUnread) }
}

/** Where in a sentence names, dates, counts and intervals stand, and what its drafts took up. */
const takenUp = ({ sentence, models, benchmarks, counts }: Context, made: readonly ArticleDraft[]): Span[] => [
  ...[...models.map(({ mention }) => mention), ...benchmarks, ...counts, ...datesIn(sentence.text), ...rankSpans(sentence.text)],
  ...(made.length > 0 ? [...intervalsIn(sentence.text), ...confidenceLevels(sentence.text), ...errorSpans(sentence.text)] : []),
  ...made.flatMap(({ marks }) => marks.map(({ start, end }) => ({ start: start - sentence.start, end: end - sentence.start }))),
]

const spansOf = (text: string, pattern: RegExp): Span[] =>
  [...text.matchAll(pattern)].map((match) => ({ start: match.index, end: match.index + match[0].length }))
const rankSpans = (text: string) => spansOf(text, /(?:#\s?|\bNo\.\s?|\brank(?:s|ed)?\s+)\d{1,3}\b/giu)
const errorSpans = (text: string) => spansOf(text, /(?:±|\+\/[-−])\s*\d+(?:\.\d+)?/gu)
