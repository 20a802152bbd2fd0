import { Button } from '@/components/ui/button'
import { StatusBadge } from '@/components/verdict/status-badge'
import type { Lists, TriedLine } from './what-if'

type ChangeListsProps = { lists: Lists; justified: boolean; tried: TriedLine | null; onTry: (line: TriedLine) => void }

/** Three short lists of changes, each with a button that supposes it. */
export function ChangeLists({ lists, justified, tried, onTry }: ChangeListsProps) {
  const shared = { tried, onTry }
  const nothing = (to: string) => `No single change and no two together would make it ${to}.`
  return (
    <div className="grid gap-x-8 gap-y-5 lg:grid-cols-3">
      <ChangeList
        title="Would make it justified, if"
        lines={lists.toJustified}
        none={justified ? 'It is justified already.' : nothing('justified')}
        {...shared}
      />
      <ChangeList
        title="Would make it better, if"
        lines={lists.better}
        none={
          lists.toJustified.length > 0
            ? 'Nothing short of what makes it justified.'
            : justified
              ? 'Nothing is better than justified.'
              : nothing('better')
        }
        {...shared}
      />
      <ChangeList title="Would make it worse, if" lines={lists.worse} none={nothing('worse')} {...shared} />
    </div>
  )
}

/** As many lines as can be read at a glance; the others are one press away. */
const atOnce = 5

type ChangeListProps = Pick<ChangeListsProps, 'tried' | 'onTry'> & { title: string; lines: readonly TriedLine[]; none: string }

function ChangeList({ title, lines, none, ...shared }: ChangeListProps) {
  const more = lines.slice(atOnce)
  return (
    <div>
      <h3 className="border-b pb-1 font-semibold">{title}</h3>
      {lines.length === 0 ? <p className="py-2 text-muted">{none}</p> : <Lines lines={lines.slice(0, atOnce)} {...shared} />}
      {more.length > 0 ? (
        <details>
          <summary className="py-2 text-muted hover:text-ink">{more.length} more</summary>
          <Lines lines={more} {...shared} />
        </details>
      ) : null}
    </div>
  )
}

function Lines({ lines, tried, onTry }: Omit<ChangeListProps, 'title' | 'none'>) {
  return (
    <ul>
      {lines.map((line) => (
        <li key={line.text} className="flex items-start gap-3 border-b py-2">
          <span className="min-w-0 flex-1">
            {line.text}
            <span className="flex flex-wrap gap-x-1.5 pt-0.5 text-sm">
              <StatusBadge status={line.change.status} />
              <span className="text-muted">{line.shift}</span>
            </span>
          </span>
          <Button
            size="sm"
            data-print="hide"
            aria-label={`${line === tried ? 'Undo' : 'Try'}: ${line.text}`}
            className="min-w-14"
            onClick={() => onTry(line)}
          >
            {line === tried ? 'Undo' : 'Try'}
          </Button>
        </li>
      ))}
    </ul>
  )
}
