import 'server-only'
import { z } from 'zod'
import { allow, type Context } from '@/lib/context'
import { toNoun } from '@/lib/db/columns'
import { offeringNameSelect, priceSelect } from '@/lib/db/select'
import { Day, toDay } from '@/lib/domain/day'
import type { JobFigures } from '@/lib/domain/job-summary'
import { offeringTitle } from '@/lib/domain/offering'
import { type PriceSeries, priceSeries } from '@/lib/domain/price-history'
import { type Mix, type MonthCost, mixOf, monthCost, taskSound } from '@/lib/domain/price-mix'
import { Slug } from '@/lib/domain/provenance'
import { notFound } from '@/lib/errors'
import type { SourcedPrice } from './prices'

/** Which pair, and the day whose prices are asked for. */
export const PricedPair = z.strictObject({ dependencyId: Slug, challengerId: Slug, day: Day })
export type PricedPair = z.infer<typeof PricedPair>

export type PricedSide = {
  offering: { id: string; title: string }
  series: PriceSeries<SourcedPrice>[]
  /** What a month costs at the team's mix; null while the mix or the volume is not known. */
  month: MonthCost | null
}

/** Incumbent and challenger at the prices on record, for the team's own volume and mix. */
export type PriceComparison = {
  finishedSecondsPerMonth: number | null
  /** The mix in which the incumbent's jobs finished; null where none was measured. */
  mix: (Mix & { from: Day; to: Day }) | null
  /** Share of seconds that is kept, the same for both sides; null where it was not measured on both. */
  kept: { incumbent: number; challenger: number } | null
  incumbent: PricedSide
  challenger: PricedSide
}

type Summary = { setting: string; fromOn: Date; toOn: Date; figures: JobFigures }

/** What the team pays in a month with the incumbent and would pay with the challenger, at the prices that hold on a day. Throws `not_found`. */
export async function comparePrices(ctx: Context, input: z.input<typeof PricedPair>): Promise<PriceComparison> {
  allow(ctx, 'workspace:read')
  const { dependencyId, challengerId, day } = PricedPair.parse(input)
  const dependency = await ctx.db.dependency.findFirst({
    where: { id: dependencyId, challengers: { some: { offeringId: challengerId } } },
    select: { incumbentId: true, task: true, finishedSecondsPerMonth: true },
  })
  if (!dependency) throw notFound('This challenger')
  const { incumbentId, task, finishedSecondsPerMonth } = dependency
  const { currency } = ctx.workspace
  const known = await readBoth(ctx, [incumbentId, challengerId])
  const mix = measuredMix(known.summariesOf(incumbentId), taskSound(task))
  const kept = keptOn(known.summariesOf(incumbentId), known.summariesOf(challengerId))
  const side = (id: string, share = 1): PricedSide => {
    const series = priceSeries(known.pricesOf(id), currency)
    const reckoned = { series, day, currency, kept: share }
    const month = mix && finishedSecondsPerMonth !== null ? monthCost({ mix, finishedSeconds: finishedSecondsPerMonth, ...reckoned }) : null
    return { offering: { id, title: known.titleOf(id) }, series, month }
  }
  return {
    ...{ finishedSecondsPerMonth, mix, kept },
    incumbent: side(incumbentId, kept?.incumbent),
    challenger: side(challengerId, kept?.challenger),
  }
}

/** Names, prices and summaries of jobs of both sides. */
async function readBoth({ db }: Context, ids: string[]) {
  const where = { offeringId: { in: ids } }
  const [offerings, prices, summaries] = await Promise.all([
    db.offering.findMany({ where: { id: { in: ids } }, select: offeringNameSelect }),
    db.price.findMany({ where: { ...where, archivedAt: null }, orderBy: [{ validFrom: 'asc' }, { id: 'asc' }], select: priceSelect }),
    db.jobSummary.findMany({
      where,
      orderBy: [{ setting: 'asc' }],
      select: { offeringId: true, setting: true, fromOn: true, toOn: true, figures: true },
    }),
  ])
  const titles = new Map(offerings.map((row) => [row.id, offeringTitle(row)]))
  return {
    titleOf: (id: string) => titles.get(id) ?? id,
    pricesOf: (id: string) => prices.filter((price) => price.offeringId === id).map((price) => toNoun<SourcedPrice>(price)),
    summariesOf: (id: string) => summaries.filter(({ offeringId }) => offeringId === id).map((row) => row as unknown as Summary),
  }
}

function measuredMix(rows: readonly Summary[], audio: boolean | null): PriceComparison['mix'] {
  const mix = mixOf(
    rows.map(({ setting, figures }) => ({ setting, finished: figures.states?.finished ?? 0 })),
    audio,
  )
  const days = rows.flatMap(({ fromOn, toOn }) => [toDay(fromOn), toDay(toOn)]).sort()
  const [from, to] = [days[0], days.at(-1)]
  return mix && from && to ? { ...mix, from, to } : null
}

/** Only where both sides were judged: dividing one price by its share and not the other would compare unlike things. */
function keptOn(incumbent: readonly Summary[], challenger: readonly Summary[]): PriceComparison['kept'] {
  const [left, right] = [keptShare(incumbent), keptShare(challenger)]
  return left === null || right === null ? null : { incumbent: left, challenger: right }
}

function keptShare(rows: readonly Summary[]): number | null {
  const judged = rows.flatMap(({ figures }) => figures.cost?.accepted ?? [])
  const count = judged.reduce((sum, { judged: n }) => sum + n, 0)
  const share = judged.reduce((sum, { judged: n, share: own }) => sum + n * own, 0) / count
  return count > 0 && share > 0 ? share : null
}
