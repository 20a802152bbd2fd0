import 'server-only'
import type { Benchmark } from '@/lib/domain/benchmark'
import type { Claim } from '@/lib/domain/claim'
import type { Challenger, Dependency } from '@/lib/domain/dependency'
import type { Fact } from '@/lib/domain/fact'
import type { Model } from '@/lib/domain/model'
import type { Offering } from '@/lib/domain/offering'
import type { Price } from '@/lib/domain/price'
import type { Origin } from '@/lib/domain/provenance'
import type { Source } from '@/lib/domain/source'
import type { Trial } from '@/lib/domain/trial'
import type { Vendor } from '@/lib/domain/vendor'

/** What every stored row has beside its noun: where it came from, its version for edits, and whether it was put away. */
export type Stored<Noun> = Noun & { origin: Origin; version: number; archivedAt: string | null }

const columns = <const Names extends readonly string[]>(...names: Names) =>
  Object.fromEntries(names.map((name) => [name, true])) as { [Name in Names[number]]: true }

const stored = { origin: true, version: true, archivedAt: true } as const
const provenance = columns('note', 'asOf', 'unverifiedFields', 'sources')
const lifecycle = columns('lifecycleStatus', 'lifecycleNote', 'retiresOn', 'retirementKnownOn', 'replacementModelId')

type Select<Noun, Extra = unknown> = Record<keyof Noun, unknown> & Extra

export const vendorSelect = {
  ...columns('id', 'name', 'country', 'website', 'statusPageUrl', 'roles'),
  ...provenance,
  ...stored,
} satisfies Select<Stored<Vendor>>

export const modelSelect = {
  ...columns(
    'id',
    'vendorId',
    'name',
    'modelVersion',
    'group',
    'releasedOn',
    'tasks',
    'access',
    'licence',
    'commercialUse',
    'maxResolution',
  ),
  ...columns('maxDurationSeconds', 'fps', 'nativeAudio', 'minVramGb', 'apiModelIds', 'aliases'),
  ...lifecycle,
  ...provenance,
  ...stored,
} satisfies Select<Stored<Model>>

export const offeringSelect = {
  ...columns('id', 'modelId', 'providerId', 'kind', 'apiModelId', 'priceUsdPerSecond', 'priceBasis', 'priceTiers', 'maxDurationSeconds'),
  ...columns('regions', 'regionNote', 'sla'),
  ...lifecycle,
  ...provenance,
  ...stored,
} satisfies Select<Stored<Offering>>

/** Enough of an offering to name it. */
export const offeringNameSelect = {
  ...columns('id', 'kind', 'retiresOn', 'lifecycleStatus', 'origin'),
  model: { select: columns('id', 'name', 'modelVersion', 'vendorId') },
  provider: { select: columns('id', 'name') },
} as const

export const factSelect = {
  ...columns('id', 'offeringId', 'gate', 'value', 'sourceKind', 'observedOn', 'relSe', 'quote', 'note', 'sourceId'),
  ...stored,
} satisfies Select<Stored<Fact>>

/** A price with the page it was read on. */
export const priceSelect = {
  ...columns('id', 'offeringId', 'unit', 'amount', 'currency', 'resolution', 'audio', 'secondsPerClip', 'framesPerSecond'),
  ...columns('creditsPerSecond', 'discount', 'rate', 'rateOn', 'rateSource', 'source', 'validFrom', 'sourceId', 'note', 'createdByName'),
  read: { select: columns('id', 'title', 'url', 'readOn') },
  ...stored,
} satisfies Select<Stored<Price>, { read: unknown }>

export const challengerSelect = {
  ...columns('offeringId', 'addedOn', 'costPerFinishedSecond', 'switchingCost', 'note'),
} satisfies Select<Challenger>

export const dependencySelect = {
  ...columns('id', 'name', 'task', 'incumbentId', 'ownerId', 'dimensionWeights', 'costGoal', 'mid', 'forcedMoveBy', 'requiredRegions'),
  ...columns('peakJobsPerHour', 'monthlySpend', 'finishedSecondsPerMonth', 'costPerFinishedSecond', 'valuePerNetPointPerMonth'),
  ...columns('contractEndsOn', 'decisionDueOn', 'startedOn', 'note'),
  challengers: { select: challengerSelect, orderBy: [{ addedOn: 'asc' as const }, { offeringId: 'asc' as const }] },
  ...stored,
} satisfies Select<Stored<Dependency>>

export const benchmarkDimensionSelect = columns('id', 'name', 'dimension', 'metric', 'unit', 'higherIsBetter', 'min', 'max')

export const benchmarkSelect = {
  ...columns('id', 'name', 'benchmarkVersion', 'tasks', 'maintainer', 'maintainerKind', 'peerReviewed', 'publishedIn', 'promptCount'),
  ...columns('promptsPublic', 'codePublic', 'saturated', 'caveats', 'sources', 'asOf'),
  dimensions: { select: benchmarkDimensionSelect, orderBy: { id: 'asc' as const } },
} satisfies Select<Benchmark>

export const claimSelect = {
  ...columns('id', 'modelId', 'variant', 'benchmarkId', 'dimensionId', 'task', 'statement', 'value', 'unit', 'ciLow', 'ciHigh'),
  ...columns(
    'sampleSize',
    'sampleUnit',
    'opponentId',
    'wins',
    'losses',
    'ties',
    'evaluatorId',
    'evaluatorOrg',
    'evaluatorKind',
    'interestId',
  ),
  ...columns('settingsDisclosed', 'settings', 'tableId', 'rank', 'tableSize', 'publishedOn', 'evaluatedOn', 'sourceId', 'locator', 'tier'),
  ...columns('repeatsId', 'readAs', 'derived', 'unverified', 'retracted', 'note'),
  ...stored,
} satisfies Select<Stored<Claim>>

export const sourceSelect = columns('id', 'title', 'url', 'readOn', 'text') satisfies Select<Source>

export const captureSelect = columns('number', 'text')

export const sourcePageSelect = { ...sourceSelect, ...columns('textSha256', 'origin') } as const

const titledModel = { select: { ...columns('id', 'name', 'modelVersion'), vendor: { select: columns('id', 'name') } } } as const

/** A claim with the names of everything it refers to. */
export const claimPageSelect = {
  ...claimSelect,
  model: {
    select: {
      ...columns('id', 'vendorId', 'name', 'modelVersion', 'releasedOn', 'access', 'lifecycleStatus'),
      vendor: { select: columns('id', 'name', 'website') },
    },
  },
  opponent: titledModel,
  interest: { select: columns('id', 'name') },
  benchmark: { select: benchmarkSelect },
  source: { select: sourcePageSelect },
} as const

/** A claim as a line beside others. */
export const claimFigureSelect = {
  ...columns('id', 'variant', 'task', 'value', 'unit', 'ciLow', 'ciHigh', 'sampleSize', 'sampleUnit', 'evaluatorId', 'evaluatorOrg'),
  ...columns('evaluatorKind', 'publishedOn', 'tier', 'repeatsId', 'retracted', 'modelId', 'rank', 'tableSize'),
  model: { select: columns('name', 'modelVersion') },
  source: { select: columns('title') },
} as const

/** A fact beside the offering it is about, for the page of its source. */
export const factOfSourceSelect = {
  ...columns('id', 'gate', 'value', 'sourceKind', 'observedOn', 'quote', 'origin'),
  offering: { select: offeringNameSelect },
} as const

export const trialSelect = {
  ...columns('id', 'dependencyId', 'challengerId', 'incumbentId', 'state', 'registeredOn', 'closedOn', 'plannedPrompts', 'ratersPerPrompt'),
  ...columns('blind', 'sidesRandomised', 'ownPrompts', 'versionsExact', 'wins', 'losses', 'ties', 'voidReason', 'note'),
  origin: true,
  version: true,
} satisfies Select<Trial & { origin: Origin; version: number }>

/** An action with what it is about. */
export const actionSelect = {
  ...columns(
    'id',
    'title',
    'code',
    'state',
    'challengerId',
    'ownerId',
    'ownerName',
    'dueOn',
    'reason',
    'settled',
    'closedAt',
    'proposedWeek',
  ),
  ...columns('createdById', 'createdByName', 'createdAt', 'version'),
  dependency: { select: columns('id', 'name', 'archivedAt', 'ownerId') },
  claim: {
    select: {
      ...columns('id', 'modelId', 'variant', 'benchmarkId', 'dimensionId', 'task', 'evaluatorId', 'evaluatorOrg', 'publishedOn'),
      ...columns('retracted', 'archivedAt'),
      model: { select: columns('name', 'modelVersion') },
      benchmark: { select: columns('name') },
    },
  },
} as const
