import { Section } from '@/components/ui/section'
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table'
import type { UseCaseLine } from '@/lib/domain/trial-standing'
import { formatNumber } from '@/lib/format'

/** The outcomes of each use case: where the challenger is strong, and where not. Too few of one prove nothing for it alone. */
export function UseCaseTable({ lines }: { lines: readonly UseCaseLine[] }) {
  if (lines.length < 2) return null
  return (
    <Section title="By use case" meta="for reading, not for proof: the plan proves the whole" flush>
      <Table label="Outcomes by use case" minWidth="32rem">
        <thead>
          <tr>
            <Th fixed="narrow">Use case</Th>
            <Th numeric>Prompts</Th>
            <Th numeric>Decided</Th>
            <Th numeric>Won</Th>
            <Th numeric>Tied</Th>
            <Th numeric>Lost</Th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ useCase, prompts, decided, wins, ties, losses }) => (
            <Tr key={useCase ?? ''}>
              <RowHead>{useCase ?? <span className="font-normal text-muted">none named</span>}</RowHead>
              <Td numeric>{formatNumber(prompts)}</Td>
              <Td numeric>{formatNumber(decided)}</Td>
              <Td numeric>{formatNumber(wins)}</Td>
              <Td numeric>{formatNumber(ties)}</Td>
              <Td numeric>{formatNumber(losses)}</Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </Section>
  )
}
