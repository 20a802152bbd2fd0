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

/** A vendor's name without what stands in brackets behind it. */
export const shortName = (name: string): string => name.replace(/\s*\([^)]*\)$/, '')

/** "Kling 3.0 on fal", "Wan 2.2, self-hosted"; a maker's own API is called like the model. */
export const offeringTitle = (offering: {
  kind: string
  model: { name: string; modelVersion: string; vendorId?: string }
  provider: { id?: string; name: string } | null
}): string => {
  const { kind, provider } = offering
  const model = modelTitle(offering.model)
  if (kind === 'self_host' || !provider) return `${model}, self-hosted`
  if (kind === 'first_party_api') return model
  const own = provider.id !== undefined && provider.id === offering.model.vendorId
  return `${model} on ${shortName(provider.name)}${own && kind === 'cloud' ? ' Cloud' : ''}`
}

type NamedOffering = {
  kind: string
  modelName: string
  modelVersion: string
  vendorId: string
  providerId: string | null
  providerName: string | null
}

/** The title of an offering from a row that has the names beside it. */
export const titleFromRow = ({ kind, modelName: name, modelVersion, vendorId, providerId, providerName }: NamedOffering): string =>
  offeringTitle({
    kind,
    model: { name, modelVersion, vendorId },
    provider: providerId === null || providerName === null ? null : { id: providerId, name: providerName },
  })
