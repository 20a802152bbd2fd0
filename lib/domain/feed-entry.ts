import { formatDate, formatDateTime, formatWeek, formatWeekShort, plural } from '@/lib/format'
import { decidedStatus } from './badge-text'
import { changes, changeText } from './changes'
import type { Report } from './report'
import { statuses, statusFace } from './status'
import type { Week } from './week'

/** One entry of the feed of changes, in plain text; whoever writes it into a format escapes it there. */
export type FeedEntry = {
  /** The same for the same change in every feed and at every time. */
  id: string
  kind: 'change' | 'signed'
  week: Week
  title: string
  /** One or more sentences. */
  text: string
  /** ISO 8601 instant of the signature. */
  at: string
  /** Where members read more, below the address of the workspace. */
  path: string
}

type Signed = { report: Report; before: Report | null; signedAt: string; sha256: string }

/** `urn:switchboard:…`, valid as an address whatever the parts hold. */
export const feedId = (...parts: readonly string[]): string => `urn:switchboard:${parts.map(encodeURIComponent).join(':')}`

/** What one signed week adds to the feed: that it was signed, then one entry for every dependency whose status changed against `before`. */
export function feedEntries(signed: Signed): FeedEntry[] {
  return [signedEntry(signed), ...changeEntries(signed)]
}

function signedEntry({ report, signedAt, sha256 }: Signed): FeedEntry {
  const { week, edition, workspace } = report
  const again = edition > 1 ? ` again, as edition ${edition}` : ''
  const counts = statusCounts(report)
  const reason = report.supersedes ? ` Reopened because: ${report.supersedes.reason}` : ''
  return {
    id: feedId(workspace.id, week, `edition-${edition}`),
    kind: 'signed',
    week,
    title: `${formatWeekShort(week)} is signed${again}`,
    text: `${formatWeek(week)}. ${counts}. ${signers(report)} on ${formatDateTime(signedAt, workspace.timeZone)}.${reason} SHA-256 ${sha256}.`,
    at: signedAt,
    path: `reviews/${week}`,
  }
}

function signers({ signOffs }: Report): string {
  const said = (decision: 'agree' | 'dissent') => signOffs.filter((line) => line.decision === decision).map((line) => line.name)
  const [agree, dissent] = [said('agree'), said('dissent')]
  return `Signed by ${agree.join(', ') || 'nobody'}${dissent.length > 0 ? `, with the dissent of ${dissent.join(', ')},` : ''}`
}

/** "3 dependencies: 1 Justified, 2 Hype", by what the team decided, in the order of the statuses. */
export function statusCounts(report: Pick<Report, 'dependencies' | 'overrides'>): string {
  const decided = report.dependencies.map((entry) => decidedStatus(report, entry))
  const parts = [...statuses.map(({ id, short }) => ({ id, short })), { id: null, short: 'not weighed' }]
    .map(({ id, short }) => ({ short, count: decided.filter((status) => status === id).length }))
    .filter(({ count }) => count > 0)
    .map(({ short, count }) => `${count} ${short}`)
  return [plural(decided.length, 'dependency', 'dependencies'), parts.join(', ')].filter(Boolean).join(': ')
}

/** A change that keeps status and date, such as another challenger in front, is none of the feed's. */
function changeEntries({ report, before, signedAt }: Signed): FeedEntry[] {
  const { workspace, week } = report
  const wasForced = new Set(before?.dependencies.filter((entry) => entry.mustMoveBy !== null).map((entry) => entry.dependency.id))
  return changes(before, report)
    .map((change) => ({ change, mustMove: change.mustMoveBy !== null && !wasForced.has(change.dependencyId) }))
    .filter(({ change, mustMove }) => change.before !== change.after || mustMove)
    .map(({ change, mustMove }) => {
      const status = change.after === null ? 'not weighed' : statusFace(change.after).label
      const move = mustMove ? `must move by ${formatDate(change.mustMoveBy)} · ` : ''
      return {
        id: feedId(workspace.id, week, 'dependency', change.dependencyId),
        kind: 'change' as const,
        week,
        title: `${change.name}: ${move}${status}`,
        text: `${changeText(change)}.`,
        at: signedAt,
        path: `dependencies/${change.dependencyId}?week=${week}`,
      }
    })
}
