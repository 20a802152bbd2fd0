import { ShortcutsButton } from '@/components/shortcuts'
import { ConfidenceLegend } from '@/components/verdict/confidence-word'
import { DemoMark } from '@/components/verdict/demo-mark'
import { EvidenceLegend } from '@/components/verdict/evidence-mark'
import { GateCountsLegend, GateLegend } from '@/components/verdict/gate-mark'

/** What letters, marks and words of the board mean. */
export function BoardLegend({ demo, gates }: { demo: boolean; gates: readonly string[] }) {
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-col gap-2 max-sm:hidden">
        <GateLegend ids={gates} />
        <EvidenceLegend />
      </div>
      <div className="sm:hidden">
        <GateCountsLegend />
      </div>
      <ConfidenceLegend />
      {demo ? (
        <p className="text-sm text-muted">
          <DemoMark /> Workflows, volumes, contracts, trials and measurements of this workspace are invented. Published results, prices and
          dates are real and lead to their sources.
        </p>
      ) : null}
      <div data-print="hide" className="max-sm:hidden">
        <ShortcutsButton />
      </div>
    </div>
  )
}
