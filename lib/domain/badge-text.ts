import { formatDate, formatWeekShort } from '@/lib/format'
import type { DependencyReport, OverrideLine, Report } from './report'
import { type StatusTone, statusFace } from './status'
import type { Status } from './verdict/output'

/** What a badge says: two short texts side by side, and the same as a sentence for whoever does not see it. */
export type Badge = { label: string; message: string; description: string; tone: StatusTone }

/** What the team decided otherwise for the first challenger of a dependency; null where it went with the engine. */
export function overrideOf(
  { overrides }: Pick<Report, 'overrides'>,
  { dependency, pairs: [first] }: DependencyReport,
): OverrideLine | null {
  const own = overrides.find(
    ({ dependencyId, challengerId, goal }) =>
      dependencyId === dependency.id && challengerId === first?.challenger.id && goal === first?.goal,
  )
  return own ?? null
}

/** What counts for a dependency: the word of the team where it overruled the engine, else the engine's; null where nothing is weighed. */
export const decidedStatus = (report: Pick<Report, 'overrides'>, entry: DependencyReport): Status | null =>
  overrideOf(report, entry)?.status ?? entry.pairs[0]?.verdict.status ?? null

const notSigned = 'no week signed yet'

/** The counts of a signed week: "3 justified · 1 must move · W47 signed". */
export function weekBadge(report: Report | null): Badge {
  if (!report) return { label: 'Switchboard', message: notSigned, description: 'No week is signed yet.', tone: 'open' }
  const justified = report.dependencies.filter((entry) => decidedStatus(report, entry) === 'JUSTIFIED').length
  const forced = report.dependencies.filter(({ mustMoveBy }) => mustMoveBy !== null).length
  const parts = [justified === 0 ? 'none justified' : `${justified} justified`, ...(forced > 0 ? [`${forced} must move`] : [])]
  const { week, workspace } = report
  return {
    label: 'Switchboard',
    message: [...parts, `${formatWeekShort(week)} signed`].join(' · '),
    description: `${workspace.name}, signed week ${week}: of ${report.dependencies.length} dependencies ${parts.join(', ')}.`,
    tone: justified > 0 ? 'justified' : 'open',
  }
}

const longest = 48

/** The status of one dependency in a signed week; null when the week does not judge it. */
export function dependencyBadge(report: Report, dependencyId: string): Badge | null {
  const entry = report.dependencies.find(({ dependency }) => dependency.id === dependencyId)
  if (!entry) return null
  const status = decidedStatus(report, entry)
  const face = status === null ? null : statusFace(status)
  const move = entry.mustMoveBy === null ? [] : [`must move by ${formatDate(entry.mustMoveBy)}`]
  const said = [...move, face?.label ?? 'not weighed']
  const { name } = entry.dependency
  const letters = [...name]
  return {
    label: letters.length > longest ? `${letters.slice(0, longest - 1).join('')}…` : name,
    message: [...said, formatWeekShort(report.week)].join(' · '),
    description: `${name}: ${said.join(', ')}. ${report.workspace.name}, signed week ${report.week}.`,
    tone: face?.tone ?? 'open',
  }
}
