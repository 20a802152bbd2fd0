import 'server-only'
import type { z } from 'zod'
import { allow, type Context } from '@/lib/context'
import { benchmarkTitle } from '@/lib/domain/benchmark'
import type { EvaluatorKind } from '@/lib/domain/claim'
import { hostOf } from '@/lib/format'
import { type ClaimFlag, ClaimQuery, type Cursor, cursorText, orderOf } from './claim-query'
import { searchTerms } from './claim-search'
import { facetValues, filterValues, pageSql } from './claim-sql'

/** One claim as the grid shows it. */
export type ClaimRow = {
  id: string
  model: string
  variant: string | null
  benchmark: string | null
  dimension: string | null
  task: string
  statement: string | null
  value: number | null
  unit: string | null
  ciLow: number | null
  ciHigh: number | null
  sampleSize: number | null
  sampleUnit: string | null
  opponent: string | null
  /** Wins, losses and ties of a published head-to-head. */
  record: string | null
  evaluator: string
  kind: EvaluatorKind
  publishedOn: string
  source: string
  host: string | null
  tier: 'primary' | 'relay'
  flags: ClaimFlag[]
  demo: boolean
  vendor: string
  evaluatedOn: string | null
  note: string | null
  tags: string[]
  version: number
}

export type ClaimPage = {
  rows: ClaimRow[]
  /** Texts for the address of the neighbouring pages; null at the ends of the list. */
  previous: string | null
  next: string | null
  /** How many rows stand before the first one, as far as the address knows. */
  before: number
}

type Found = Omit<ClaimRow, 'flags' | 'host' | 'record' | 'benchmark'> & {
  key: string | null
  benchmark: string | null
  benchmarkVersion: string | null
  url: string | null
  wins: number | null
  losses: number | null
  ties: number | null
  unverified: boolean
  derived: boolean
  echo: boolean
  retracted: boolean
}

/** One page of claims in the asked order, found by key and never by counting rows. Throws `ZodError` for a query that makes no sense. */
export async function listClaims(ctx: Context, input: z.input<typeof ClaimQuery> = {}): Promise<ClaimPage> {
  allow(ctx, 'workspace:read')
  const query = ClaimQuery.parse(input)
  const terms = await searchTerms(ctx, query.q)
  const passed = query.at + query.skip
  const cursor = query.after ?? query.before
  const text = pageSql({ ...orderOf(query), backward: query.before !== null, terms: terms.length, jump: passed > 0 })
  const found = await ctx.db.$queryRawUnsafe<Found[]>(
    text,
    ctx.workspace.id,
    cursor?.key ?? null,
    cursor?.id ?? null,
    cursor !== null && cursor.key === null,
    passed + query.take + 1,
    ...facetValues(query),
    ...filterValues(query, terms),
    ...(passed > 0 ? [passed] : []),
  )
  return pageOf(found, query)
}

/** The row too many tells whether the list goes on in the direction of reading. */
function pageOf(found: Found[], query: ClaimQuery): ClaimPage {
  const backward = query.before !== null
  const more = found.length > query.take
  const rows = backward ? found.slice(-query.take) : found.slice(0, query.take)
  const before = query.before ? (more ? Math.max(0, query.before.before - rows.length) : 0) : (query.after?.before ?? query.at) + query.skip
  const at = (row: Found | undefined, passed: number) => (row ? cursorText(place(query, row, passed)) : null)
  return {
    rows: rows.map(rowOf),
    before,
    previous: (backward ? more : query.after !== null || query.at > 0) ? at(rows[0], before) : null,
    next: backward || more ? at(rows.at(-1), before + rows.length) : null,
  }
}

function place(query: ClaimQuery, row: Found, before: number): Cursor {
  const { sort, direction } = orderOf(query)
  return { sort, descending: direction === 'descending', key: row.key, id: row.id, before }
}

function rowOf(found: Found): ClaimRow {
  const { key: _, benchmarkVersion, url, wins, losses, ties, unverified, derived, echo, retracted, ...row } = found
  const marks = { unverified, derived, echo, retracted }
  return {
    ...row,
    model: row.model.trim(),
    opponent: row.opponent?.trim() ?? null,
    benchmark: row.benchmark && benchmarkTitle({ name: row.benchmark, benchmarkVersion }),
    record: wins === null ? null : [wins, losses ?? '?', ties ?? '?'].join('–'),
    host: url === null ? null : hostOf(url),
    flags: (Object.keys(marks) as (keyof typeof marks)[]).filter((flag) => marks[flag]),
  }
}
