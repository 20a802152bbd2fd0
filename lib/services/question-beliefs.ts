import 'server-only'
import { allow, type Context } from '@/lib/context'
import { toNoun } from '@/lib/db/columns'
import { modelSelect, offeringSelect, vendorSelect } from '@/lib/db/select'
import { offeringFacts } from '@/lib/domain/evidence/facts'
import type { Model } from '@/lib/domain/model'
import type { Offering } from '@/lib/domain/offering'
import { type Belief, beliefsOf, type KnownOffering } from '@/lib/domain/question-beliefs'
import type { Vendor } from '@/lib/domain/vendor'
import { dayIn } from '@/lib/domain/week'
import { notFound } from '@/lib/errors'
import { askedId } from './asked-id'
import { listFacts } from './facts'

type About = { vendorId: string; offeringId: string | null }

/** What the workspace takes to be the answers about a vendor, and about one offering where one is named; throws `not_found`. */
export async function listBeliefs(ctx: Context, { vendorId, offeringId }: About): Promise<Belief[]> {
  allow(ctx, 'workspace:read')
  const vendor = await ctx.db.vendor.findFirst({
    where: { id: askedId(vendorId, 'This vendor') },
    select: { parentName: true, parentCountry: true, asOf: true },
  })
  if (!vendor) throw notFound('This vendor')
  return beliefsOf({ vendor: toNoun(vendor), offering: offeringId === null ? null : await knownOffering(ctx, offeringId) })
}

const soldSelect = {
  ...offeringSelect,
  pinned: true,
  model: { select: { ...modelSelect, vendor: { select: vendorSelect } } },
  provider: { select: vendorSelect },
} as const

type Sold = Offering & { pinned: boolean | null; model: Model & { vendor: Vendor }; provider: Vendor | null }

/** The stored facts of an offering, and those that follow from its own row. */
async function knownOffering(ctx: Context, offeringId: string): Promise<KnownOffering> {
  const row = await ctx.db.offering.findFirst({ where: { id: askedId(offeringId, 'This offering') }, select: soldSelect })
  if (!row) throw notFound('This offering')
  const { model: of, provider, pinned, ...offering } = toNoun<Sold>(row)
  const { vendor, ...model } = of
  const { timeZone, currency } = ctx.workspace
  const asOf = dayIn(ctx.now, timeZone)
  const derived = offeringFacts({ offering, model, vendor, provider, task: null, asOf, currency, perUsd: currency === 'USD' ? 1 : null })
  const stored = await listFacts(ctx, offeringId)
  return {
    pinned,
    sla: offering.sla,
    retiresOn: offering.retiresOn ?? model.retiresOn,
    replacement: offering.replacementModelId ?? model.replacementModelId,
    asOf: offering.asOf,
    source: offering.sources[0] ?? null,
    facts: [...stored, ...derived],
  }
}
