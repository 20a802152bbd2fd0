import 'server-only'
import { statement, type Tx } from '@/lib/db/scope'
import type { Claim } from '@/lib/domain/claim'
import { conflict } from '@/lib/errors'

type Column = readonly [name: keyof Claim, type: string]

const written: readonly Column[] = [
  ...(['id', 'modelId', 'variant', 'benchmarkId', 'dimensionId', 'task', 'statement', 'unit', 'sampleUnit', 'opponentId'] as const).map(
    (name): Column => [name, 'text'],
  ),
  ...(
    ['evaluatorId', 'evaluatorOrg', 'interestId', 'settings', 'tableId', 'sourceId', 'locator', 'repeatsId', 'readAs', 'note'] as const
  ).map((name): Column => [name, 'text']),
  ...(['value', 'ciLow', 'ciHigh'] as const).map((name): Column => [name, 'double precision']),
  ...(['sampleSize', 'wins', 'losses', 'ties', 'rank', 'tableSize'] as const).map((name): Column => [name, 'integer']),
  ...(['settingsDisclosed', 'derived', 'unverified', 'retracted'] as const).map((name): Column => [name, 'boolean']),
  ...(['publishedOn', 'evaluatedOn'] as const).map((name): Column => [name, 'date']),
  ['evaluatorKind', '"EvaluatorKind"'],
  ['tier', '"SourceTier"'],
]

const names = written.map(([name]) => `"${name}"`)
const lists = (first: number) => written.map((_, at) => `$${at + first}::text[]`).join(', ')
const cast = (from: string) => written.map(([name, type]) => (type === 'text' ? `${from}."${name}"` : `${from}."${name}"::${type}`))
const stamp = `now() at time zone 'utc'`

// Lists of text travel through the driver unchanged; PostgreSQL casts them, which beats one parameter for each cell.
const insertion = statement(
  `insert into "Claim" ("workspaceId", ${names.join(', ')}, "createdAt", "updatedAt")
   select bound."workspaceId", ${cast('r').join(', ')}, ${stamp}, ${stamp}
   from (values ($1::text)) bound("workspaceId"), unnest(${lists(2)}) r(${names.join(', ')})
   where bound."workspaceId" = $1`,
)

const change = statement(
  `update "Claim" c set ${names.map((name, at) => `${name} = ${cast('r')[at]}`).join(', ')}, "version" = c."version" + 1, "updatedAt" = ${stamp}
   from unnest($2::text[], ${lists(3)}) r("expected", ${names.join(', ')})
   where c."workspaceId" = $1 and c."id" = r."id" and c."version" = r."expected"::integer and c."archivedAt" is null
   returning c."id"`,
)

const chunk = 2000

const listed = (claims: readonly Claim[]): (string | null)[][] =>
  written.map(([name]) => claims.map((claim) => (claim[name] === null ? null : String(claim[name]))))

/** A claim comes after the one that it repeats, because the database checks references after each chunk. */
function inOrder(claims: readonly Claim[]): Claim[] {
  const waiting = new Map(claims.map((claim) => [claim.id, claim]))
  const ordered: Claim[] = []
  const place = (claim: Claim): void => {
    if (!waiting.delete(claim.id)) return
    const original = claim.repeatsId === null ? undefined : waiting.get(claim.repeatsId)
    if (original) place(original)
    ordered.push(claim)
  }
  for (const claim of claims) place(claim)
  return ordered
}

/** Writes new claims, many at a time. They have been judged by the rules of a claim before. */
export async function insertClaims(tx: Tx, workspaceId: string, claims: readonly Claim[], report: (done: number) => void): Promise<void> {
  const ordered = inOrder(claims)
  for (let at = 0; at < ordered.length; at += chunk) {
    await tx.$queryRawUnsafe(insertion, workspaceId, ...listed(ordered.slice(at, at + chunk)))
    report(Math.min(at + chunk, ordered.length))
  }
}

/** Replaces stored claims, each only if it still has the version given. Throws `conflict` for the first that has not. */
export async function replaceClaims(tx: Tx, workspaceId: string, rows: readonly { claim: Claim; version: number }[]): Promise<void> {
  for (let at = 0; at < rows.length; at += chunk) {
    const part = rows.slice(at, at + chunk)
    const versions = part.map(({ version }) => String(version))
    const claims = part.map(({ claim }) => claim)
    const done = await tx.$queryRawUnsafe<{ id: string }[]>(change, workspaceId, versions, ...listed(claims))
    if (done.length === part.length) continue
    const ids = new Set(done.map(({ id }) => id))
    const missed = claims.find(({ id }) => !ids.has(id))?.id
    throw conflict(`The claim ${missed} changed while this was under way. Nothing was written. Look at the dry run again.`)
  }
}

const refresh = statement(`select refresh_claim_statistics()::text from (values ($1::text)) bound("workspaceId") where "workspaceId" = $1`)

/** Fewer rows than these change no plan of a query, or are soon counted by the database itself. */
const manyRows = 1000

/** Has the database look at its tables after so many rows were written that it would go on planning searches for the tables of before. */
export async function refreshStatistics(tx: Tx, workspaceId: string, rows: number): Promise<void> {
  if (rows >= manyRows) await tx.$queryRawUnsafe(refresh, workspaceId)
}
