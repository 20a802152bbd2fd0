import 'server-only'
import { allow, type Context } from '@/lib/context'
import { toNoun } from '@/lib/db/columns'
import { claimPageSelect, type Stored } from '@/lib/db/select'
import type { Benchmark, BenchmarkDimension } from '@/lib/domain/benchmark'
import type { Claim } from '@/lib/domain/claim'
import { isQuality } from '@/lib/domain/evidence/effects'
import { isTotal } from '@/lib/domain/evidence/engine-claim'
import type { FlagFacts } from '@/lib/domain/evidence/flag'
import { isOwnSite } from '@/lib/domain/evidence/own-site'
import { type Spread, spreadOf } from '@/lib/domain/evidence/spread'
import { type Model, modelTitle } from '@/lib/domain/model'
import type { Source } from '@/lib/domain/source'
import { notFound } from '@/lib/errors'
import { askedId } from './asked-id'
import { history } from './audit'
import { type Board, bestFirst, type Figure, laterBoard, sameMeasure, sameTable } from './claim-beside'
import { type Echoes, echoesAmong, repeatedWith } from './claim-echoes'

type Named = { id: string; name: string }
type ModelName = { id: string; title: string; vendor: Named }

export type ClaimView = {
  claim: Stored<Claim>
  model: ModelName & { facts: FlagFacts['model'] }
  opponent: ModelName | null
  interest: Named | null
  benchmark: Benchmark | null
  dimension: BenchmarkDimension | null
  source: Source & { textSha256: string | null }
  /** The kind of evaluator is what the team says; no claim of a catalogue calls this evaluator so. */
  kindByTeam: boolean
  /** Whether the page that was read is the model maker's own; null when that cannot be told. */
  ownSite: boolean | null
  /** How many of the benchmark's dimensions this source published for the model. */
  published: number
  /** When somebody looked whether the model had a public API. */
  apiSeen: FlagFacts['apiSeen']
  /** Figures for the same model on the same dimension, newest first, with this claim. */
  figures: Figure[]
  spread: Spread | null
  /** The rows of the same table on the same dimension, best first, with this claim. */
  table: Figure[]
  /** The claim's own place in its table, published or counted; null outside tables. */
  ownPlace: number | null
  /** Among how many rows the own place was counted; null where it was published. */
  ownRows: number | null
  /** The newest snapshot of the same board; of words without a figure, the newest independent board that lists the model. */
  board: Board | null
  echoes: Echoes | null
  history: Awaited<ReturnType<typeof history>>
}

type Read = Omit<Stored<Claim>, 'source'> & {
  model: FlagFacts['model'] & { id: string; vendor: Named & { website: string | null } }
  opponent: { id: string; name: string; modelVersion: string; vendor: Named } | null
  interest: Named | null
  benchmark: Benchmark | null
  source: ClaimView['source']
}

const named = ({ id, vendor, ...model }: Pick<Model, 'name' | 'modelVersion'> & { id: string; vendor: Named }): ModelName => ({
  id,
  title: modelTitle(model),
  vendor: { id: vendor.id, name: vendor.name },
})

/** Everything the page of a claim shows of the claim itself and of what stands beside it; throws `not_found`. */
export async function getClaimView(ctx: Context, id: string): Promise<ClaimView> {
  allow(ctx, 'workspace:read')
  const row = await ctx.db.claim.findFirst({ where: { id: askedId(id, 'This claim') }, select: claimPageSelect })
  if (!row) throw notFound('This claim')
  const { model, opponent, interest, benchmark, source, ...claim } = toNoun<Read>(row)
  const dimension = benchmark?.dimensions.find((column) => column.id === claim.dimensionId) ?? null
  const higherIsBetter = dimension?.higherIsBetter ?? true
  const [figures, unsorted, board, repeated, published, apiSeen, kindByTeam, events] = await Promise.all([
    sameMeasure(ctx, claim),
    sameTable(ctx, claim),
    laterBoard(ctx, { claim, higherIsBetter }),
    repeatedWith(ctx, claim.id),
    publishedDimensions(ctx, { claim, benchmark }),
    apiSeenOf(ctx, claim.modelId),
    kindIsByTeam(ctx, claim),
    history(ctx, { type: 'claim', id }),
  ])
  const table = bestFirst(unsorted, higherIsBetter)
  const at = table.findIndex((figure) => figure.id === claim.id)
  return {
    claim,
    model: { ...named(model), facts: model },
    opponent: opponent ? named(opponent) : null,
    interest,
    benchmark,
    dimension,
    source,
    ownSite: model.vendor.website === null || source.url === null ? null : isOwnSite(source.url, model.vendor.website),
    published,
    apiSeen,
    kindByTeam,
    figures,
    spread: spreadOf(figures),
    table,
    ownPlace: claim.rank ?? (at < 0 || table.length < 2 ? null : at + 1),
    ownRows: claim.rank === null ? table.length : null,
    board,
    echoes: echoesAmong(claim.id, repeated, figures),
    history: events,
  }
}

type Measured = { claim: Claim; benchmark: Benchmark | null }

/** How many columns of the benchmark, totals apart, one source has for the model. */
async function publishedDimensions(ctx: Context, { claim, benchmark }: Measured): Promise<number> {
  if (benchmark === null || claim.benchmarkId === null) return 0
  const { sourceId, benchmarkId, modelId, evaluatorId } = claim
  const rows = await ctx.db.claim.groupBy({
    by: ['dimensionId'],
    where: { sourceId, benchmarkId, modelId, evaluatorId, archivedAt: null, dimensionId: { not: null } },
  })
  const found = new Set(rows.map((row) => row.dimensionId))
  return benchmark.dimensions.filter((column) => found.has(column.id) && !isTotal(column) && isQuality(column.unit)).length
}

async function kindIsByTeam(ctx: Context, { origin, evaluatorId, evaluatorKind }: Stored<Claim>): Promise<boolean> {
  if (origin !== 'team' || evaluatorKind === 'unknown') return false
  return (await ctx.db.claim.findFirst({ where: { evaluatorId, evaluatorKind, origin: { not: 'team' } }, select: { id: true } })) === null
}

const mostLooks = 50

async function apiSeenOf(ctx: Context, modelId: string): Promise<FlagFacts['apiSeen']> {
  const rows = await ctx.db.fact.findMany({
    where: { gate: 'api_ga', archivedAt: null, offering: { modelId } },
    orderBy: [{ observedOn: 'asc' }, { id: 'asc' }],
    take: mostLooks,
    select: { observedOn: true, value: true },
  })
  return rows.flatMap((row) => {
    const { observedOn: on, value } = toNoun<{ observedOn: string; value: unknown }>(row)
    return typeof value === 'boolean' ? [{ on, available: value }] : []
  })
}
