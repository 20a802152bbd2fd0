import { ForestPlot } from '@/components/charts/forest-plot'
import { Section } from '@/components/ui/section'
import { EvidenceLegend } from '@/components/verdict/evidence-mark'
import { forest } from '@/lib/domain/forest'
import { pairForest } from '@/lib/domain/pair-forest'
import { ComparisonTable } from './comparison-table'
import type { PairView } from './pair-view'

/** All evidence on one axis, and the same as a table with what each result compares and how far to believe it. */
export function EvidenceSection({ pair, entry, report, base }: PairView) {
  const incumbent = entry.incumbent.modelTitle
  const plot = forest(pairForest(pair, report, { incumbent, hrefOf: (id) => `${base}/claims/${id}` }))
  return (
    <Section id="evidence" title="Evidence" meta="net preference, in points: wins minus losses per 100 blind comparisons">
      {pair.comparisons.length === 0 && pair.trials.length === 0 ? (
        <p className="max-w-3xl pb-3 text-muted">
          Nobody has published a comparison of these two models on this task, and there is no own trial. Nothing is known, so nothing is
          drawn.
        </p>
      ) : null}
      <ForestPlot plot={plot} caption={`Evidence for ${pair.challenger.modelTitle} against ${incumbent}`} />
      <p className="max-w-3xl py-3 text-muted">
        The summary rows begin at “no difference” and move only as far as the evidence carries, so they can lie below every row above them.
        An evaluator counts as one voice, however many results it published.
      </p>
      <EvidenceLegend />
      {pair.comparisons.length > 0 ? <ComparisonTable pair={pair} entry={entry} base={base} /> : null}
    </Section>
  )
}
