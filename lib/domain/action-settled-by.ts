import { formatDate, formatWeekShort } from '@/lib/format'
import type { ActionLine, BoundClaim } from './action-line'
import { gateLabel } from './gate'
import type { DependencyReport, Pair, Report } from './report'
import { gateWhy } from './verdict/gate-words'
import { isSigned } from './week-actions'

/**
 * What has settled an open action, as a sentence; null while nothing has. Evidence from before the action was taken on settles nothing, so that a
 * week signed late closes only what it bears on.
 * @example settledBy(measureLatency, report) // 'Latency now passes: on par within the margin.'
 */
export function settledBy(action: ActionLine, report: Report): string | null {
  if (action.state !== 'open') return null
  if (action.dependency?.archived) return `${action.dependency.name} was archived.`
  return claimSettled(action.claim) ?? proposalSettled(action, report)
}

function claimSettled(claim: BoundClaim | null): string | null {
  if (!claim) return null
  if (claim.retracted) return 'The claim was taken back.'
  if (claim.archived) return 'The claim was archived.'
  return claim.newer ? `A figure of ${formatDate(claim.newer.publishedOn)} replaced the claim.` : null
}

function proposalSettled({ dependency, challengerId, code, takenOn, week }: ActionLine, report: Report): string | null {
  const entry = report.dependencies.find((line) => line.dependency.id === dependency?.id)
  if (!entry || challengerId === null || code === null) return null
  if (code === 'sign_off' && isSigned(report) && report.week >= week)
    return `${formatWeekShort(report.week)} was signed by ${report.signOffs.map(({ name }) => name).join(', ')}.`
  if (report.asOf < takenOn) return null
  if (entry.incumbent.id === challengerId) return `${entry.incumbent.title} is the incumbent now.`
  const pair = entry.pairs.find(({ challenger }) => challenger.id === challengerId)
  if (!pair) return isWeighed(entry, challengerId) ? null : 'This challenger is no longer weighed here.'
  return answered(code, { pair, takenOn })
}

const isWeighed = ({ refused }: DependencyReport, challengerId: string): boolean =>
  refused.some(({ challenger }) => challenger.id === challengerId)

function answered(code: string, { pair, takenOn }: { pair: Pair; takenOn: string }): string | null {
  const [verb = '', subject = ''] = code.split(/:(.*)/)
  switch (verb) {
    case 'ask':
    case 'measure':
      return gateSettled(pair, subject, (result) => result !== 'UNKNOWN')
    case 'ask_roadmap':
      return gateSettled(pair, subject, (result) => result === 'PASS')
    case 'estimate':
      return pair.verdict.econ.missing.length === 0 ? 'Every amount that was missing is stated now.' : null
    case 'trial':
      return trialSettled(pair, takenOn)
    default:
      return null
  }
}

const outcome = { PASS: 'passes', FAIL: 'fails', UNKNOWN: 'is unknown' } as const

function gateSettled({ verdict }: Pair, gate: string, settles: (result: keyof typeof outcome) => boolean): string | null {
  const found = verdict.gates.find((line) => line.gate === gate)
  if (!found) return `The policy no longer asks about ${gateLabel(gate)}.`
  return settles(found.result) ? `${gateLabel(gate)} now ${outcome[found.result]}: ${gateWhy(found.why)}.` : null
}

function trialSettled({ trials }: Pair, takenOn: string): string | null {
  const [closed] = trials
    .filter((trial) => trial.state === 'closed' && trial.closedOn !== null && trial.closedOn >= takenOn)
    .sort((a, b) => ((a.closedOn ?? '') < (b.closedOn ?? '') ? 1 : -1))
  if (!closed) return null
  return `A trial closed on ${formatDate(closed.closedOn)}: ${closed.wins} won, ${closed.losses} lost, ${closed.ties} tied.`
}
