import { ChevronRight } from 'lucide-react'
import Link from 'next/link'
import { ForestPlot } from '@/components/charts/forest-plot'
import { Section } from '@/components/ui/section'
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table'
import { EvidenceLegend, EvidenceMark } from '@/components/verdict/evidence-mark'
import { GradeMark } from '@/components/verdict/grade-mark'
import { forest } from '@/lib/domain/forest'
import { pairForest } from '@/lib/domain/pair-forest'
import { exclusionText } from '@/lib/domain/verdict/exclusion'
import { formatDate, plural, signedPoints } from '@/lib/format'
import type { PairView } from './pair-view'

/** All evidence on one axis, and the same as a table with what each result compares and how far to believe it. */
export function EvidenceSection({ pair, entry, report, base }: PairView) {
  const incumbent = entry.incumbent.modelTitle
  const plot = forest(pairForest(pair, report, { incumbent, hrefOf: (id) => `${base}/claims/${id}` }))
  return (
    <Section id="evidence" title="Evidence" meta="net preference, in points: wins minus losses per 100 blind comparisons">
      {pair.comparisons.length === 0 && pair.trials.length === 0 ? (
        <p className="max-w-3xl pb-3 text-muted">
          Nobody has published a comparison of these two models on this task, and there is no own trial. What is drawn is only the sceptical
          starting point: no difference, give or take.
        </p>
      ) : null}
      <ForestPlot plot={plot} caption={`Evidence for ${pair.challenger.modelTitle} against ${incumbent}`} />
      <p className="max-w-3xl py-3 text-muted">
        The summary rows begin at “no difference” and move only as far as the evidence carries, so they can lie below every row above them.
        An evaluator counts as one voice, however many results it published.
      </p>
      <EvidenceLegend />
      {pair.comparisons.length > 0 ? <Comparisons pair={pair} base={base} /> : null}
    </Section>
  )
}

function Comparisons({ pair, base }: Pick<PairView, 'pair' | 'base'>) {
  const byId = new Map(pair.verdict.appraisals.map((appraisal) => [appraisal.id, appraisal]))
  const repeated = new Set(pair.verdict.dropped)
  const shown = pair.comparisons.filter((comparison) => !repeated.has(comparison.claim.id))
  const counted = shown.filter((comparison) => byId.get(comparison.claim.id)?.included).length
  const left = pair.comparisons.length - counted
  return (
    <details className="group pt-4">
      <summary className="inline-flex items-center gap-1 font-semibold hover:text-accent">
        <ChevronRight aria-hidden="true" className="size-3.5 group-open:rotate-90" />
        {plural(counted, 'result')} counted{left > 0 ? `, ${left} left out or counted once already` : ''}, in figures
      </summary>
      <Table label="Comparisons in figures" minWidth="62rem" className="mt-2">
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
            <Th>Grade</Th>
            <Th>Published on</Th>
          </tr>
        </thead>
        <tbody>
          {shown.map((comparison) => {
            const appraisal = byId.get(comparison.claim.id)
            return (
              <Tr key={comparison.claim.id}>
                <RowHead>
                  <EvidenceMark kind={comparison.claim.evaluatorKind} bare /> {comparison.evaluatorOrg}
                </RowHead>
                <Td>
                  {comparison.explanation}{' '}
                  {comparison.claimIds.map((id, index) => (
                    <Link key={id} className="link mr-2" href={`${base}/claims/${id}`}>
                      {comparison.claimIds.length > 1 ? `claim ${index + 1}` : 'claim'}
                    </Link>
                  ))}
                </Td>
                <Td numeric>{signedPoints(appraisal?.raw)}</Td>
                <Td numeric>
                  {appraisal?.included ? (
                    signedPoints(appraisal.yStar)
                  ) : (
                    <span className="text-muted">{exclusionText(appraisal?.reason)}</span>
                  )}
                </Td>
                <Td>{appraisal ? <GradeMark grade={appraisal.grade} explained /> : null}</Td>
                <Td>{formatDate(comparison.claim.publishedAt)}</Td>
              </Tr>
            )
          })}
        </tbody>
      </Table>
    </details>
  )
}
