import 'server-only'
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import canonicalize from 'canonicalize'
import { z } from 'zod'
import type { Context } from '@/lib/context'
import { statement, type Tx } from '@/lib/db/scope'
import { dayIn } from '@/lib/domain/week'
import { notFound } from '@/lib/errors'
import { Answer, answersOf } from '@/lib/import/answers'
import { type ClaimColumn, claimColumnNames, type Mapping } from '@/lib/import/claim-columns'
import { dayOrders } from '@/lib/import/dates'
import type { Known } from '@/lib/import/known'
import { type Names, resolveNames } from '@/lib/import/names'
import { judging, type Plan, type Reading, reading } from '@/lib/import/plan'
import type { ImportTable } from '@/lib/import/table'
import { askedId } from './asked-id'
import { claimsFor, knownNames } from './import-known'

const column = z.enum(claimColumnNames as [ClaimColumn, ...ClaimColumn[]])
export const StoredMapping = z.strictObject({
  columns: z.array(column.nullable()).max(2000),
  constants: z.partialRecord(column, z.string().max(2000)),
  dayOrder: z.enum(dayOrders).optional(),
})
const StoredAnswers = z.array(Answer).max(5000)

const packed = promisify(gzip)
const unpacked = promisify(gunzip)

export const packTable = (table: ImportTable): Promise<Uint8Array<ArrayBuffer>> =>
  packed(Buffer.from(JSON.stringify(table)), { level: 1 }).then((bytes) => Uint8Array.from(bytes))

export const sha256Of = (value: unknown): string =>
  createHash('sha256')
    .update(canonicalize(value) ?? '')
    .digest('hex')

const runSelect = {
  ...{ id: true, kind: true, fileName: true, fileSha256: true, headersSha256: true, format: true, mapping: true, answers: true },
  ...{ state: true, counts: true, content: true, inputSha256: true, createdById: true, createdByName: true, createdAt: true },
  ...{ appliedAt: true, undoneAt: true, leftClaims: true },
} as const

export type Run = {
  id: string
  fileName: string
  fileSha256: string
  headersSha256: string
  format: string
  state: string
  counts: unknown
  mapping: Mapping
  answers: Answer[]
  /** Ids of claims that somebody chose to leave as they are. */
  leftClaims: string[]
  table: ImportTable
  createdById: string | null
  createdByName: string
  createdAt: Date
  appliedAt: Date | null
  undoneAt: Date | null
}

/** One import with its table; throws `not_found`. An undone one has no table any longer: it comes back empty. */
export async function readRun(tx: Pick<Tx, 'importRun'>, id: string): Promise<Run> {
  const row = await tx.importRun.findFirst({ where: { id: askedId(id, 'This import'), kind: 'claims' }, select: runSelect })
  if (!row) throw notFound('This import')
  const { content, kind: _kind, mapping, answers, inputSha256: _input, ...rest } = row
  const text = content === null ? null : (await unpacked(content)).toString()
  const table: ImportTable = text === null ? { format: row.format, columns: [], rows: [] } : JSON.parse(text)
  const read = StoredMapping.safeParse(mapping)
  return { ...rest, table, mapping: read.data ?? { columns: [], constants: {} }, answers: StoredAnswers.safeParse(answers).data ?? [] }
}

/** What makes two imports the same: the bytes of the file, what its columns mean, how its names were settled, and what was declined. */
export const inputSha256 = ({ fileSha256, mapping, answers, leftClaims }: Run): string => {
  const settled = answers.filter(({ choice }) => choice !== '')
  return sha256Of({ fileSha256, mapping, answers: settled, ...(leftClaims.length > 0 ? { leftClaims: [...leftClaims].sort() } : {}) })
}

// PostgreSQL knows the second limit since version 17.
const limited = statement(
  `select set_config(s.name, l.setting, true) from (values ('idle_in_transaction_session_timeout', $2), ('transaction_timeout', $3)) l(name, setting)
   join pg_settings s on s.name = l.name join (values ($1::text)) bound("workspaceId") on true where bound."workspaceId" = $1`,
)

/** Planning the largest file takes the database's time for a fraction of this. */
const mostIdleMs = 120_000
const mostMs = 600_000

/**
 * A transaction for work on very many rows. The database ends it when it hears nothing for two minutes, or a minute after its time is over:
 * a computer that vanished without a word would otherwise keep its locks, and other imports waiting, for hours.
 */
export const longTransaction = <Result>(of: Context, work: (tx: Tx) => Promise<Result>, idleMs = mostIdleMs): Promise<Result> =>
  of.db.$transaction(
    async (tx) => {
      await tx.$queryRawUnsafe(limited, of.workspace.id, String(idleMs), String(mostMs + 60_000))
      return work(tx)
    },
    { timeout: mostMs, maxWait: 20_000 },
  )

export type Progress = (done: number, of: number) => void

/** Runs a long piece of work in slices, so that other requests have their turn in between. */
async function inTurns<Result>(steps: Generator<number, Result>, report: (rows: number) => void): Promise<Result> {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    report(step.value)
    await new Promise(setImmediate)
  }
}

export type Planned = { plan: Plan; names: Names; known: Known }

/** What the file says, its names settled as far as they are; the first half of `planRun`. */
export async function readNames(tx: Tx, ctx: Context, run: Run, progress: Progress = () => undefined) {
  const known = await knownNames(tx, ctx.workspace.id)
  const names = resolveNames(known, answersOf(run.answers))
  const rows = run.table.rows.length
  const read: Reading = await inTurns(reading(run.table, run.mapping, names), (done) => progress(done / 2, rows))
  return { known, names, read }
}

/** What applying an import would do at this moment. Nothing is written. */
export async function planRun(tx: Tx, ctx: Context, run: Run, progress: Progress = () => undefined): Promise<Planned> {
  const { known, names, read } = await readNames(tx, ctx, run, progress)
  const claims = await claimsFor(tx, ctx.workspace.id, read)
  const declined = new Set(run.leftClaims)
  const world = { known, names, claims, today: dayIn(ctx.now, ctx.workspace.timeZone), declined }
  const rows = run.table.rows.length
  const plan = await inTurns(judging(read, world), (done) => progress((rows + done) / 2, rows))
  return { plan, names, known }
}

/** Two plans with the same digest would do the same, row by row. */
export function planDigest({ rows, made }: Plan): string {
  const hash = createHash('sha256')
  for (const row of rows) {
    if (row.kind === 'new') hash.update(`n${row.claim.id}\n`)
    else if (row.kind === 'changed') hash.update(`c${row.claim.id} ${row.version} ${JSON.stringify(row.changes)}\n`)
    else hash.update(`${row.kind}\n`)
  }
  return hash.update(JSON.stringify(made)).digest('hex')
}
