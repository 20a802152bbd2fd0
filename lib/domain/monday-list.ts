import { type Unanswered, unanswered } from './action-answer'
import { ageText, byDue, dueText, isOverdue } from './action-dates'
import type { ActionLine } from './action-line'
import { type Proposal, proposals } from './action-proposals'
import { type Change, changes } from './changes'
import { type ClaimConflict, claimConflicts } from './claim-conflicts'
import type { Day } from './day'
import type { Report } from './report'
import { type RunningOut, runningOut } from './runs-out'
import { byUrgency } from './urgency'
import { firstDay, lastDay, type Week } from './week'

/** An action as a list shows it. */
export type ActionItem = {
  action: ActionLine
  due: string
  overdue: boolean
  age: string | null
  /** The evidence that settles it and has not closed it yet. */
  settledBy: string | null
  /** Who waits for its owner: whoever added it, and the owner of the dependency. */
  waiting: string[]
}

/** The actions of one person; `owner` is null for those that nobody has. */
export type OwnerItems = { owner: ActionLine['owner']; items: ActionItem[] }

export type MondayList = {
  changes: Change[]
  runsOut: RunningOut[]
  conflicts: ClaimConflict[]
  mine: ActionItem[]
  others: OwnerItems[]
  proposals: Proposal[]
  /** Marked as done this week, without the evidence for it. */
  unanswered: Unanswered[]
  /** What was closed since the last signed week. */
  closed: ActionLine[]
}

export type MondayInput = {
  report: Report
  /** The last signed week before the running one. */
  before: Report | null
  /** Newest first, closed ones included. */
  actions: readonly ActionLine[]
  /** What has settled which open action, by its id. */
  settled: ReadonlyMap<string, string>
  running: Week
  today: Day
  /** The id of whoever reads. */
  me: string | null
}

/**
 * What a person with an hour a week reads on a Monday, top to bottom: what changed and why, what runs out, which claims disagree, what waits for
 * them, and who waits for whom.
 */
export function mondayList(input: MondayInput): MondayList {
  const { report, before, actions, me } = input
  const order = new Map(byUrgency(report.dependencies).map(({ dependency }, index) => [dependency.id, index]))
  const place = (id: string) => order.get(id) ?? order.size
  const items = itemsOf(input)
  const isMine = ({ action }: ActionItem) => me !== null && action.owner?.id === me
  return {
    changes: changes(before, report).sort((a, b) => place(a.dependencyId) - place(b.dependencyId)),
    runsOut: runningOut(report),
    conflicts: claimConflicts(report, before),
    mine: items.filter(isMine),
    others: byOwner(items.filter((item) => !isMine(item))),
    proposals: proposals(report, actions, before),
    unanswered: unanswered(report, actions),
    closed: closedSince(input),
  }
}

type Around = Pick<MondayInput, 'running' | 'today'> & { settledBy?: string | null }

/** Who waits for the owner of an action: whoever added it, and the owner of the dependency, each once and never for themselves. */
export function waitingFor({ createdBy, dependency, owner }: Pick<ActionLine, 'createdBy' | 'dependency' | 'owner'>): string[] {
  const asking = [createdBy, dependency?.owner ?? null].filter((name): name is string => Boolean(name) && name !== owner?.name)
  return [...new Set(asking)]
}

/** An action as a list shows it. */
export function actionItem(action: ActionLine, { running, today, settledBy = null }: Around): ActionItem {
  return {
    ...{ action, settledBy, waiting: waitingFor(action) },
    due: dueText(action.dueOn, today),
    overdue: isOverdue(action, today),
    age: ageText(action.week, running),
  }
}

/** Open actions as a list shows them, overdue first. */
export function itemsOf({ actions, settled, running, today }: Omit<MondayInput, 'report' | 'before' | 'me'>): ActionItem[] {
  return actions
    .filter(({ state }) => state === 'open')
    .sort(byDue)
    .map((action) => actionItem(action, { running, today, settledBy: settled.get(action.id) ?? null }))
}

function byOwner(items: readonly ActionItem[]): OwnerItems[] {
  const groups = new Map<string, OwnerItems>()
  for (const item of items) {
    const { owner } = item.action
    const key = owner?.id ?? ''
    const group = groups.get(key) ?? { owner, items: [] }
    group.items.push(item)
    groups.set(key, group)
  }
  // Nobody's and those of people who have left first: they wait for somebody to take them.
  const rank = ({ owner }: OwnerItems) => (owner === null ? 0 : owner.left ? 1 : 2)
  const name = ({ owner }: OwnerItems) => `${owner?.name ?? ''} ${owner?.id ?? ''}`
  return [...groups.values()].sort((a, b) => rank(a) - rank(b) || (name(a) < name(b) ? -1 : 1))
}

function closedSince({ actions, before, running }: MondayInput): ActionLine[] {
  const from = before ? lastDay(before.week) : firstDay(running)
  return actions.filter(({ state, closedOn }) => state !== 'open' && closedOn !== null && closedOn >= from)
}
