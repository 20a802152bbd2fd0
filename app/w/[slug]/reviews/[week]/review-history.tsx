import { Section } from '@/components/ui/section'
import { Time } from '@/components/ui/time'
import type { Context } from '@/lib/context'
import type { Report, RowDissent } from '@/lib/domain/report'
import { statusFace } from '@/lib/domain/status'
import type { Status } from '@/lib/domain/verdict/output'
import { history } from '@/lib/services/audit'

type Detail = {
  edition?: number
  note?: string | null
  reason?: string
  dissents?: RowDissent[]
  dependencyId?: string
  status?: Status
  sha256?: string
}

const quoted = (text: string | null | undefined): string => (text ? `: “${text}”` : '')

function told(action: string, detail: Detail, nameOf: (id: string) => string): string {
  const { note, reason, dissents = [], dependencyId = '', status, edition, sha256 = '' } = detail
  const rows = dissents.map((line) => `; dissents on ${nameOf(line.dependencyId)}: “${line.note}”`).join('')
  switch (action) {
    case 'review.begun':
      return 'laid the verdicts before the signers'
    case 'review.agreed':
      return `agreed${quoted(note)}${rows}`
    case 'review.dissented':
      return `dissented${quoted(note)}${rows}`
    case 'review.withdrawn':
      return 'withdrew their word'
    case 'review.overruled':
      return `overruled the engine on ${nameOf(dependencyId)}, ${status ? statusFace(status).label.toLowerCase() : ''}${quoted(reason)}`
    case 'review.override_withdrawn':
      return `took the override on ${nameOf(dependencyId)} back`
    case 'review.reopened':
      return `reopened it as edition ${edition}${quoted(reason)}`
    case 'review.signed':
      return `gave the last signature that was needed: edition ${edition} is frozen, SHA-256 ${sha256.slice(0, 12)}…`
    default:
      return action.replace('review.', '').replaceAll('_', ' ')
  }
}

/** Everything that people said and did about a week, newest first, with what they later took back or replaced. */
export async function ReviewHistory({ ctx, report }: { ctx: Context; report: Report }) {
  const events = await history(ctx, { type: 'review', id: report.week })
  if (events.length === 0) return null
  const names = new Map(report.dependencies.map(({ dependency }) => [dependency.id, dependency.name]))
  return (
    <Section title="History" meta="nothing here is ever removed" flush>
      <ol>
        {events.map(({ seq, at, actorName, action, detail }) => (
          <li key={seq} className="flex flex-wrap gap-x-4 border-b py-2">
            <span className="w-36 shrink-0 text-muted">
              <Time value={at} withTime zone={report.workspace.timeZone} />
            </span>
            <span className="min-w-0 flex-1 basis-72 wrap-anywhere">
              {actorName} {told(action, detail as Detail, (id) => names.get(id) ?? id)}
            </span>
          </li>
        ))}
      </ol>
    </Section>
  )
}
