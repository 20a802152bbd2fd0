import { ChevronRight } from 'lucide-react'
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table'
import { StatusBadge } from '@/components/verdict/status-badge'
import { perturbationText, sureText } from '@/lib/domain/verdict/sure-text'
import { chanceText } from '@/lib/domain/verdict/text'
import { formatChance, signedPoints } from '@/lib/format'
import type { PairView } from './pair-view'

/** What the verdict would be for teams that judge otherwise in one respect, the most telling first. */
export function Robustness({ pair: { verdict, robustness } }: Pick<PairView, 'pair'>) {
  const lines = [...robustness.perturbations].sort((a, b) => Math.abs(b.change) - Math.abs(a.change))
  return (
    <details className="group">
      <summary className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b py-1.5 hover:text-accent">
        <span className="inline-flex items-center gap-1">
          <ChevronRight aria-hidden="true" className="size-3.5 shrink-0 group-open:rotate-90" />
          <h2 className="text-base">How far it hangs on the policy</h2>
        </span>
        <span className="text-sm text-muted">{sureText(robustness, verdict)}</span>
      </summary>
      {/* The anchor is inside, because a link into a closed part opens it. */}
      <p id="robustness" className="max-w-3xl scroll-mt-24 py-3 text-muted">
        Eight policies that a sensible team could hold instead, each different from this one in one respect. Under the policy as it is:{' '}
        {chanceText(verdict)}.
      </p>
      <Table label="The verdict under other policies" minWidth="40rem">
        <thead>
          <tr>
            <Th fixed="narrow">A policy that</Th>
            <Th>says</Th>
            <Th numeric>That chance</Th>
            <Th numeric unit="% points">
              Moved by
            </Th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ id, status, P, change }) => (
            <Tr key={id}>
              <RowHead>
                <span className="font-normal">{perturbationText[id]}</span>
              </RowHead>
              <Td>{status === verdict.status ? <span className="text-muted">the same</span> : <StatusBadge status={status} />}</Td>
              <Td numeric>{formatChance(P)}</Td>
              <Td numeric>{signedPoints(change)}</Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </details>
  )
}
