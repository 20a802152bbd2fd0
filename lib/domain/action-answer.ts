import { formatDate } from '@/lib/format'
import { doneInWeek } from './action-done'
import { type ActionLine, keyOf } from './action-line'
import { proposedCode } from './action-proposals'
import type { DependencyReport, Pair, Report } from './report'
import { isSigned } from './week-actions'

/** An action that somebody marked as done although the engine still asks for it, with the pair it asks about. */
export type Unanswered = { action: ActionLine; entry: DependencyReport; pair: Pair }

/** Whatever was marked as done in the week of the report and that its evidence does not show: the engine still proposes it. */
export function unanswered(report: Report, actions: readonly ActionLine[]): Unanswered[] {
  const signed = isSigned(report)
  const open = new Set(actions.flatMap((action) => (action.state === 'open' ? [keyOf(action)] : [])))
  const seen = new Set<string>()
  return actions.flatMap((action): Unanswered[] => {
    const key = keyOf(action)
    if (key === null || open.has(key) || seen.has(key) || !doneInWeek(action, report.week)) return []
    const entry = report.dependencies.find(({ dependency }) => dependency.id === action.dependency?.id)
    const pair = entry?.pairs.find((line) => line.challenger.id === action.challengerId && proposedCode(line, signed) === action.code)
    if (!entry || !pair) return []
    seen.add(key)
    return [{ action, entry, pair }]
  })
}

const missing: Record<string, string> = {
  ask: 'answer not recorded',
  measure: 'answer not recorded',
  ask_roadmap: 'answer not recorded',
  estimate: 'amount not stated yet',
  trial: 'no trial closed since',
  sign_off: 'week not signed yet',
  switch: 'incumbent not changed yet',
}

/** Who did it when, and what the evidence does not show of it yet: `done by Ana on 26 Nov 2026, answer not recorded`. */
export function answerText({ code, closedBy, closedOn }: Pick<ActionLine, 'code' | 'closedBy' | 'closedOn'>): string {
  const verb = code?.split(':')[0] ?? ''
  return `done${closedBy ? ` by ${closedBy}` : ''} on ${formatDate(closedOn)}, ${missing[verb] ?? 'not seen in the evidence yet'}`
}
