import { formatDate, formatDaysAway, plural } from '@/lib/format'
import { addDays, type Day, daysBetween } from './day'
import type { LifecycleClock } from './lifecycle-clock'

/** An offering as the check sees it, with the dependencies that use it. */
export type CheckedOffering = Pick<LifecycleClock, 'stage' | 'retiresOn' | 'unsettled'> & {
  id: string
  title: string
  apiModelId: string | null
  kind: string
  pinned: boolean | null
  replacement: string | null
  usedBy: string[]
  weighedFor: string[]
  /** Named by whoever runs the check: it counts as in use, whatever the inventory says. */
  asked: boolean
}
export type CheckedDependency = { id: string; name: string; offeringId: string; moveBy: Day | null; contractEndsOn: Day | null }
export type CheckGround = { today: Day; withinDays: number; offerings: CheckedOffering[]; dependencies: CheckedDependency[] }

/**
 * `forced_move`: a dependency must leave its incumbent · `retirement`: an offering ends · `contract`: a contract ends · `deprecated`: it still
 * answers, with no day of its end · `unsettled`: somebody names an end that does not count · `alias`: its id floats
 */
export const findingKinds = ['forced_move', 'retirement', 'contract', 'deprecated', 'unsettled', 'alias'] as const
export type FindingKind = (typeof findingKinds)[number]
export type Finding = {
  kind: FindingKind
  /** True when it makes the check fail; the others are only told. */
  fails: boolean
  on: Day | null
  daysLeft: number | null
  offeringId: string
  apiModelId: string | null
  dependencyId: string | null
  text: string
}

const inUse = ({ asked, usedBy }: CheckedOffering): boolean => asked || usedBy.length > 0

/**
 * Everything that a pipeline should know of what a team uses, what fails first and the soonest first. What has ended, must be left or ends
 * within the window fails; so does the end of a contract that lies ahead within it. Challengers, deprecations without a day and floating aliases
 * are told and fail nothing.
 */
export function checkFindings({ today, withinDays, offerings, dependencies }: CheckGround): Finding[] {
  const last = addDays(today, withinDays)
  const window: Window = { today, within: (day) => day <= last }
  const titles = new Map(offerings.map((offering) => [offering.id, offering]))
  const found = [
    ...dependencies.flatMap((dependency) => moveFinding(dependency, titles, window)),
    ...dependencies.flatMap((dependency) => contractFinding(dependency, titles, window)),
    ...offerings.flatMap((offering) => endFinding(offering, window)),
    ...offerings.filter(inUse).flatMap(standingFindings),
  ]
  return found
    .map((finding) => ({ ...finding, daysLeft: finding.on === null ? null : daysBetween(today, finding.on) }))
    .sort((a, b) => Number(b.fails) - Number(a.fails) || compare(a.on ?? '9999', b.on ?? '9999') || compare(sortKey(a), sortKey(b)))
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const sortKey = ({ kind, offeringId, dependencyId }: Pick<Finding, 'kind' | 'offeringId' | 'dependencyId'>): string =>
  `${findingKinds.indexOf(kind)} ${offeringId} ${dependencyId ?? ''}`

type Draft = Omit<Finding, 'daysLeft'>
type Offerings = ReadonlyMap<string, CheckedOffering>
type Window = { today: Day; within: (day: Day) => boolean }

const named = ({ title, apiModelId }: CheckedOffering): string => (apiModelId === null ? title : `${title} (${apiModelId})`)

function moveFinding({ id, name, offeringId, moveBy }: CheckedDependency, offerings: Offerings, { today, within }: Window): Draft[] {
  const offering = offerings.get(offeringId)
  if (moveBy === null || offering === undefined || !within(moveBy)) return []
  const ending = moveBy <= today ? 'which has retired' : 'which retires'
  const why = offering.retiresOn === moveBy ? ending : 'by a day of its own'
  const instead = offering.replacement === null ? 'no replacement is named' : `named replacement: ${offering.replacement}`
  return [
    {
      ...{ kind: 'forced_move', fails: true, on: moveBy, offeringId, apiModelId: offering.apiModelId, dependencyId: id },
      text: `${name} must leave ${offering.title}, ${why}; ${instead}`,
    },
  ]
}

/** A contract that has ended is a matter of the past: only one that ends from today on is told. */
function contractFinding(
  { id, name, offeringId, contractEndsOn }: CheckedDependency,
  offerings: Offerings,
  { today, within }: Window,
): Draft[] {
  const offering = offerings.get(offeringId)
  if (contractEndsOn === null || offering === undefined || contractEndsOn < today || !within(contractEndsOn)) return []
  return [
    {
      ...{ kind: 'contract', fails: true, on: contractEndsOn, offeringId, apiModelId: offering.apiModelId, dependencyId: id },
      text: `${name}: the contract for ${offering.title} ends`,
    },
  ]
}

/** The end of an offering that no dependency uses; of one in use, the forced move is told. A challenger's end fails nothing. */
function endFinding(offering: CheckedOffering, { today, within }: Window): Draft[] {
  const { id, retiresOn, apiModelId, asked, usedBy, weighedFor } = offering
  if (retiresOn === null || !within(retiresOn) || usedBy.length > 0) return []
  const past = retiresOn <= today
  const whose = weighedFor.length > 0 && !asked ? `, weighed for ${weighedFor.join(', ')},` : ''
  return [
    {
      ...{ kind: 'retirement', fails: asked, on: retiresOn, offeringId: id, apiModelId, dependencyId: null },
      text: `${named(offering)}${whose} ${past ? 'has retired' : 'retires'}`,
    },
  ]
}

function standingFindings(offering: CheckedOffering): Draft[] {
  const { id, stage, retiresOn, unsettled, pinned, apiModelId } = offering
  const told = { fails: false, on: null, offeringId: id, apiModelId, dependencyId: null }
  const found: Draft[] = []
  if (stage === 'deprecated' && retiresOn === null)
    found.push({ ...told, kind: 'deprecated', text: `${named(offering)} is deprecated; no day of its end is known` })
  if (unsettled !== null) found.push({ ...told, kind: 'unsettled', text: `${named(offering)}: an end is named that does not count` })
  if (pinned === false)
    found.push({ ...told, kind: 'alias', text: `${named(offering)} is a floating alias, which can change without notice` })
  return found
}

const kindWords: Record<FindingKind, string> = {
  forced_move: 'must move',
  retirement: 'retirement',
  contract: 'contract ends',
  deprecated: 'deprecated',
  unsettled: 'unsettled end',
  alias: 'floating alias',
}

/** The lines of a check as text; their form is stable, one finding on a line. */
export function checkText(
  findings: readonly Finding[],
  { workspace, today, withinDays }: { workspace: string; today: Day; withinDays: number },
): string {
  const fails = findings.filter((finding) => finding.fails).length
  const lines = findings.map(({ kind, fails: failing, on, daysLeft, text }) =>
    [
      failing ? 'FAIL' : 'note',
      kindWords[kind].padEnd(14),
      (on === null ? '—' : formatDate(on)).padEnd(11),
      (daysLeft === null ? '' : formatDaysAway(daysLeft)).padEnd(13),
      text,
    ].join('  '),
  )
  const notes = findings.length - fails
  const total = fails === 0 ? 'Nothing fails' : `${plural(fails, 'finding')} ${fails === 1 ? 'fails' : 'fail'}`
  return [
    `${workspace} on ${formatDate(today)}, looking ${plural(withinDays, 'day')} ahead`,
    ...lines,
    `${total}${notes > 0 ? `; ${plural(notes, 'note')}` : ''}.`,
  ].join('\n')
}
