import { formatDate, formatMoney } from '@/lib/format'
import type { Day } from './day'
import type { DependencyReport, Report } from './report'
import { type RunsOut, runsOut } from './runs-out'
import { statusFace } from './status'
import { byUrgency } from './urgency'
import { bars } from './verdict/bars'
import { missing } from './verdict/text'

/** One line of “Decide this week”. */
export type Decision = {
  kind: 'must_move' | 'justified' | 'expires'
  dependencyId: string
  name: string
  /** What to do or what runs out, as one or two sentences. */
  text: string
}

/**
 * What a reader with one minute has to decide, most pressing first, one line per dependency. First every dependency whose incumbent must be left,
 * the earliest date first; then every justified switch; then what is overdue or runs out within 14 days, overdue first. A date that belongs to a
 * line already there is added to it, and so is what the team decides instead of the engine.
 */
export function decisions(report: Report): Decision[] {
  const entries = byUrgency(report.dependencies)
  const forced = entries
    .filter((entry) => entry.mustMoveBy !== null)
    .sort((a, b) => ((a.mustMoveBy ?? '') < (b.mustMoveBy ?? '') ? -1 : (a.mustMoveBy ?? '') > (b.mustMoveBy ?? '') ? 1 : 0))
  const justified = entries.filter((entry) => entry.mustMoveBy === null && entry.pairs[0]?.verdict.status === 'JUSTIFIED')
  const lines: Decision[] = [
    ...forced.map((entry) => ({ ...about(entry), kind: 'must_move' as const, text: mustMoveText(entry, report) })),
    ...justified.map((entry) => ({ ...about(entry), kind: 'justified' as const, text: justifiedText(entry, report) })),
  ]
  const named = new Map(entries.map((entry) => [entry.dependency.id, entry]))
  for (const ending of runsOut(report)) {
    const line = lines.find((other) => other.dependencyId === ending.dependencyId)
    const entry = named.get(ending.dependencyId)
    if (line) {
      // The line of a forced move says already when the incumbent retires.
      if (!(line.kind === 'must_move' && ending.kinds.every((kind) => kind === 'retirement'))) line.text += ` ${endingText(ending)}`
    } else if (entry) lines.push({ ...about(entry), kind: 'expires', text: endingText(ending) })
  }
  for (const { dependencyId, challengerId, goal, status, engineStatus } of report.overrides) {
    const entry = named.get(dependencyId)
    const [first] = entry?.pairs ?? []
    if (!entry || first?.challenger.id !== challengerId || first.goal !== goal) continue
    const text = `The team decides otherwise than the engine, which says ${statusFace(engineStatus).label.toLowerCase()}: ${statusFace(status).label.toLowerCase()}.`
    const line = lines.find((other) => other.dependencyId === dependencyId)
    if (line) line.text += ` ${text}`
    else if (status === 'JUSTIFIED') lines.push({ ...about(entry), kind: 'justified', text })
  }
  return lines
}

const about = ({ dependency }: DependencyReport) => ({ dependencyId: dependency.id, name: dependency.name })

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const endingText = ({ on, text }: RunsOut): string => `${capital(text)} on ${formatDate(on)}.`

/** The first thing between a challenger and a justified switch, as a sentence; null when nothing is. */
export function firstGap(entry: DependencyReport, report: Report): string | null {
  const [pair] = entry.pairs
  if (!pair) return entry.refused[0]?.sentence ?? 'No challenger is named to weigh.'
  const names = { dependency: entry.dependency.name, incumbent: entry.incumbent.modelTitle, challenger: pair.challenger.modelTitle }
  const [gap] = missing({ verdict: pair.verdict, names, bars: bars(report.policy.content, pair.verdict) })
  return gap?.text ?? null
}

function mustMoveText(entry: DependencyReport, report: Report): string {
  const { incumbent, pairs, mustMoveBy } = entry
  const day: Day = mustMoveBy ?? report.asOf
  const leave =
    day <= report.asOf ? `Leave ${incumbent.title} now: it ended on ${formatDate(day)}.` : `Leave ${incumbent.title} by ${formatDate(day)}.`
  const [first] = pairs
  if (!first) return `${leave} No challenger is weighed yet.`
  const way = `The best way out is ${first.challenger.title}: ${statusFace(first.verdict.status).label.toLowerCase()}.`
  return [leave, way, firstGap(entry, report)].filter(Boolean).join(' ')
}

function justifiedText(entry: DependencyReport, report: Report): string {
  const [pair] = entry.pairs
  if (!pair) return ''
  const { econ } = pair.verdict
  const cost = pair.input.econ.switchingCost?.mode
  const money = [
    cost === undefined ? null : `costs about ${formatMoney(cost, report.workspace.currency)} to make`,
    econ.breakEven === null ? null : `has paid back in month ${econ.breakEven}`,
  ].filter(Boolean)
  const move = `Switch from ${entry.incumbent.title} to ${pair.challenger.title}: justified.`
  return money.length > 0 ? `${move} The switch ${money.join(' and ')}.` : move
}
