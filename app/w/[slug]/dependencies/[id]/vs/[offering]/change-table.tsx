import Link from 'next/link'
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table'
import { StatusBadge } from '@/components/verdict/status-badge'
import { formatWeek } from '@/lib/format'
import type { PairChange } from '@/lib/services/pair-history'

/** Every week in which the status changed, newest first, with what caused it. */
export function ChangeTable({ changes, hrefOf }: { changes: readonly PairChange[]; hrefOf: (week: string) => string }) {
  return (
    <Table label="What changed, and why" minWidth="44rem" className="mt-4">
      <thead>
        <tr>
          <Th fixed="narrow">Week</Th>
          <Th>Before</Th>
          <Th>After</Th>
          <Th>Because</Th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ week, open, before, after, causes }) => (
          <Tr key={week}>
            <RowHead className="align-top font-normal">
              <Link className="quiet-link whitespace-nowrap" href={hrefOf(week)}>
                {formatWeek(week)}
              </Link>
              {open ? <span className="block text-sm text-muted">open, not signed</span> : null}
            </RowHead>
            <Td className="align-top">{before ? <StatusBadge status={before} /> : <span className="text-muted">not weighed</span>}</Td>
            <Td className="align-top">
              <StatusBadge status={after} />
            </Td>
            <Td className="align-top">{causes ? causes.join('; ') : <span className="text-muted">see the weeks themselves</span>}</Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  )
}
