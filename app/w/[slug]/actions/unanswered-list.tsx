import Link from 'next/link'
import type { ComponentProps } from 'react'
import { answerText, type Unanswered } from '@/lib/domain/action-answer'
import { actionHref } from '../action-href'
import { doorWords } from './door-words'

type UnansweredListProps = { lines: readonly Unanswered[]; where: Parameters<typeof actionHref>[2] }

/** What somebody marked as done and the evidence does not show yet, each with the place where its result is entered. */
export function UnansweredList({ lines, where }: UnansweredListProps) {
  if (lines.length === 0) return null
  return (
    <ul>
      {lines.map(({ action, entry, pair }) => {
        const href = actionHref(pair, entry, where)
        return (
          <li key={action.id} className="flex flex-wrap items-start gap-x-4 gap-y-1 border-b py-2">
            <div className="min-w-0 flex-1 basis-72">
              <Link href={`${where.base}/actions/${action.id}`} className="quiet-link">
                {action.title}
              </Link>
              <span className="block text-sm text-muted">
                {answerText(action)} · {entry.dependency.name}
              </span>
              {action.reason ? <span className="block max-w-[84ch] text-sm break-words text-muted">{action.reason}</span> : null}
            </div>
            {href ? (
              <Door href={href}>
                {doorWords(action.code)}
                <span className="sr-only"> for: {action.title}</span>
              </Door>
            ) : null}
          </li>
        )
      })}
    </ul>
  )
}

const Door = (props: ComponentProps<typeof Link>) => <Link data-print="hide" className="link inline-flex min-h-6 items-center" {...props} />
