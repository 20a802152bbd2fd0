import { formatDate, formatDateTime, formatWeek, formatWeekShort, plural } from '@/lib/format'
import { decidedStatus, overrideOf } from './badge-text'
import { type Change, changes, changeText } from './changes'
import type { DependencyReport, OverrideLine, Report } from './report'
import { statuses, statusFace } from './status'
import type { Status } from './verdict/output'
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

/** Where nobody has to act otherwise than before, such as with another challenger in front, the feed says nothing. */
function changeEntries({ report, before, signedAt }: Signed): FeedEntry[] {
  if (!before) return []
  const { workspace, week } = report
  const told = new Map(changes(before, report).map((change) => [change.dependencyId, change]))
  const earlier = new Map(before.dependencies.map((entry) => [entry.dependency.id, entry]))
  return report.dependencies.flatMap((entry) => {
    const { id, name } = entry.dependency
    const was = earlier.get(id)
    const status = decidedStatus(report, entry)
    const mustMove = entry.mustMoveBy !== null && (was?.mustMoveBy ?? null) === null
    const moved = !was || mustMove || status !== decidedStatus(before, was)
    if (!moved) return []
    const move = mustMove ? `must move by ${formatDate(entry.mustMoveBy)} · ` : ''
    return [
      {
        id: feedId(workspace.id, week, 'dependency', id),
        kind: 'change' as const,
        week,
        title: `${name}: ${move}${statusWord(status)}`,
        text: [causeText(told.get(id)), teamText(report, entry, was ? overrideOf(before, was) : null)].filter(Boolean).join(' '),
        at: signedAt,
        path: `dependencies/${id}?week=${week}`,
      },
    ]
  })
}

const statusWord = (status: Status | null): string => (status === null ? 'not weighed' : statusFace(status).label)

const causeText = (change: Change | undefined): string => (change ? `${changeText(change)}.` : '')

function teamText(report: Report, entry: DependencyReport, earlier: OverrideLine | null): string {
  const own = overrideOf(report, entry)
  if (own) return `${own.authorName} overruled the engine, which says ${statusWord(own.engineStatus)}: ${own.reason}`
  return earlier ? `The team no longer decides otherwise than the engine, as it did with ${statusWord(earlier.status)}.` : ''
}
