import type { SelectOption } from '@/components/ui/select'
import { accessLabels } from '@/lib/domain/model'
import { tasks } from '@/lib/domain/task'

export const commercialUseLabels = { yes: 'allowed', restricted: 'restricted', no: 'not allowed', unknown: 'not stated' } as const

/** What people call the fields of the inventory; used by forms, by marks and by the history of edits. */
const fieldLabels: Record<string, string> = {
  name: 'Name',
  country: 'Country',
  website: 'Website',
  statusPageUrl: 'Status page',
  roles: 'Roles',
  vendorId: 'Vendor',
  modelVersion: 'Version',
  group: 'Version group',
  releasedOn: 'Released on',
  tasks: 'Tasks',
  access: 'Access',
  licence: 'Licence',
  commercialUse: 'Commercial use',
  maxResolution: 'Largest resolution',
  maxDurationSeconds: 'Longest clip',
  fps: 'Frames per second',
  nativeAudio: 'Own audio',
  minVramGb: 'Graphics memory',
  apiModelIds: 'API model ids',
  aliases: 'Other names',
  lifecycleStatus: 'Lifecycle',
  lifecycleNote: 'About the lifecycle',
  retiresOn: 'Retires on',
  retirementKnownOn: 'Retirement known since',
  replacementModelId: 'Replacement',
  modelId: 'Model',
  providerId: 'Provider',
  kind: 'Kind',
  apiModelId: 'API model id',
  priceUsdPerSecond: 'List price',
  priceBasis: 'Price is for',
  priceTiers: 'Price tiers',
  regions: 'Regions',
  regionNote: 'About the regions',
  sla: 'Service level',
  task: 'Task',
  incumbentId: 'Incumbent',
  ownerId: 'Owner',
  dueOn: 'Due',
  dimensionWeights: 'Weights',
  costGoal: 'Cost goal',
  mid: 'Smallest gain that matters',
  forcedMoveBy: 'Must move by',
  requiredRegions: 'Regions needed',
  peakJobsPerHour: 'Busiest hour',
  monthlySpend: 'Monthly spend',
  finishedSecondsPerMonth: 'Finished video per month',
  costPerFinishedSecond: 'Cost per finished second',
  valuePerNetPointPerMonth: 'Value of one point',
  contractEndsOn: 'Contract ends on',
  decisionDueOn: 'Decide by',
  startedOn: 'In use since',
  challengers: 'Challengers',
  switchingCost: 'Switching cost',
  offeringId: 'Offering',
  addedOn: 'Weighed since',
  gate: 'Gate',
  value: 'Value',
  sourceKind: 'Kind of source',
  observedOn: 'Seen on',
  relSe: 'Relative standard error',
  quote: 'Quote',
  sourceId: 'Source',
  source: 'Source',
  sources: 'Sources',
  note: 'Note',
  asOf: 'Checked on',
  unverifiedFields: 'Unverified fields',
  title: 'Title',
  url: 'Address',
  locator: 'Where in it',
  readOn: 'Read on',
  basis: 'For',
  usdPerSecond: 'USD per second',
  variant: 'Variant',
  opponentId: 'Opponent',
  benchmarkId: 'Benchmark',
  dimensionId: 'Dimension',
  statement: 'Words',
  unit: 'Unit',
  ciLow: 'Interval, lower end',
  ciHigh: 'Interval, upper end',
  sampleSize: 'Sample size',
  sampleUnit: 'What was counted',
  wins: 'Won',
  losses: 'Lost',
  ties: 'Tied',
  evaluatorId: 'Evaluator',
  evaluatorOrg: 'Who ran it',
  evaluatorKind: 'Kind of evaluator',
  interestId: 'Shares the interest of',
  settingsDisclosed: 'Settings disclosed',
  settings: 'Settings',
  tableId: 'Table',
  rank: 'Published rank',
  tableSize: 'Rows of the table',
  publishedOn: 'Published on',
  evaluatedOn: 'Evaluated on',
  tier: 'Tier of the source',
  repeatsId: 'Repeats',
  readAs: 'Read as',
  derived: 'Derived',
  unverified: 'Unverified',
  retracted: 'Retracted',
  text: 'Stored text',
  benchmarkVersion: 'Version of the benchmark',
  maintainer: 'Maintained by',
  maintainerKind: 'Kind of maintainer',
  peerReviewed: 'Peer-reviewed',
  publishedIn: 'Published in',
  promptCount: 'Prompts',
  promptsPublic: 'Prompts public',
  codePublic: 'Code public',
  saturated: 'Saturated',
  caveats: 'Caveats',
  dimension: 'Measures',
  metric: 'How it is measured',
  higherIsBetter: 'Higher is better',
  min: 'Lowest possible',
  max: 'Highest possible',
  amount: 'Amount',
  currency: 'Currency',
  resolution: 'Resolution',
  audio: 'Audio',
  secondsPerClip: 'Seconds in a clip',
  framesPerSecond: 'Frames in a second',
  creditsPerSecond: 'Credits for a second',
  discount: 'Discount',
  rate: 'Rate',
  rateOn: 'Rate of',
  rateSource: 'Rate published by',
  validFrom: 'Holds since',
  stage: 'Stage',
  happensOn: 'On',
  knownOn: 'Known since',
  pinned: 'What the id names',
  promisedOn: 'Said on',
  dueText: 'As it was put',
  read: 'Read in',
  engineering: 'Engineering',
  prompts: 'Prompt migration',
  validation: 'Validating again',
  overlap: 'Overlap',
  training: 'Training',
  wayBack: 'The way back',
  low: 'lowest',
  mode: 'likely',
  high: 'highest',
}

const order = Object.keys(fieldLabels)

/** Fields in the order in which people expect them; the database keeps those of a nested value in an order of its own. */
export const inFieldOrder = (fields: readonly string[]): string[] => [...fields].sort((a, b) => order.indexOf(a) - order.indexOf(b))

/**
 * A field of a form by its label. Rows of a list are counted from one.
 * @example fieldLabel('challengers.0.switchingCost.low') // 'Challengers 1, Switching cost, lowest'
 */
export function fieldLabel(path: string): string {
  return path
    .split('.')
    .map((part) => (/^\d+$/.test(part) ? ` ${Number(part) + 1}` : `, ${fieldLabels[part] ?? part}`))
    .join('')
    .replace(/^, /, '')
}

export const taskOptions: readonly SelectOption[] = tasks.map(({ id, label }) => ({ value: id, label }))
export const accessOptions: readonly SelectOption[] = Object.entries(accessLabels).map(([value, label]) => ({ value, label }))
export const commercialUseOptions: readonly SelectOption[] = Object.entries(commercialUseLabels).map(([value, label]) => ({ value, label }))

/** Entries with the same group as one block of a select. */
export function grouped<Entry extends { id: string }>(
  entries: readonly Entry[],
  group: (entry: Entry) => string,
  label: (entry: Entry) => string,
) {
  const blocks = new Map<string, SelectOption[]>()
  for (const entry of entries) {
    const options = blocks.get(group(entry)) ?? []
    blocks.set(group(entry), [...options, { value: entry.id, label: label(entry) }])
  }
  return [...blocks].map(([name, options]) => ({ label: name, options }))
}
