import { RowHead, RowLink, Table, Td, Th, Tr } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import { EvidenceMark } from '@/components/verdict/evidence-mark'
import { formatNumber } from '@/lib/format'
import type { ClaimCount } from '@/lib/services/models'

/** Who published about a model, how often and when last: ten results of one evaluator are still one voice. */
export function ClaimCounts({ counts, href }: { counts: readonly ClaimCount[]; href: string }) {
  if (counts.length === 0)
    return (
      <p className="py-3 text-muted">Nobody has published a result about this model. A verdict on it can only be “not enough evidence”.</p>
    )
  return (
    <Table label="Claims by evaluator" minWidth="32rem">
      <thead>
        <tr>
          <Th fixed="narrow">Evaluator</Th>
          <Th>Kind</Th>
          <Th numeric>Claims</Th>
          <Th>Newest</Th>
        </tr>
      </thead>
      <tbody>
        {counts.map((entry) => (
          <Tr key={`${entry.evaluatorId} ${entry.evaluatorKind}`} data-row>
            <RowHead>
              <RowLink href={`${href}&evaluator=${entry.evaluatorId}`}>{entry.evaluatorOrg}</RowLink>
            </RowHead>
            <Td>
              <EvidenceMark kind={entry.evaluatorKind} />
            </Td>
            <Td numeric>{formatNumber(entry.claims)}</Td>
            <Td>
              <Time value={entry.newestOn} />
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  )
}
