import Link from 'next/link'
import { Chip } from '@/components/ui/chip'
import { type BoardChoices, type BoardFilterName, boardFilterNames, type ReadFilter } from '@/lib/domain/board-filter'
import { formatNumber, plural } from '@/lib/format'
import { BoardFilterSelects } from './board-filter-selects'
import { type GridSearch, gridHref, withoutValue } from './claims/address'

const labels: Record<BoardFilterName, string> = { status: 'Status', owner: 'Owner', vendor: 'Vendor', basis: 'Basis' }

/** The focus rests here after a choice. */
const countId = 'board-count'

type BoardFilterBarProps = {
  path: string
  search: GridSearch
  choices: BoardChoices
  read: ReadFilter
  counts: { shown: number; total: number }
}

/** What narrows the board, how much of it is left, and the way back to all of it. */
export function BoardFilterBar({ path, search, choices, read: { filter, unknown }, counts }: BoardFilterBarProps) {
  const on = boardFilterNames.flatMap((name) => filter[name].map((id) => ({ name, id })))
  const open = boardFilterNames.map((name) => ({
    name,
    label: labels[name],
    options: choices[name]
      .filter(({ id }) => !filter[name].includes(id))
      .map(({ id, label, count }) => ({ value: id, label: `${label} (${count})` })),
  }))
  const labelOf = (name: BoardFilterName, id: string) => choices[name].find((choice) => choice.id === id)?.label ?? id
  return (
    <div data-print="hide" className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <BoardFilterSelects path={path} search={search} choices={open} countId={countId} />
      <p id={countId} role="status" tabIndex={-1} className="text-muted">
        {on.length === 0 ? (
          plural(counts.total, 'dependency', 'dependencies')
        ) : (
          <>
            <span className="font-semibold text-ink">{formatNumber(counts.shown)}</span> of {formatNumber(counts.total)} ·{' '}
            {plural(on.length, 'filter')} ·{' '}
            <Link href={clearedHref(path, search)} scroll={false} className="link">
              Clear
            </Link>
          </>
        )}
      </p>
      {on.map(({ name, id }) => (
        <Chip key={`${name} ${id}`} label={labels[name]} value={labelOf(name, id)} removeHref={withoutValue(path, search, name, id)} />
      ))}
      {unknown.length > 0 ? (
        <p className="w-full text-sm text-muted">
          The address asks for {unknownText(unknown)}, which this board does not have; that was left out.
        </p>
      ) : null}
    </div>
  )
}

function unknownText(unknown: ReadFilter['unknown']): string {
  const named = unknown.slice(0, 3).map(({ name, value }) => `${labels[name].toLowerCase()} “${value.slice(0, 40)}”`)
  return unknown.length > 3 ? `${named.join(', ')} and ${unknown.length - 3} more` : named.join(', ')
}

/** The same board with no filter on. */
export const clearedHref = (path: string, search: GridSearch): string =>
  gridHref(path, search, Object.fromEntries(boardFilterNames.map((name) => [name, null])))
