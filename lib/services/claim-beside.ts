import 'server-only'
import { allow, type Context } from '@/lib/context'
import { toNoun } from '@/lib/db/columns'
import { claimFigureSelect } from '@/lib/db/select'
import { benchmarkTitle } from '@/lib/domain/benchmark'
import type { Claim } from '@/lib/domain/claim'
import { fromDay } from '@/lib/domain/day'
import type { Standing } from '@/lib/domain/evidence/flag'
import { modelTitle } from '@/lib/domain/model'

/** A claim beside others: enough to compare it, and to say who measured and where it was read. */
export type Figure = Pick<
  Claim,
  | 'id'
  | 'modelId'
  | 'variant'
  | 'task'
  | 'value'
  | 'unit'
  | 'ciLow'
  | 'ciHigh'
  | 'sampleSize'
  | 'sampleUnit'
  | 'evaluatorId'
  | 'evaluatorOrg'
> &
  Pick<Claim, 'evaluatorKind' | 'publishedOn' | 'tier' | 'repeatsId' | 'retracted' | 'rank' | 'tableSize'> & {
    model: string
    source: string
  }

/** A snapshot of a board, and where the model stands on it. */
export type Board = Standing & { name: string; tableId: string; benchmarkId: string; dimensionId: string | null }

const mostFigures = 60
const mostTable = 200

/** Claims as lines, newest first. */
export async function figuresOf(ctx: Context, where: object, take: number): Promise<Figure[]> {
  allow(ctx, 'workspace:read')
  const rows = await ctx.db.claim.findMany({
    where: { archivedAt: null, ...where },
    orderBy: [{ publishedOn: 'desc' }, { id: 'asc' }],
    take,
    select: claimFigureSelect,
  })
  return rows.map(({ model, source, ...row }) => ({
    ...toNoun<Omit<Figure, 'model' | 'source'>>(row),
    model: modelTitle(model),
    source: source.title,
  }))
}

/** The same model, benchmark, dimension and unit; tasks differ in what is judged, so they are kept apart as well. */
export async function sameMeasure(ctx: Context, claim: Claim): Promise<Figure[]> {
  allow(ctx, 'workspace:read')
  const { modelId, benchmarkId, dimensionId, unit, task, opponentId } = claim
  if (benchmarkId === null || unit === null) return []
  return figuresOf(ctx, { modelId, benchmarkId, dimensionId, unit, task, opponentId }, mostFigures)
}

/** The rows of the table in which a claim was published, on its dimension. */
export async function sameTable(ctx: Context, claim: Claim): Promise<Figure[]> {
  allow(ctx, 'workspace:read')
  const { tableId, benchmarkId, dimensionId, unit, task } = claim
  if (tableId === null || unit === null) return []
  return figuresOf(ctx, { tableId, benchmarkId, dimensionId, unit, task, value: { not: null } }, mostTable)
}

/** Rows from the best value to the worst; equal ones in a fixed order. */
export const bestFirst = (rows: readonly Figure[], higherIsBetter: boolean): Figure[] =>
  [...rows].sort((a, b) => (higherIsBetter ? -1 : 1) * ((a.value ?? 0) - (b.value ?? 0)) || (a.id < b.id ? -1 : 1))

type Asked = { claim: Claim; higherIsBetter: boolean }

const series = ({
  benchmarkId,
  dimensionId,
  unit,
  task,
  evaluatorId,
}: Pick<Claim, 'benchmarkId' | 'dimensionId' | 'unit' | 'task' | 'evaluatorId'>) => ({
  benchmarkId,
  dimensionId,
  unit,
  task,
  evaluatorId,
  retracted: false,
  opponentId: null,
  value: { not: null },
})

/**
 * The newest later snapshot of the board on which a claim stands, with the place of its model. For words without a figure: the newest snapshot
 * of the independent board that listed the model last. Null when there is none.
 */
export async function laterBoard(ctx: Context, { claim, higherIsBetter }: Asked): Promise<Board | null> {
  allow(ctx, 'workspace:read')
  if (claim.value !== null)
    return claim.benchmarkId === null || claim.unit === null || claim.opponentId !== null
      ? null
      : newestOf(ctx, claim, { modelId: claim.modelId, after: claim.publishedOn, higherIsBetter })
  const listed = await ctx.db.claim.findFirst({
    where: {
      archivedAt: null,
      modelId: claim.modelId,
      evaluatorKind: { in: ['independent', 'peer_reviewed'] },
      retracted: false,
      value: { not: null },
      tableId: { not: null },
      opponentId: null,
      dimension: { dimension: 'overall' },
    },
    orderBy: [{ publishedOn: 'desc' }, { id: 'asc' }],
    select: {
      benchmarkId: true,
      dimensionId: true,
      unit: true,
      task: true,
      evaluatorId: true,
      dimension: { select: { higherIsBetter: true } },
    },
  })
  if (!listed?.dimension) return null
  const { dimension, ...of } = listed
  return newestOf(ctx, of as Claim, { modelId: claim.modelId, after: null, higherIsBetter: dimension.higherIsBetter })
}

type Newest = { modelId: string; after: string | null; higherIsBetter: boolean }

async function newestOf(ctx: Context, of: Parameters<typeof series>[0], { modelId, after, higherIsBetter }: Newest): Promise<Board | null> {
  const newest = await ctx.db.claim.findFirst({
    where: { archivedAt: null, ...series(of), tableId: { not: null }, ...(after === null ? {} : { publishedOn: { gt: fromDay(after) } }) },
    orderBy: [{ publishedOn: 'desc' }, { id: 'asc' }],
    select: { tableId: true, publishedOn: true, benchmark: { select: { id: true, name: true, benchmarkVersion: true } } },
  })
  if (!newest?.benchmark || newest.tableId === null) return null
  const rows = bestFirst(await figuresOf(ctx, { ...series(of), tableId: newest.tableId }, mostTable), higherIsBetter)
  const [leader] = rows
  if (!leader || leader.value === null) return null
  const at = rows.findIndex((row) => row.modelId === modelId)
  const own = rows[at]
  return {
    name: benchmarkTitle(newest.benchmark),
    tableId: newest.tableId,
    benchmarkId: newest.benchmark.id,
    dimensionId: of.dimensionId,
    on: toNoun<string>(newest.publishedOn),
    place: own ? (own.rank ?? at + 1) : null,
    of: own?.tableSize ?? rows.length,
    held: own ? own.rank === null || own.tableSize === null : true,
    leader: leader.model,
    leaderValue: leader.value,
    unit: leader.unit,
  }
}
