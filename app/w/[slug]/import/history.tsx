import { Empty } from '@/components/ui/empty'
import { Section } from '@/components/ui/section'
import { RowHead, RowLink, Table, Td, Th, Tr } from '@/components/ui/table'
import { formatDateTime, formatNumber } from '@/lib/format'
import type { ImportSummary } from '@/lib/services/imports'

const words: Record<string, string> = { draft: 'Not applied yet', applied: 'Applied', undone: 'Undone' }

/** Every import of the workspace: who, when, what came of it, and the way back. */
export function History({ base, zone, imports }: { base: string; zone: string; imports: readonly ImportSummary[] }) {
  if (imports.length === 0)
    return (
      <Section title="Imports so far">
        <Empty title="No import yet">
          Each import is listed here with who applied it and what it changed, and can be undone as a whole.
        </Empty>
      </Section>
    )
  return (
    <Section title="Imports so far" flush>
      <Table label="Imports so far" minWidth="44rem">
        <thead>
          <tr>
            <Th fixed="narrow">File</Th>
            <Th>By</Th>
            <Th>When</Th>
            <Th>State</Th>
            <Th numeric>New</Th>
            <Th numeric>Changed</Th>
            <Th numeric>Refused</Th>
          </tr>
        </thead>
        <tbody>
          {imports.map((row) => (
            <Tr key={row.id}>
              <RowHead>
                <RowLink href={`${base}/import?run=${row.id}`}>{row.fileName}</RowLink>
              </RowHead>
              <Td>{row.createdByName || '—'}</Td>
              <Td className="whitespace-nowrap">{formatDateTime(row.undoneAt ?? row.appliedAt ?? row.createdAt, zone)}</Td>
              <Td className="whitespace-nowrap">{words[row.state] ?? row.state}</Td>
              {([row.counts.new, row.counts.changed, row.counts.refused] as const).map((count, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: three fixed columns
                <Td key={at} numeric>
                  {count === undefined ? '—' : formatNumber(count)}
                </Td>
              ))}
            </Tr>
          ))}
        </tbody>
      </Table>
    </Section>
  )
}
