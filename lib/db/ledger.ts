import 'server-only'
import { z } from 'zod'
import type { ScopedClient } from './scope'
import { statement } from './scope'

export const ledgerPageSize = 50

type LedgerShape<Sort extends string> = {
  /** A select of every row of the workspace $1, with the columns `id`, `title` and `haystack`. */
  rows: string
  /** Conditions on those rows. Their parameters start at $4; each accepts null for "any". */
  conditions: readonly string[]
  /** What each sortable column is ordered by. */
  sorts: Record<Sort, string>
}

export type LedgerQuery<Sort extends string> = {
  /** Every word must occur somewhere in the row. */
  words: readonly string[]
  sort: Sort
  descending: boolean
  /** The last row of the page before. A row that is gone leads to the page at `at`. */
  after: string | null
  /** How many rows stand before the page; a number past the end leads to the last page. */
  at: number
  /** The most rows that the page may have. */
  take: number
  parameters: readonly (string | null)[]
}

/** One page, and how many rows there are: in all, and that match. */
export type LedgerPage<Row> = {
  rows: Row[]
  total: number
  matching: number
  /** Rows that stand before this page. */
  start: number
  /** The cursor of the page before: `null` for the first page, `undefined` when this is the first page. */
  previous: string | null | undefined
  next: string | null
}

const text = ({ rows, conditions }: LedgerShape<string>, order: string, direction: 'asc' | 'desc') =>
  statement(`
    with rows as (${rows}),
    matching as (
      select rows.*, row_number() over (order by ${order} ${direction} nulls last, lower(title), id) as position
      from rows
      where haystack ilike all ($2::text[])${conditions.map((condition) => ` and (${condition})`).join('')}
    ),
    start as (
      select coalesce(
        (select position from matching where id = $3::jsonb ->> 'after'),
        least(($3::jsonb ->> 'at')::int, greatest((select count(*) from matching) - 1, 0) / ${ledgerPageSize} * ${ledgerPageSize})
      ) as at
    ),
    page as (select * from matching where position > (select at from start) order by position limit ($3::jsonb ->> 'take')::int)
    select
      (select count(*)::int from rows) as "total",
      (select count(*)::int from matching) as "matching",
      (select at::int from start) as "start",
      (select id from matching where position = (select at from start) - ${ledgerPageSize}) as "previous",
      (select coalesce(json_agg(to_jsonb(page) - 'haystack' order by position), '[]') from page) as "rows"`)

const Answer = z.tuple([
  z.object({ total: z.int(), matching: z.int(), start: z.int(), previous: z.string().nullable(), rows: z.array(z.unknown()) }),
])

/**
 * A list that is searched, sorted and paged by the database in one statement. The cursor is a row's id, so any column can order it;
 * the position of that row is found again for each page.
 */
export function ledger<Row extends { id: string }, Sort extends string>(shape: LedgerShape<Sort>, row: z.ZodType<Row>) {
  const texts = new Map<string, string>()
  for (const [sort, order] of Object.entries<string>(shape.sorts)) {
    texts.set(`+${sort}`, text(shape, order, 'asc'))
    texts.set(`-${sort}`, text(shape, order, 'desc'))
  }
  return async (db: ScopedClient, workspaceId: string, query: LedgerQuery<Sort>): Promise<LedgerPage<Row>> => {
    const { words, sort, descending, after, at, take, parameters } = query
    const patterns = words.map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`)
    const sql = texts.get(`${descending ? '-' : '+'}${sort}`)
    if (!sql) throw new Error(`No such sort: ${sort}`)
    const [answer] = Answer.parse(await db.$queryRawUnsafe(sql, workspaceId, patterns, JSON.stringify({ after, at, take }), ...parameters))
    const rows = answer.rows.map((entry) => row.parse(entry))
    const { total, matching, start } = answer
    const next = start + rows.length < matching ? (rows.at(-1)?.id ?? null) : null
    return { rows, total, matching, start, previous: start === 0 ? undefined : answer.previous, next }
  }
}
