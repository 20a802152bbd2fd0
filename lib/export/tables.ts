import { type ClaimColumn, claimColumnNames, claimColumns } from '@/lib/import/claim-columns'
import { type Column, type ColumnKind, flag, json, list, number, text } from './column'
import { readinessTables } from './readiness-tables'

const lifecycle = text('lifecycleStatus', 'lifecycleNote', 'retiresOn', 'retirementKnownOn', 'replacementModelId')
const provenance = [...text('note', 'asOf'), ...list('unverifiedFields'), ...json('sources')]
const kept = [...text('origin'), ...flag('archived')]

const claimKinds: Partial<Record<string, ColumnKind>> = { number: 'number', count: 'number', flag: 'flag' }

/** The columns of a claim, with the words that the import reads. */
export const claimColumnsOf = (names: readonly ClaimColumn[]): Column[] =>
  names.map((name) => ({ name, field: name, kind: claimKinds[claimColumns[name].kind] ?? 'text' }))

/** Every table that can be exported, in the order in which one refers to another, with its columns in their order. */
export const tables = {
  vendors: {
    label: 'Vendors',
    columns: [
      ...text('id', 'name', 'country', 'website', 'statusPageUrl', 'parentName', 'parentCountry'),
      ...list('roles'),
      ...provenance,
      ...kept,
    ],
  },
  models: {
    label: 'Models',
    columns: [
      ...text('id', 'vendorId', 'name', 'modelVersion', 'group', 'releasedOn'),
      ...list('tasks', 'access'),
      ...text('licence', 'commercialUse', 'maxResolution'),
      ...number('maxDurationSeconds', 'fps'),
      ...flag('nativeAudio'),
      ...number('minVramGb'),
      ...list('apiModelIds', 'aliases'),
      ...lifecycle,
      ...provenance,
      ...kept,
    ],
  },
  offerings: {
    label: 'Offerings',
    columns: [
      ...text('id', 'modelId', 'providerId', 'kind', 'apiModelId'),
      ...flag('pinned'),
      ...number('priceUsdPerSecond'),
      ...text('priceBasis'),
      ...json('priceTiers'),
      ...number('maxDurationSeconds'),
      ...list('regions'),
      ...text('regionNote', 'sla'),
      ...lifecycle,
      ...provenance,
      ...kept,
    ],
  },
  dependencies: {
    label: 'Dependencies',
    columns: [
      ...text('id', 'name', 'task', 'incumbentId', 'ownerId'),
      ...json('dimensionWeights'),
      ...flag('costGoal'),
      ...number('mid'),
      ...text('forcedMoveBy'),
      ...list('requiredRegions'),
      ...number('peakJobsPerHour', 'monthlySpend', 'finishedSecondsPerMonth'),
      ...json('costPerFinishedSecond'),
      ...number('valuePerNetPointPerMonth'),
      ...text('contractEndsOn', 'decisionDueOn', 'startedOn', 'note'),
      ...kept,
    ],
  },
  challengers: {
    label: 'Challengers',
    columns: [...text('dependencyId', 'offeringId', 'addedOn'), ...json('costPerFinishedSecond', 'switchingCost'), ...text('note')],
  },
  sources: { label: 'Sources', columns: text('id', 'title', 'url', 'readOn', 'text', 'textSha256', 'origin') },
  facts: {
    label: 'Facts',
    columns: [
      ...text('id', 'offeringId', 'gate'),
      ...json('value'),
      ...text('sourceKind', 'observedOn'),
      ...number('relSe'),
      ...text('quote', 'note', 'sourceId'),
      ...kept,
    ],
  },
  benchmarks: {
    label: 'Benchmarks',
    columns: [
      ...text('id', 'name', 'benchmarkVersion'),
      ...list('tasks'),
      ...text('maintainer', 'maintainerKind'),
      ...flag('peerReviewed'),
      ...text('publishedIn'),
      ...number('promptCount'),
      ...flag('promptsPublic', 'codePublic', 'saturated'),
      ...list('caveats'),
      ...json('sources'),
      ...text('asOf', 'origin'),
    ],
  },
  dimensions: {
    label: 'Dimensions',
    columns: [...text('benchmarkId', 'id', 'name', 'dimension', 'metric', 'unit'), ...flag('higherIsBetter'), ...number('min', 'max')],
  },
  claims: { label: 'Claims', columns: claimColumnsOf(claimColumnNames) },
  trials: {
    label: 'Trials',
    columns: [
      ...text('id', 'dependencyId', 'challengerId', 'incumbentId', 'state', 'registeredOn', 'closedOn'),
      ...number('plannedPrompts', 'ratersPerPrompt'),
      ...flag('blind', 'sidesRandomised', 'ownPrompts', 'versionsExact'),
      ...number('wins', 'losses', 'ties'),
      ...text('voidReason', 'note', 'origin'),
    ],
  },
  ...readinessTables,
} as const satisfies Record<string, { label: string; columns: Column[] }>

export type TableName = keyof typeof tables
export const tableNames = Object.keys(tables) as TableName[]
/** The tables of the workbook of the workspace: all but the jobs, which may be more than a sheet takes. */
export const sheetNames = tableNames.filter((table) => table !== 'jobs')
export const isTableName = (name: string): name is TableName => Object.hasOwn(tables, name)
