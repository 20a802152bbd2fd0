import 'server-only'
import { allow, type Context } from '@/lib/context'
import { actionSelect } from '@/lib/db/select'
import type { ActionLine, BoundClaim } from '@/lib/domain/action-line'
import { toDay } from '@/lib/domain/day'
import { modelTitle } from '@/lib/domain/model'
import { dayIn, weekOfDay } from '@/lib/domain/week'
import { notFound } from '@/lib/errors'
import type { Prisma } from '@/prisma/generated/client'

const mostOpen = 1000
const mostClosed = 200

/** Whatever is open and what was closed last, newest first; of one dependency, of one claim, or of the whole workspace. */
export async function listActions(ctx: Context, about: { dependencyId?: string; claimId?: string } = {}): Promise<ActionLine[]> {
  allow(ctx, 'workspace:read')
  const orderBy = [{ createdAt: 'desc' as const }, { id: 'asc' as const }]
  const [open, closed] = await Promise.all([
    ctx.db.action.findMany({ where: { ...about, state: 'open' }, orderBy, take: mostOpen, select: actionSelect }),
    ctx.db.action.findMany({
      where: { ...about, state: { not: 'open' } },
      orderBy: [{ closedAt: 'desc' }, { id: 'asc' }],
      take: mostClosed,
      select: actionSelect,
    }),
  ])
  return linesOf(ctx, [...open, ...closed])
}

/** One action; throws `not_found`. */
export async function getAction(ctx: Context, id: string): Promise<ActionLine> {
  allow(ctx, 'workspace:read')
  const row = await ctx.db.action.findFirst({ where: { id }, select: actionSelect })
  const [line] = row ? await linesOf(ctx, [row]) : []
  if (!line) throw notFound('This action')
  return line
}

type Row = Prisma.ActionGetPayload<{ select: typeof actionSelect }>
type ClaimRow = NonNullable<Row['claim']>

async function linesOf(ctx: Context, rows: readonly Row[]): Promise<ActionLine[]> {
  const owners = [...new Set(rows.flatMap(({ ownerId, dependency }) => [ownerId ?? [], dependency?.ownerId ?? []].flat()))]
  const claims = rows.flatMap(({ claim, state }) => (claim && state === 'open' ? [claim] : []))
  const [members, newer, closers] = await Promise.all([
    owners.length === 0
      ? []
      : ctx.db.member.findMany({ where: { userId: { in: owners } }, select: { userId: true, user: { select: { name: true } } } }),
    newerClaims(ctx, claims),
    closersOf(ctx, rows),
  ])
  const names = new Map(members.map((member) => [member.userId, member.user.name]))
  return rows.map((row) => lineOf(row, { ctx, names, newer, closers }))
}

type Around = { ctx: Context; names: ReadonlyMap<string, string>; newer: ReadonlyMap<string, BoundClaim['newer']> } & {
  closers: ReadonlyMap<string, string>
}

function lineOf({ dependency, claim, ownerId, ownerName, ...row }: Row, { ctx, names, newer, closers }: Around): ActionLine {
  const { timeZone } = ctx.workspace
  const takenOn = dayIn(row.createdAt, timeZone)
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? null))
  return {
    ...{ id: row.id, title: row.title, code: row.code, state: row.state, challengerId: row.challengerId, version: row.version },
    ...{ reason: row.reason, settled: row.settled, takenOn, week: row.proposedWeek ?? weekOfDay(takenOn) },
    ...{ createdById: row.createdById, createdBy: row.createdByName },
    dependency: dependency && {
      id: dependency.id,
      name: dependency.name,
      archived: dependency.archivedAt !== null,
      owner: nameOf(dependency.ownerId),
    },
    claim: claim && {
      ...{ id: claim.id, label: claimLabel(claim), retracted: claim.retracted, archived: claim.archivedAt !== null },
      newer: newer.get(claim.id) ?? null,
    },
    owner: ownerId === null ? null : { id: ownerId, name: names.get(ownerId) ?? ownerName ?? 'Somebody', left: !names.has(ownerId) },
    dueOn: row.dueOn && toDay(row.dueOn),
    closedOn: row.closedAt && dayIn(row.closedAt, timeZone),
    closedBy: row.state === 'open' || row.settled ? null : (closers.get(row.id) ?? null),
  }
}

/** Who closed each action by hand, as the audit log has it: the last one, where it was opened again in between. */
async function closersOf(ctx: Context, rows: readonly Row[]): Promise<Map<string, string>> {
  const ids = rows.flatMap(({ id, state, settled }) => (state === 'open' || settled ? [] : [id]))
  if (ids.length === 0) return new Map()
  const events = await ctx.db.auditEvent.findMany({
    where: { subjectType: 'action', subjectId: { in: ids }, action: { in: ['action.done', 'action.dropped'] } },
    orderBy: { seq: 'asc' },
    select: { subjectId: true, actorName: true },
  })
  return new Map(events.map(({ subjectId, actorName }) => [subjectId, actorName]))
}

const claimLabel = ({ evaluatorOrg, model, benchmark }: ClaimRow): string =>
  `${evaluatorOrg} on ${modelTitle(model)}${benchmark ? `, ${benchmark.name}` : ''}`

type Measure = Pick<ClaimRow, 'modelId' | 'variant' | 'benchmarkId' | 'dimensionId' | 'task' | 'evaluatorId'>

const measureOf = ({ modelId, variant, benchmarkId, dimensionId, task, evaluatorId }: Measure): Measure => ({
  ...{ modelId, variant, benchmarkId, dimensionId, task, evaluatorId },
})

/** The newest later figure of each claim's own series; a claim without a benchmark is in none. */
async function newerClaims(ctx: Context, claims: readonly ClaimRow[]): Promise<Map<string, BoundClaim['newer']>> {
  const measured = claims.filter((claim) => claim.benchmarkId !== null)
  if (measured.length === 0) return new Map()
  const found = await ctx.db.claim.findMany({
    where: {
      ...{ archivedAt: null, retracted: false, repeatsId: null },
      OR: measured.map((claim) => ({ ...measureOf(claim), publishedOn: { gt: claim.publishedOn } })),
    },
    orderBy: [{ publishedOn: 'desc' }, { id: 'asc' }],
    select: {
      id: true,
      publishedOn: true,
      modelId: true,
      variant: true,
      benchmarkId: true,
      dimensionId: true,
      task: true,
      evaluatorId: true,
    },
  })
  const newest = new Map<string, (typeof found)[number]>()
  for (const row of found) {
    const key = JSON.stringify(Object.values(measureOf(row)))
    if (!newest.has(key)) newest.set(key, row)
  }
  return new Map(
    measured.flatMap((claim) => {
      const later = newest.get(JSON.stringify(Object.values(measureOf(claim))))
      return later && later.publishedOn > claim.publishedOn ? [[claim.id, { id: later.id, publishedOn: toDay(later.publishedOn) }]] : []
    }),
  )
}
