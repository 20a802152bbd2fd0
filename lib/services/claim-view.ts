import 'server-only'
import { allow, type Context } from '@/lib/context'
import { toNoun } from '@/lib/db/columns'
import { statement } from '@/lib/db/scope'
import { benchmarkDimensionSelect, claimFigureSelect, claimPageSelect, type Stored } from '@/lib/db/select'
import type { BenchmarkDimension } from '@/lib/domain/benchmark'
import type { Claim } from '@/lib/domain/claim'
import { modelTitle } from '@/lib/domain/model'
import type { Source } from '@/lib/domain/source'
import { notFound } from '@/lib/errors'
import { askedId } from './asked-id'
import { history } from './audit'

type Named = { id: string; name: string }
type ModelName = { id: string; title: string; vendor: Named }

/** A claim beside others: enough to compare it, and to say who measured and where it was read. */
export type Figure = Pick<
  Claim,
  'id' | 'variant' | 'task' | 'value' | 'unit' | 'ciLow' | 'ciHigh' | 'sampleSize' | 'sampleUnit' | 'evaluatorId' | 'evaluatorOrg'
> &
  Pick<Claim, 'evaluatorKind' | 'publishedOn' | 'tier' | 'repeatsId' | 'retracted'> & { model: string; source: string }

/** The newest figure of each evaluator, and how far they lie apart. */
export type Spread = { evaluators: number; low: number; high: number }

export type ClaimView = {
  claim: Stored<Claim>
  model: ModelName
  opponent: ModelName | null
  interest: Named | null
  benchmark: { id: string; name: string; benchmarkVersion: string | null; maintainer: string; peerReviewed: boolean | null } | null
  dimension: BenchmarkDimension | null
  source: Source & { textSha256: string | null }
  /** Figures for the same model on the same dimension, newest first, with this claim. */
  figures: Figure[]
  spread: Spread | null
  /** The rows of the same table on the same dimension, best first, with this claim. */
  table: Figure[]
  /** The claim that all others repeat, and the claims that repeat it; null where nothing is repeated. */
  echoes: { root: Figure; echoes: Figure[] } | null
  history: Awaited<ReturnType<typeof history>>
}

const mostFigures = 60
const mostRows = 200

type Read = Omit<Stored<Claim>, 'source'> & {
  model: { id: string; name: string; modelVersion: string; vendor: Named }
  opponent: { id: string; name: string; modelVersion: string; vendor: Named } | null
  interest: Named | null
  benchmark: ClaimView['benchmark']
  source: ClaimView['source']
}

const named = (model: Read['model']): ModelName => ({ id: model.id, title: modelTitle(model), vendor: model.vendor })

/** Everything the page of a claim shows; throws `not_found`. */
export async function getClaimView(ctx: Context, id: string): Promise<ClaimView> {
  allow(ctx, 'workspace:read')
  const row = await ctx.db.claim.findFirst({ where: { id: askedId(id, 'This claim') }, select: claimPageSelect })
  if (!row) throw notFound('This claim')
  const { model, opponent, interest, benchmark, source, ...claim } = toNoun<Read>(row)
  const [dimension, figures, table, echoes, events] = await Promise.all([
    dimensionOf(ctx, claim),
    sameMeasure(ctx, claim),
    sameTable(ctx, claim),
    echoFamily(ctx, claim.id),
    history(ctx, { type: 'claim', id }),
  ])
  const higherIsBetter = dimension?.higherIsBetter ?? true
  return {
    claim,
    model: named(model),
    opponent: opponent ? named(opponent) : null,
    interest,
    benchmark,
    dimension,
    source,
    figures,
    spread: spreadOf(figures),
    table: table.sort((a, b) => (higherIsBetter ? -1 : 1) * ((a.value ?? 0) - (b.value ?? 0)) || (a.id < b.id ? -1 : 1)),
    echoes,
    history: events,
  }
}

async function dimensionOf(ctx: Context, { benchmarkId, dimensionId }: Claim): Promise<BenchmarkDimension | null> {
  if (benchmarkId === null || dimensionId === null) return null
  return ctx.db.benchmarkDimension.findFirst({
    where: { benchmarkId, id: dimensionId },
    select: benchmarkDimensionSelect,
  }) as Promise<BenchmarkDimension | null>
}

async function figuresOf(ctx: Context, where: object, take: number): Promise<Figure[]> {
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
async function sameMeasure(ctx: Context, { modelId, benchmarkId, dimensionId, unit, task, opponentId }: Claim): Promise<Figure[]> {
  if (benchmarkId === null || unit === null) return []
  return figuresOf(ctx, { modelId, benchmarkId, dimensionId, unit, task, opponentId }, mostFigures)
}

async function sameTable(ctx: Context, { tableId, benchmarkId, dimensionId, unit, task }: Claim): Promise<Figure[]> {
  if (tableId === null || unit === null) return []
  return figuresOf(ctx, { tableId, benchmarkId, dimensionId, unit, task, value: { not: null } }, mostRows)
}

/** Null unless at least two evaluators published a value of their own. */
function spreadOf(figures: readonly Figure[]): Spread | null {
  const newest = new Map<string, number>()
  for (const { evaluatorId, value, repeatsId, retracted } of figures)
    if (value !== null && repeatsId === null && !retracted && !newest.has(evaluatorId)) newest.set(evaluatorId, value)
  const values = [...newest.values()]
  return values.length < 2 ? null : { evaluators: values.length, low: Math.min(...values), high: Math.max(...values) }
}

const family = statement(`with recursive up("id", "repeatsId") as (
  select c."id", c."repeatsId" from "Claim" c where c."workspaceId" = $1 and c."id" = $2
  union
  select c."id", c."repeatsId" from up join "Claim" c on c."workspaceId" = $1 and c."id" = up."repeatsId"
), all_of("id", "repeatsId") as (
  select "id", "repeatsId" from up
  union
  select c."id", c."repeatsId" from all_of join "Claim" c on c."workspaceId" = $1 and c."repeatsId" = all_of."id"
)
select "id", "repeatsId" from all_of limit 200`)

async function echoFamily(ctx: Context, id: string): Promise<ClaimView['echoes']> {
  const members = await ctx.db.$queryRawUnsafe<{ id: string; repeatsId: string | null }[]>(family, ctx.workspace.id, id)
  if (members.length < 2) return null
  const rootId = members.find((member) => member.repeatsId === null)?.id ?? id
  const figures = await figuresOf(ctx, { id: { in: members.map((member) => member.id) } }, mostRows)
  const root = figures.find((figure) => figure.id === rootId)
  const echoes = figures.filter((figure) => figure.id !== rootId).reverse()
  return root && echoes.length > 0 ? { root, echoes } : null
}
