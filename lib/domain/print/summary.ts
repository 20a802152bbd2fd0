import { type Band, bandOn, type IntervalMark, intervalOn } from '@/lib/domain/forest'
import { shownPreference } from '@/lib/domain/pair-forest'
import type { DependencyReport, Report } from '@/lib/domain/report'
import { isAtRisk, spendOf } from '@/lib/domain/spend'
import { type StatusTone, statusFace } from '@/lib/domain/status'
import { taskShort } from '@/lib/domain/task'
import { byUrgency } from '@/lib/domain/urgency'
import type { Basis, Status, Verdict } from '@/lib/domain/verdict/output'
import { missingShort } from '@/lib/domain/verdict/text'
import { isSigned, weekAction, weekActionShort } from '@/lib/domain/week-actions'
import { formatDate, formatMoney, plural, signedPoints } from '@/lib/format'
import type { ChangesFile } from './changes-file'

/** Points at each end of the axis of the summary, as on the board. */
const summaryReach = 40

const basisWords: Record<Basis, string | null> = { capability: null, cost: 'as an equal that costs less', forced: 'forced move' }

export type StatusPrint = { mark: Status; word: string; tone: StatusTone; basis: string | null }

/** A verdict as mark, word and tone. */
export const statusPrint = (status: Status, basis: Basis): StatusPrint => {
  const { label, tone } = statusFace(status)
  return { mark: status, word: label, tone, basis: basisWords[basis] }
}

/** What stands between a pair and a justified switch in catchwords, at most `most` of them. */
export function gapText(verdict: Verdict, most = Number.POSITIVE_INFINITY): string {
  if (verdict.status === 'STAY') return 'nothing: stay'
  const gaps = missingShort(verdict)
  if (gaps.length === 0) return 'nothing: plan the switch'
  const more = gaps.length > most ? ` and ${gaps.length - most} more` : ''
  return `${gaps.slice(0, most).join(', ')}${more}`
}

export type IntervalPrint = IntervalMark & { band: Band; own: boolean; value: string; range: string; alt: string }

/** A net preference as the summary draws it and as figures; null where no evidence with a number exists. */
export function intervalPrint(pair: DependencyReport['pairs'][number]): IntervalPrint | null {
  const { estimate, low, high } = shownPreference(pair)
  if (estimate === null) return null
  const { verdict } = pair
  const range = `${signedPoints(low)} to ${signedPoints(high)}`
  return {
    ...intervalOn(summaryReach, estimate, low, high),
    band: bandOn(summaryReach, verdict.delta),
    own: verdict.trial.N > 0,
    value: signedPoints(estimate),
    range,
    alt: `${signedPoints(estimate)} points, 90% interval ${range}`,
  }
}

export type SummaryRow = {
  id: string
  name: string
  sub: string
  incumbent: string
  incumbentNote: string | null
  challenger: string
  challengerNote: string | null
  status: StatusPrint | null
  /** By when, or since when, the incumbent must be left. */
  mustMove: string | null
  was: string | null
  /** What the team decides instead. */
  team: StatusPrint | null
  interval: IntervalPrint | null
  spend: string
  risk: string
  /**
   * Net value of the switch to the best challenger over the policy's horizon, with its interval; null where quality has no case, a gate does not
   * pass, the team stays, or money is not asked or not known.
   */
  worth: string | null
  /** The one action for this dependency this week. */
  action: string
  /** The challenger it is about, where that is not the one that stands first. */
  actionNote: string | null
  owner: string | null
}

/** One row per dependency, most urgent first. */
export function summaryRows(report: Report, changed: ChangesFile['changes']): SummaryRow[] {
  const before = new Map(changed.map((change) => [change.dependencyId, change]))
  return byUrgency(report.dependencies).map((entry) => summaryRow(entry, report, before.get(entry.dependency.id)))
}

export const mustMoveText = (day: string, asOf: string): string => `${day <= asOf ? 'Must move, ended' : 'Must move by'} ${formatDate(day)}`

function summaryRow(entry: DependencyReport, report: Report, change: ChangesFile['changes'][number] | undefined): SummaryRow {
  const { dependency, incumbent, pairs, mustMoveBy } = entry
  const [first] = pairs
  const week = weekAction(entry)
  const weighed = new Set(pairs.map((pair) => pair.challenger.id)).size
  const overruled = report.overrides.find(
    (line) => line.dependencyId === dependency.id && line.challengerId === first?.challenger.id && line.goal === first.goal,
  )
  const moved = change && change.before !== null && change.before !== change.after ? change.before : null
  return {
    id: dependency.id,
    name: dependency.name,
    sub: [taskShort(dependency.task), entry.origin === 'demo' ? 'demo data' : null].filter(Boolean).join(' · '),
    incumbent: incumbent.title,
    incumbentNote: incumbent.retiresOn
      ? `${incumbent.retiresOn <= report.asOf ? 'ended' : 'ends'} ${formatDate(incumbent.retiresOn)}`
      : null,
    challenger: first?.challenger.title ?? 'none to weigh',
    challengerNote: weighed > 1 ? `best of ${weighed}` : null,
    // “Must move” stands above it and says already that the move is forced.
    status: first ? statusPrint(first.verdict.status, mustMoveBy ? 'capability' : first.verdict.basis) : null,
    mustMove: mustMoveBy ? `${mustMoveBy <= report.asOf ? 'ended' : 'by'} ${formatDate(mustMoveBy)}` : null,
    was: moved ? `was ${statusFace(moved).short}` : null,
    team: overruled ? statusPrint(overruled.status, 'capability') : null,
    interval: first ? intervalPrint(first) : null,
    spend: formatMoney(dependency.monthlySpend, report.workspace.currency),
    risk: isAtRisk(entry) ? 'at risk' : 'not at risk',
    worth: first && overruled?.status !== 'STAY' ? worthText(first, report) : null,
    action: week ? weekActionShort(week.pair, isSigned(report)) : (entry.refused[0]?.sentence ?? 'name a challenger to weigh'),
    owner: entry.owner,
    actionNote: week?.aside ? `for ${week.pair.challenger.title}` : null,
  }
}

/** A space that never ends a line. */
const inOneLine = '\u00a0'

function worthText({ verdict: { econ, basis, levels } }: DependencyReport['pairs'][number], { workspace }: Report): string | null {
  if (econ.npv === null || basis === 'forced' || levels.Q < 3 || levels.R < 2) return null
  const money = (amount: number | null) => formatMoney(amount, workspace.currency, 0)
  return `net value ${money(econ.npv)} (${money(econ.lo90)}${inOneLine}to${inOneLine}${money(econ.hi90)})`
}

export type SpendPrint = { atRisk: string; total: string; note: string }

/** What the column of spend adds up to, and what “at risk” means. */
export function spendPrint(report: Report): SpendPrint {
  const { total, atRisk, countAtRisk, unstated } = spendOf(report)
  const money = (amount: number) => formatMoney(amount, report.workspace.currency)
  const without = unstated > 0 ? ` Not stated for ${plural(unstated, 'dependency', 'dependencies')}, which no sum includes.` : ''
  return {
    atRisk: money(atRisk),
    total: `of ${money(total)} a month, in ${countAtRisk} of ${plural(report.dependencies.length, 'dependency', 'dependencies')}`,
    note: `At risk means that the incumbent must be left, or that a challenger has a case for quality (justified, promising or not ready).${without} Net value: cash and quality as the team values it, over ${report.policy.content.economics.horizonMonths} months, with its 90% interval; both stand apart on the page of the dependency.`,
  }
}
