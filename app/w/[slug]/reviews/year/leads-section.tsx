import Link from 'next/link'
import { LeadStrip } from '@/components/charts/lead-strip'
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table'
import { daysBetween } from '@/lib/domain/day'
import { type BoardYear, leadRow } from '@/lib/domain/lead-changes'
import { formatDate, formatNumber, plural } from '@/lib/format'
import type { Year } from '@/lib/services/year'

type LeadsProps = { year: Year; base: string }

const width = 860
/** Pixels of a letter at the size of the names. */
const letter = 6.4
const mostDrawn = 8

/** Who led each board when: a strip for the boards that moved most, and every lead in a table. */
export function Leads({ year, base }: LeadsProps) {
  const { boards, from, to } = year
  if (boards.length === 0)
    return (
      <p className="py-3 text-muted">
        No board has been published twice in a form that compares models. Add a newer table of one, and it appears here.
      </p>
    )
  const months = monthsOf(year)
  return (
    <div className="flex flex-col gap-6">
      {boards.slice(0, mostDrawn).map((board) => (
        <div key={board.boardId}>
          <h3 className="text-base">
            <Link className="quiet-link" href={`${base}/benchmarks/${board.benchmarkId}`}>
              {board.board}
            </Link>
            <span className="font-normal text-muted">
              {' '}
              {changesText(board)} · {plural(board.looks.length, 'published state')}
              {board.leads.at(-1) ? ` · ${board.leads.at(-1)?.model} leads` : ''}
            </span>
          </h3>
          <LeadStrip
            row={leadRow(board, { from, to, widthOf: (name) => (name.length * letter + 12) / width })}
            months={months}
            title={`Who led ${board.board}`}
            width={width}
          />
        </div>
      ))}
      <details>
        <summary className="w-fit cursor-pointer font-semibold">All leads as a table</summary>
        <LeadTable boards={boards} base={base} />
      </details>
    </div>
  )
}

const changesText = ({ changes }: BoardYear): string => (changes === 0 ? 'no change' : plural(changes, 'lead change'))

const names = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

const monthsOf = ({ year, from, to }: Year) =>
  names.flatMap((label, index) => {
    const first = `${year}-${String(index + 1).padStart(2, '0')}-01`
    if (first < from || first > to) return []
    return [{ at: daysBetween(from, first) / Math.max(1, daysBetween(from, to)), label }]
  })

function LeadTable({ boards, base }: { boards: readonly BoardYear[]; base: string }) {
  return (
    <Table label="Who led each board from when" minWidth="44rem">
      <thead>
        <tr>
          <Th fixed="narrow">Board</Th>
          <Th>Since</Th>
          <Th>First</Th>
          <Th numeric>Value</Th>
          <Th numeric>Of models</Th>
        </tr>
      </thead>
      <tbody>
        {boards.flatMap((board) =>
          board.leads.map((lead, index) => (
            <Tr key={`${board.boardId} ${lead.claimId}`}>
              <RowHead>{index === 0 ? board.board : <span className="sr-only">{board.board}</span>}</RowHead>
              <Td className="whitespace-nowrap">{formatDate(lead.on)}</Td>
              <Td>
                <Link className="quiet-link" href={`${base}/claims/${lead.claimId}`}>
                  {lead.model}
                </Link>
              </Td>
              <Td numeric>
                {lead.value.toLocaleString('en-US', { maximumFractionDigits: 4 })} {lead.unit}
              </Td>
              <Td numeric>{formatNumber(lead.of)}</Td>
            </Tr>
          )),
        )}
      </tbody>
    </Table>
  )
}
