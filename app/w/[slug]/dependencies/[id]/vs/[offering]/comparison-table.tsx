import { ChevronRight } from 'lucide-react'
import Link from 'next/link'
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table'
import { Doubt } from '@/components/verdict/doubt'
import { EvidenceMark } from '@/components/verdict/evidence-mark'
import type { Comparison } from '@/lib/domain/evidence/comparison'
import { exclusionText } from '@/lib/domain/verdict/exclusion'
import type { Appraisal } from '@/lib/domain/verdict/output'
import { formatDate, plural, signedPoints } from '@/lib/format'
import type { PairView } from './pair-view'

/** Every result in figures: what it compares, what of it counts, and where the doubt about it comes from. */
export function ComparisonTable({ pair, entry, base }: Pick<PairView, 'pair' | 'entry' | 'base'>) {
  const byId = new Map(pair.verdict.appraisals.map((appraisal) => [appraisal.id, appraisal]))
  const repeated = new Set(pair.verdict.dropped)
  const counts = ({ claim }: Comparison) => byId.get(claim.id)?.included ?? false
  // In the order of the plot above: newest first, what does not count at the end.
  const shown = pair.comparisons
    .filter((comparison) => !repeated.has(comparison.claim.id))
    .sort((a, b) => Number(counts(b)) - Number(counts(a)) || (a.claim.publishedAt < b.claim.publishedAt ? 1 : -1))
  const counted = shown.filter(counts).length
  const left = pair.comparisons.length - counted
  return (
    <details className="group pt-4" open={counted > 0 && counted <= atOnce}>
      <summary className="inline-flex items-center gap-1 font-semibold hover:text-accent">
        <ChevronRight aria-hidden="true" className="size-3.5 shrink-0 group-open:rotate-90" />
        {plural(counted, 'result')} counted{left > 0 ? `, ${left} left out or counted once already` : ''}: figures, and where the doubt
        comes from
      </summary>
      <Table label="Comparisons in figures" minWidth="66rem" className="mt-2">
        <thead>
          <tr>
            <Th fixed="narrow">Who ran it</Th>
            <Th>What was compared</Th>
            <Th numeric unit="points">
              Published
            </Th>
            <Th numeric unit="points">
              Counted
            </Th>
            <Th>Grade and doubt</Th>
            <Th>Published on</Th>
          </tr>
        </thead>
        <tbody>
          {shown.map((comparison) => (
            <Line
              key={comparison.claim.id}
              comparison={comparison}
              appraisal={byId.get(comparison.claim.id)}
              task={entry.dependency.task}
              base={base}
            />
          ))}
        </tbody>
      </Table>
    </details>
  )
}

/** Results that are in view without a press. */
const atOnce = 6

type LineProps = { comparison: Comparison; appraisal: Appraisal | undefined; task: string; base: string }

function Line({ comparison, appraisal, task, base }: LineProps) {
  const { claim, claimIds, evaluatorOrg, explanation } = comparison
  return (
    <Tr>
      <RowHead className="align-top">
        <EvidenceMark kind={claim.evaluatorKind} bare /> {evaluatorOrg}
      </RowHead>
      <Td className="max-w-80 align-top">
        {explanation}{' '}
        {claimIds.map((id, index) => (
          <Link key={id} className="link mr-2" href={`${base}/claims/${id}`}>
            {claimIds.length > 1 ? `claim ${index + 1}` : 'claim'}
          </Link>
        ))}
      </Td>
      <Td numeric className="align-top">
        {signedPoints(appraisal?.raw)}
      </Td>
      <Td numeric className="align-top">
        {appraisal?.included ? signedPoints(appraisal.yStar) : <span className="text-muted">{exclusionText(appraisal?.reason)}</span>}
      </Td>
      <Td className="align-top">{appraisal ? <Doubt appraisal={appraisal} claim={claim} task={task} /> : null}</Td>
      <Td className="align-top whitespace-nowrap">{formatDate(claim.publishedAt)}</Td>
    </Tr>
  )
}
