import 'server-only'
import { z } from 'zod'
import { EvaluatorKind, SourceTier } from '@/lib/domain/claim'
import { ClaimTag } from '@/lib/domain/claim-tag'
import { Day } from '@/lib/domain/day'
import { Slug } from '@/lib/domain/provenance'
import { TaskId } from '@/lib/domain/task'
import { formatNumber } from '@/lib/format'

/** What the list of claims can be ordered by. */
export const claimSorts = ['published', 'model', 'benchmark', 'value', 'sample', 'evaluator', 'source'] as const
export type ClaimSort = (typeof claimSorts)[number]
export type Direction = 'ascending' | 'descending'

/** Marks of a claim that a reader should see before trusting it. `archived` shows what was put away, and only that. */
export const claimFlags = ['unverified', 'derived', 'echo', 'retracted', 'archived'] as const
export type ClaimFlag = (typeof claimFlags)[number]

const mostWords = 8

/** The words of a search text; every one of them has to be found. */
export const wordsOf = (text: string): string[] => text.split(/\s+/).filter(Boolean)

const SearchText = z
  .string()
  .overwrite((text) => text.replace(/\p{Cc}+/gu, ' ').trim())
  .max(200, 'Search for at most 200 characters.')
  .refine((text) => wordsOf(text).length <= mostWords, `Search for at most ${mostWords} words.`)

const several = <Entry extends z.ZodType>(entry: Entry) => z.array(entry).max(30, 'Choose at most 30 values.').default([])

/** Stands in the filter of benchmarks for claims that name none. */
export const noBenchmark = '-'

const figure = z.number('Write a number.').min(-1e12).max(1e12).nullable().default(null)

const filters = {
  q: SearchText.default(''),
  model: several(Slug),
  vendor: several(Slug),
  benchmark: several(z.union([Slug, z.literal(noBenchmark)])),
  evaluator: several(Slug),
  kind: several(EvaluatorKind),
  task: several(TaskId),
  tier: several(SourceTier),
  flag: several(z.enum(claimFlags)),
  source: several(Slug),
  table: several(z.string().min(1).max(200)),
  tag: several(ClaimTag),
  from: Day.nullable().default(null),
  to: Day.nullable().default(null),
  min: figure,
  max: figure,
  sample: z.number('Write a number.').int().min(1).max(2_000_000_000).nullable().default(null),
}

/** Which claims to list. Values of one filter widen it, filters narrow each other. */
export const ClaimFilters = z.strictObject(filters)
export type ClaimFilters = z.infer<typeof ClaimFilters>
export type ClaimFilter = keyof ClaimFilters

const sortKey: Record<ClaimSort, z.ZodType<string>> = {
  published: Day,
  value: z.string().regex(/^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/),
  sample: z.string().regex(/^\d{1,10}$/),
  model: z.string().max(400),
  benchmark: z.string().max(400),
  evaluator: z.string().max(400),
  source: z.string().max(800),
}

/** A place in an ordered list: the row's key (null when it has none), its id, and how many rows stand before it. */
const Cursor = z
  .tuple([z.enum(claimSorts), z.boolean(), z.string().nullable(), Slug, z.number().int().min(0).max(1e9)])
  .refine(([sort, , key]) => key === null || (sortKey[sort].safeParse(key).success && !key.includes('\0')))
  .transform(([sort, descending, key, id, before]) => ({ sort, descending, key, id, before }))
export type Cursor = z.infer<typeof Cursor>

const CursorText = z
  .string()
  .max(3000)
  .transform((text, ctx): Cursor => {
    const read = Cursor.safeParse(jsonOf(Buffer.from(text, 'base64url').toString()))
    if (read.success) return read.data
    ctx.addIssue({ code: 'custom', message: 'The place in the list that this address names cannot be read.' })
    return z.NEVER
  })

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A cursor as it stands in an address. */
export const cursorText = ({ sort, descending, key, id, before }: Cursor): string =>
  Buffer.from(JSON.stringify([sort, descending, key, id, before])).toString('base64url')

const sortNames = claimSorts.flatMap((sort) => [sort, `-${sort}` as const])

/** How many claims stand on one page, and how many one answer holds at most. */
export const pageSize = 50
export const mostRows = 200

/**
 * One page of the list: filters, order (a leading minus turns it around) and at most one place to start from, given by a row or by its number.
 * `skip` passes over so many rows after the given one, which is quicker than a number counted from the first.
 */
export const ClaimQuery = z
  .strictObject({
    ...filters,
    sort: z.enum(sortNames).default('-published'),
    after: CursorText.nullable().default(null),
    before: CursorText.nullable().default(null),
    at: z.number().int().min(0).max(10_000_000).default(0),
    skip: z.number().int().min(0).max(10_000_000).default(0),
    take: z.number().int().min(1).max(mostRows).default(pageSize),
  })
  .superRefine((query, ctx) => {
    const say = (path: string, message: string) => ctx.addIssue({ code: 'custom', path: [path], message })
    if (query.from && query.to && query.from > query.to) say('to', 'The last day lies before the first.')
    if (query.min !== null && query.max !== null && query.min > query.max) say('max', 'The largest value lies below the smallest.')
    if (query.at > 0 && (query.after || query.before)) say('at', 'A page starts at a number or at a row, not both.')
    if (query.skip > 0 && !query.after) say('skip', 'Rows are passed over after a row only.')
    if (query.after && query.before) say('before', 'A page starts after one row or ends before one, not both.')
    for (const name of ['after', 'before'] as const)
      if (query[name] && !fits(query[name], query.sort)) say(name, 'This place belongs to a list in another order.')
  })
export type ClaimQuery = z.infer<typeof ClaimQuery>

const fits = (cursor: Cursor, sort: string) => sort === `${cursor.descending ? '-' : ''}${cursor.sort}`

/** An order taken apart. */
export const orderOf = ({ sort }: Pick<ClaimQuery, 'sort'>): { sort: ClaimSort; direction: Direction } =>
  sort.startsWith('-') ? { sort: sort.slice(1) as ClaimSort, direction: 'descending' } : { sort: sort as ClaimSort, direction: 'ascending' }

/** The filters of a query, without its order and place. */
export const filtersOf = ({
  sort: _sort,
  after: _after,
  before: _before,
  at: _at,
  skip: _skip,
  take: _take,
  ...chosen
}: ListQuery): ClaimFilters => chosen

const filterWords: Record<ClaimFilter, string> = {
  q: 'search text',
  model: 'id of a model',
  vendor: 'id of a vendor',
  benchmark: 'id of a benchmark',
  evaluator: 'id of an evaluator',
  kind: 'kind of evaluator',
  task: 'task',
  tier: 'tier of a source',
  flag: 'mark of a claim',
  source: 'id of a source',
  table: 'id of a table',
  tag: 'tag',
  from: 'day',
  to: 'day',
  min: 'number',
  max: 'number',
  sample: 'size of a sample',
}

type Asked = { [Name in keyof z.input<typeof ClaimQuery>]: unknown }

/** A valid query with every default filled in and its places still as texts: what `listClaims` takes. */
export type ListQuery = Omit<ClaimQuery, 'after' | 'before'> & { after: string | null; before: string | null }

/**
 * Reads a query from an address. What cannot be understood is left out, and `problems` says so in sentences,
 * so that a damaged address still shows a list.
 */
export function readClaimQuery(search: Record<string, string | undefined>): { query: ListQuery; problems: string[] } {
  const asked: Asked = {}
  const problems: string[] = []
  for (const name of Object.keys(filters) as ClaimFilter[]) {
    const text = search[name]
    if (text === undefined || text.trim() === '') continue
    const { value, problem } = readFilter(name, text)
    if (value !== undefined) asked[name] = value
    if (problem) problems.push(problem)
  }
  if (typeof asked.from === 'string' && typeof asked.to === 'string' && asked.from > asked.to) {
    problems.push(`The last day, ${asked.to}, lies before the first, ${asked.from}; the last day was left out.`)
    delete asked.to
  }
  if (typeof asked.min === 'number' && typeof asked.max === 'number' && asked.min > asked.max) {
    problems.push(`The largest value, ${asked.max}, lies below the smallest, ${asked.min}; the largest was left out.`)
    delete asked.max
  }
  if (search.sort) {
    if ((sortNames as string[]).includes(search.sort)) asked.sort = search.sort
    else problems.push(`There is no order ${quoted(search.sort)}, so the newest claims come first.`)
  }
  const cursor = search.after ? 'after' : search.before ? 'before' : null
  if (cursor === 'after' && /^\d{1,7}$/.test(search.skip ?? '')) asked.skip = Number(search.skip)
  if (cursor) {
    const started = ClaimQuery.safeParse({ ...asked, [cursor]: search[cursor] })
    if (started.success) return { query: { ...started.data, after: null, before: null, [cursor]: search[cursor] ?? null }, problems }
    delete asked.skip
    problems.push('The place in the list that this address names cannot be read, so this is the first page.')
  }
  if (!cursor && /^\d{1,7}$/.test(search.at ?? '')) asked.at = Number(search.at)
  return { query: { ...ClaimQuery.parse(asked), after: null, before: null }, problems }
}

function readFilter(name: ClaimFilter, text: string): { value?: unknown; problem?: string } {
  if (name === 'q') {
    const read = SearchText.safeParse(text)
    if (read.success) return { value: read.data }
    return { problem: `${read.error.issues[0]?.message} This text has ${formatNumber(text.length)} and was left out.` }
  }
  if (name === 'from' || name === 'to') {
    const read = Day.safeParse(text.trim())
    return read.success ? { value: read.data } : { problem: `${quoted(text)} is no day; write it as 2026-11-25. It was left out.` }
  }
  if (name === 'min' || name === 'max' || name === 'sample') {
    const read = filters[name].safeParse(Number(text))
    return read.success ? { value: read.data } : { problem: `${quoted(text)} is no ${filterWords[name]} and was left out.` }
  }
  const entries = [...new Set(text.split(',').map((entry) => entry.trim()))].filter(Boolean)
  const known = entries.filter((entry) => filters[name].safeParse([entry]).success)
  const unknown = entries.filter((entry) => !known.includes(entry))
  return {
    value: known.slice(0, 30),
    problem: unknown.length > 0 ? `${unknown.slice(0, 3).map(quoted).join(', ')} is no ${filterWords[name]} and was left out.` : undefined,
  }
}

const quoted = (text: string): string => `“${text.length > 40 ? `${text.slice(0, 40)}…` : text}”`
