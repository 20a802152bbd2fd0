import Link from 'next/link'
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table'
import { partNames, type RowPart, rowParts } from '@/lib/domain/catalogue-parts'
import type { UpdateCounts } from '@/lib/domain/catalogue-update'
import { formatNumber } from '@/lib/format'
import { ledgerHref } from '../address'

const kinds = [
  { id: 'new', label: 'New' },
  { id: 'changed', label: 'Changed' },
  { id: 'conflict', label: 'Conflicts' },
  { id: 'gone', label: 'Gone' },
  { id: 'archived', label: 'Archived here' },
  { id: 'dismissed', label: 'Dismissed' },
] as const
export type KindChoice = (typeof kinds)[number]['id']
export const kindLabel = (id: KindChoice): string => kinds.find((kind) => kind.id === id)?.label ?? id

type UpdateCountsTableProps = { path: string; counts: Record<RowPart, UpdateCounts> }

/** How many rows of each table are new, changed and so on; every number leads to its rows. */
export function UpdateCountsTable({ path, counts }: UpdateCountsTableProps) {
  const parts = rowParts.filter((part) => kinds.some(({ id }) => counts[part][id] > 0))
  const total = (id: KindChoice) => rowParts.reduce((sum, part) => sum + counts[part][id], 0)
  return (
    <Table label="Rows that differ, by table" minWidth="36rem">
      <thead>
        <tr>
          <Th fixed="narrow">Table</Th>
          {kinds.map(({ id, label }) => (
            <Th key={id} numeric>
              {label}
            </Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {parts.map((part) => (
          <Tr key={part}>
            <RowHead>{partNames[part].label}</RowHead>
            {kinds.map(({ id, label }) => (
              <Td key={id} numeric>
                <Amount
                  value={counts[part][id]}
                  href={ledgerHref(path, {}, { table: part, kind: id })}
                  name={`${partNames[part].label}, ${label}`}
                />
              </Td>
            ))}
          </Tr>
        ))}
        <Tr>
          <RowHead className="font-semibold">All</RowHead>
          {kinds.map(({ id, label }) => (
            <Td key={id} numeric className="font-semibold">
              <Amount value={total(id)} href={ledgerHref(path, {}, { kind: id })} name={`All, ${label}`} />
            </Td>
          ))}
        </Tr>
      </tbody>
    </Table>
  )
}

function Amount({ value, href, name }: { value: number; href: string; name: string }) {
  if (value === 0) return <span className="font-normal text-faint">0</span>
  return (
    <Link href={href} scroll={false} className="link inline-flex min-h-6 items-center" aria-label={`${name}: ${formatNumber(value)}`}>
      {formatNumber(value)}
    </Link>
  )
}
