import { z } from 'zod'
import { lifecycle, modelTitle } from './model'
import { provenance, Slug } from './provenance'

export const offeringKinds = [
  { id: 'first_party_api', label: 'Vendor’s own API' },
  { id: 'aggregator', label: 'Aggregator' },
  { id: 'cloud', label: 'Cloud' },
  { id: 'self_host', label: 'Self-hosted' },
] as const
export const OfferingKind = z.enum(['first_party_api', 'aggregator', 'cloud', 'self_host'])

/** One price of a list: what it is for, and US dollars per second of video. */
export const PriceTier = z.strictObject({ basis: z.string().min(1).max(200), usdPerSecond: z.number().nonnegative().max(10_000) })

/** One way to buy or run a model. */
export const Offering = z
  .strictObject({
    id: Slug,
    modelId: Slug,
    providerId: Slug.nullable().default(null),
    kind: OfferingKind,
    apiModelId: z.string().max(300).nullable().default(null),
    priceUsdPerSecond: z.number().nonnegative().max(10_000).nullable().default(null),
    priceBasis: z.string().max(300).nullable().default(null),
    priceTiers: z.array(PriceTier).max(40).default([]),
    maxDurationSeconds: z.number().positive().max(86_400).nullable().default(null),
    regions: z
      .array(z.string().regex(/^[a-z]{2}(?:-[a-z0-9-]+)?$/, 'Use region codes such as eu, us, cn, us-east-1.'))
      .max(60)
      .default([]),
    regionNote: z.string().max(500).nullable().default(null),
    sla: z.string().max(500).nullable().default(null),
    ...lifecycle,
    ...provenance,
  })
  .refine((offering) => offering.kind === 'self_host' || offering.providerId !== null, {
    path: ['providerId'],
    message: 'Choose who serves it; only self-hosted offerings have no provider.',
  })
  .meta({ description: 'Offering' })
export type Offering = z.infer<typeof Offering>

/** "Kling 3.0 on fal", "Wan 2.2 self-hosted". */
export const offeringTitle = (offering: {
  kind: string
  model: { name: string; modelVersion: string; vendorId?: string }
  provider: { id?: string; name: string } | null
}): string => {
  const model = modelTitle(offering.model)
  if (offering.kind === 'self_host' || !offering.provider) return `${model}, self-hosted`
  return offering.kind === 'first_party_api' ? model : `${model} on ${offering.provider.name}`
}
