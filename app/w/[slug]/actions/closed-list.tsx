import Link from 'next/link'
import type { ActionLine } from '@/lib/domain/action-line'
import { formatDate } from '@/lib/format'

/** Actions that are no longer open, and what closed them. */
export function ClosedList({ closed, slug }: { closed: readonly ActionLine[]; slug: string }) {
  return (
    <ul>
      {closed.map(({ id, title, state, settled, reason, closedOn, closedBy, owner, dependency }) => (
        <li key={id} className="border-b py-1.5">
          <Link href={`/w/${slug}/actions/${id}`} className="quiet-link">
            {title}
          </Link>
          <span className="text-muted">
            {dependency ? ` · ${dependency.name}` : ''} · {settled ? 'closed by evidence' : state}
            {(closedBy ?? owner?.name) ? ` · ${closedBy ?? owner?.name}` : ''} · {formatDate(closedOn)}
            {reason ? ` · ${reason}` : ''}
          </span>
        </li>
      ))}
    </ul>
  )
}
