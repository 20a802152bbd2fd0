import { formatMoney } from '@/lib/format'
import type { Day } from './day'
import { gateShort } from './gate'
import type { DependencyReport, Pair, Report } from './report'
import { byUrgency } from './urgency'
import { actionShort, actionText } from './verdict/action-text'

/** What one dependency should do this week. */
export type WeekAction = {
  dependencyId: string
  /** Name of the dependency. */
  name: string
  owner: string | null
  mustMoveBy: Day | null
  /** The challenger and goal that the action is about; `pair.action` is the action. */
  pair: Pair
  /** True when the action is about another challenger than the one that stands first. */
  aside: boolean
  /** The justified headline, when the action is about something worth more than signing it; null otherwise. */
  alsoSign: Pair | null
}

/** What can be done comes before waiting, and waiting before nothing to do. */
const rank = ({ action: { verb } }: Pair): number => (verb === 'none' ? 2 : verb === 'wait' ? 1 : 0)

const better = (a: Pair, b: Pair): Pair => {
  if (rank(a) !== rank(b)) return rank(a) < rank(b) ? a : b
  return b.action.plan > a.action.plan ? b : a
}

/**
 * The action with the largest plan (expected value of following it through, money) among all challengers of a dependency; equal plans go to the
 * challenger that stands higher. Waiting is the answer only when no challenger offers anything to do, and “nothing” only when every challenger
 * says so. Null when no challenger is weighed.
 */
export function weekAction({ dependency, owner, mustMoveBy, pairs }: DependencyReport): WeekAction | null {
  const [first] = pairs
  if (!first) return null
  const pair = pairs.reduce(better)
  return {
    ...{ dependencyId: dependency.id, name: dependency.name, owner, mustMoveBy, pair },
    aside: pair.challenger.id !== first.challenger.id,
    alsoSign: first.action.verb === 'sign_off' && pair !== first ? first : null,
  }
}

/** Whether a report is frozen under at least one signature. */
export const isSigned = ({ signOffs }: Pick<Report, 'signOffs'>): boolean => signOffs.length > 0

/** One entry for each dependency with a challenger, in the order in which a reader should look. */
export const weekActions = ({ dependencies }: Pick<Report, 'dependencies'>): WeekAction[] =>
  byUrgency(dependencies).flatMap((entry) => weekAction(entry) ?? [])

/**
 * The one action worth doing in a workspace: the largest plan of all that can be done; equal plans go to the more urgent dependency. Null when
 * there is nothing to do but wait.
 */
export function theOneAction(actions: readonly WeekAction[]): WeekAction | null {
  const doable = actions.filter(({ pair }) => rank(pair) === 0)
  return doable.reduce<WeekAction | null>((top, entry) => (top && top.pair.action.plan >= entry.pair.action.plan ? top : entry), null)
}

/** The most pressing dependency that must move and has no challenger to weigh: naming one comes before anything that can be found out. */
export const strandedMove = ({ dependencies }: Pick<Report, 'dependencies'>): DependencyReport | null =>
  byUrgency(dependencies.filter(({ mustMoveBy, pairs }) => mustMoveBy !== null && pairs.length === 0)).sort((a, b) =>
    (a.mustMoveBy ?? '') < (b.mustMoveBy ?? '') ? -1 : Number((a.mustMoveBy ?? '') > (b.mustMoveBy ?? '')),
  )[0] ?? null

/** Where an action is carried out: facts are entered at the offering they are missing for. */
export type ActionPlace =
  | { at: 'review' | 'verdict' | 'dependency' | 'trial' }
  | { at: 'fact'; side: 'challenger' | 'incumbent'; gate: string }

/** Reasons that only the team can clear up, by saying what it needs. */
const ownOmissions = ['required regions not stated', 'peak demand not stated']

/** The place where the action of a pair is carried out. */
export function actionPlace({ action, verdict }: Pair): ActionPlace {
  const { verb, subject } = action
  if (verb === 'sign_off') return { at: 'review' }
  if (verb === 'trial') return { at: 'trial' }
  if (verb === 'estimate' || ownOmission({ action, verdict })) return { at: 'dependency' }
  if (subject === null) return { at: 'verdict' }
  const used = verdict.gateEvidence.find(({ gate }) => gate === subject)?.used ?? []
  const onlyChallenger =
    verb === 'measure' && used.some(({ side }) => side === 'challenger') && used.every(({ side }) => side === 'challenger')
  return { at: 'fact', side: onlyChallenger ? 'incumbent' : 'challenger', gate: subject }
}

function ownOmission({ action, verdict }: Pick<Pair, 'action' | 'verdict'>): boolean {
  const why = verdict.gates.find(({ gate }) => gate === action.subject)?.why
  return why !== undefined && ownOmissions.includes(why)
}

/** The action in a few words, for a column. Where the question goes to the team itself, it says so; a signed week waits for the switch. */
export function weekActionShort(pair: Pair, signed = false): string {
  if (signed && pair.action.verb === 'sign_off') return 'make the switch'
  if (!ownOmission(pair)) return actionShort(pair.action)
  return `state your ${pair.action.subject === 'region' ? 'regions' : 'peak'}`
}

/** The action as a sentence. */
export function weekActionText(pair: Pair, signed = false): string {
  if (signed && pair.action.verb === 'sign_off') return 'Make the switch: this week is signed.'
  if (!ownOmission(pair)) return actionText(pair.action)
  const { subject } = pair.action
  const needs = subject === 'region' ? 'which regions you need' : 'how much you need at peak'
  return `State ${needs}: until then ${gateShort(subject ?? '')} cannot pass, and it is the cheapest question that could end the plan.`
}

/** What following an action through is worth, and what being wrong can cost; no money where the team has not said what quality is worth. */
export function stakesText({ action }: Pick<Pair, 'action'>, { workspace, policy }: Pick<Report, 'workspace' | 'policy'>): string {
  if (!action.priced) return 'The team has not said what a point of quality is worth, so this is ranked, not priced.'
  const money = (amount: number) => formatMoney(amount, workspace.currency, 0)
  const parts = [
    action.plan > 0
      ? `followed through, it is worth about ${money(action.plan)} over ${policy.content.economics.horizonMonths} months, all chances weighed`
      : null,
    action.atStake >= 1 ? `what is not known about quality costs about ${money(action.atStake)} on average` : null,
  ].filter((part) => part !== null)
  const [lead = 'no money hangs on it', ...rest] = parts
  return `${[lead.charAt(0).toUpperCase() + lead.slice(1), ...rest].join('; ')}.`
}
