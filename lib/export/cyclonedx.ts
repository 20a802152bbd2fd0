import type { Claim } from '@/lib/domain/claim'
import type { Day } from '@/lib/domain/day'
import { grouped } from '@/lib/domain/grouped'
import { type Model, modelTitle } from '@/lib/domain/model'
import { type Offering, offeringTitle } from '@/lib/domain/offering'
import type { SourceRef } from '@/lib/domain/provenance'
import { taskLabel } from '@/lib/domain/task'
import type { Vendor } from '@/lib/domain/vendor'
import { declarations } from './cyclonedx-declarations'
import { measured, properties, refs } from './cyclonedx-terms'
import type { Inventory } from './inventory'

/**
 * A workspace as CycloneDX 1.7: models are machine-learning components with a card, hosted offerings are services, the team's workflows
 * are applications that depend on their incumbent, and claims are declarations with their evidence and who assessed it.
 * The day is the only thing that is not read from the workspace; the same workspace and day give the same document.
 */
export function cycloneDx(inventory: Inventory, asOf: Day) {
  const { workspace, vendors, models, offerings, dependencies } = inventory
  const claimsOf = grouped(inventory.claims, (claim) => claim.modelId)
  const hosted = offerings.filter(isHosted)
  const own = offerings.filter((offering) => !isHosted(offering))
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.7.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.7',
    version: 1,
    metadata: {
      timestamp: `${asOf}T00:00:00Z`,
      tools: { components: [{ type: 'application', name: 'Switchboard' }] },
      component: { type: 'application', 'bom-ref': workspaceRef, name: workspace.name },
    },
    components: [
      ...[...models.values()].map((model) => modelComponent(model, claimsOf.get(model.id) ?? [], inventory)),
      ...own.map((offering) => selfHosted(offering, models)),
      ...dependencies.map(({ id, name, task, challengers }) => ({
        type: 'application',
        'bom-ref': refs.dependency(id),
        name,
        ...properties({ task, challengers: challengers.map(({ offeringId }) => offeringId).join(' ') }),
      })),
    ],
    services: hosted.map((offering) => service(offering, inventory)),
    dependencies: [
      { ref: workspaceRef, dependsOn: dependencies.map(({ id }) => refs.dependency(id)) },
      ...dependencies.map(({ id, incumbentId }) =>
        links(refs.dependency(id), offerings.some((row) => row.id === incumbentId) ? refs.offering(incumbentId) : null),
      ),
      ...offerings.map(({ id, modelId }) => links(refs.offering(id), models.has(modelId) ? refs.model(modelId) : null)),
    ],
    declarations: {
      ...declarations(inventory),
      targets: { organizations: [...vendors.values()].map((vendor) => ({ 'bom-ref': refs.vendor(vendor.id), ...organisation(vendor) })) },
    },
  }
}

const workspaceRef = 'workspace'

const isHosted = (offering: Offering): boolean => offering.kind !== 'self_host' && offering.providerId !== null

const links = (ref: string, to: string | null) => ({ ref, ...(to ? { dependsOn: [to] } : {}) })

const organisation = ({ name, website }: Vendor) => ({ name, ...(website ? { url: [website] } : {}) })

const readIn = (sources: readonly SourceRef[]) => {
  const read = sources.flatMap(({ title, url, locator }) =>
    url === null ? [] : [{ type: 'documentation', url, comment: [title, locator].filter(Boolean).join(', ') }],
  )
  return read.length > 0 ? { externalReferences: read } : {}
}

const ending = ({ lifecycleStatus, retiresOn, replacementModelId }: Model | Offering) => ({
  lifecycle: lifecycleStatus,
  retires_on: retiresOn,
  replacement_model: replacementModelId,
})

function modelComponent(model: Model, claims: readonly Claim[], { vendors, benchmarks }: Inventory) {
  const vendor = vendors.get(model.vendorId)
  const metrics = claims.flatMap((claim) => performanceMetric(claim, benchmarks))
  const tasks = model.tasks.map(taskLabel).join(', ')
  return {
    type: 'machine-learning-model',
    'bom-ref': refs.model(model.id),
    ...(vendor ? { supplier: organisation(vendor) } : {}),
    name: model.name,
    ...(model.modelVersion ? { version: model.modelVersion } : {}),
    ...(model.licence ? { licenses: [{ license: { name: model.licence } }] } : {}),
    modelCard: {
      modelParameters: { ...(tasks ? { task: tasks } : {}), outputs: [{ format: 'video' }] },
      ...(metrics.length > 0 ? { quantitativeAnalysis: { performanceMetrics: metrics } } : {}),
    },
    ...readIn(model.sources),
    ...properties({
      ...ending(model),
      released_on: model.releasedOn,
      commercial_use: model.commercialUse === 'unknown' ? null : model.commercialUse,
      access: model.access.join(' '),
      max_resolution: model.maxResolution,
      max_duration_seconds: model.maxDurationSeconds,
      native_audio: model.nativeAudio,
    }),
  }
}

function performanceMetric(claim: Claim, benchmarks: Inventory['benchmarks']) {
  if (claim.value === null || claim.retracted) return []
  const slice = [taskLabel(claim.task), claim.variant].filter(Boolean).join(', ')
  const interval = { lowerBound: String(claim.ciLow), upperBound: String(claim.ciHigh) }
  return [
    {
      type: measured(claim, benchmarks),
      value: String(claim.value),
      slice,
      ...(claim.ciLow !== null && claim.ciHigh !== null ? { confidenceInterval: interval } : {}),
    },
  ]
}

const sold = (offering: Offering) => ({
  kind: offering.kind,
  api_model_id: offering.apiModelId,
  price_usd_per_second: offering.priceUsdPerSecond,
  price_basis: offering.priceBasis,
  regions: offering.regions.join(' '),
  sla: offering.sla,
  ...ending(offering),
})

const titleOf = (offering: Offering, models: Inventory['models'], provider: Vendor | null): string => {
  const model = models.get(offering.modelId)
  return model ? offeringTitle({ kind: offering.kind, model, provider }) : offering.id
}

function service(offering: Offering, { vendors, models }: Inventory) {
  const provider = vendors.get(offering.providerId ?? '') ?? null
  const model = models.get(offering.modelId)
  return {
    'bom-ref': refs.offering(offering.id),
    ...(provider ? { provider: organisation(provider) } : {}),
    name: titleOf(offering, models, provider),
    ...(model?.modelVersion ? { version: model.modelVersion } : {}),
    // Another organisation runs it, so what is sent to it leaves the team's own zone.
    'x-trust-boundary': true,
    ...readIn(offering.sources),
    ...properties({ ...sold(offering), model: model ? modelTitle(model) : null }),
  }
}

function selfHosted(offering: Offering, models: Inventory['models']) {
  return {
    type: 'platform',
    'bom-ref': refs.offering(offering.id),
    name: titleOf(offering, models, null),
    ...readIn(offering.sources),
    ...properties(sold(offering)),
  }
}
