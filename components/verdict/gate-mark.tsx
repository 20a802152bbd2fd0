import clsx from 'clsx'
import { Glyph } from '@/components/verdict/glyph'
import { gateLabel, gates, knownGate } from '@/lib/domain/gate'
import { cross, question, tick } from '@/lib/domain/glyph'
import type { GateOutcome, GateResult } from '@/lib/domain/verdict/output'

const faces = {
  PASS: { glyph: tick, word: 'Pass', ink: 'text-muted' },
  FAIL: { glyph: cross, word: 'Fail', ink: 'text-ink' },
  UNKNOWN: { glyph: question, word: 'Unknown', ink: 'text-ink' },
}

/** One parity check. A pass is quiet, a failure is a solid block, an unknown is a question inside a dashed line: never a pass. */
export function GateMark({ result, bare = false, name }: { result: GateOutcome; bare?: boolean; name?: string }) {
  const { glyph, word, ink } = faces[result]
  return (
    <span className={clsx('inline-flex items-center gap-1.5 whitespace-nowrap', ink, result === 'FAIL' && 'font-semibold')}>
      <span
        className={clsx(
          'inline-flex size-4 items-center justify-center rounded-sm',
          result === 'UNKNOWN' && 'outline-1 -outline-offset-1 outline-edge outline-dashed',
        )}
      >
        <Glyph glyph={glyph} size={result === 'FAIL' ? 14 : 12} />
      </span>
      <span className={bare ? 'sr-only' : undefined}>{bare && name ? `${name}: ${word.toLowerCase()}` : word}</span>
    </span>
  )
}

const cells = 'inline-grid auto-cols-[1.375rem] grid-flow-col justify-items-center'

const letterOf = (id: string) => knownGate(id)?.letter ?? id.charAt(0).toUpperCase()

/** The checks of one row, each under its letter. */
export function GateStrip({ results }: { results: readonly GateResult[] }) {
  return (
    <span className={clsx(cells, 'align-middle')}>
      {results.map((gate) => (
        <GateMark key={gate.gate} result={gate.result} name={gateLabel(gate.gate)} bare />
      ))}
    </span>
  )
}

const outcomes = ['PASS', 'FAIL', 'UNKNOWN'] as const

/** How many checks of one row pass, fail and are unknown, where there is no room for one place each; an outcome that nothing has is left out. */
export function GateCounts({ results }: { results: readonly GateResult[] }) {
  const counts = outcomes.map((outcome) => ({ outcome, count: results.filter(({ result }) => result === outcome).length }))
  return (
    <span className="inline-flex items-center gap-x-2.5">
      {counts
        .filter(({ count }) => count > 0)
        .map(({ outcome, count }) => (
          <span key={outcome} className="inline-flex items-center gap-0.5">
            {count}
            <GateMark result={outcome} bare />
          </span>
        ))}
    </span>
  )
}

/** What the three marks mean, without the checks they stand for. */
export function GateCountsLegend() {
  return (
    <ul className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-muted">
      <li>Parity checks:</li>
      {outcomes.map((result) => (
        <li key={result}>
          <GateMark result={result} />
        </li>
      ))}
    </ul>
  )
}

/** The letters above a column of strips. */
export function GateStripHeader({ ids = gates.map((gate) => gate.id) }: { ids?: readonly string[] }) {
  return (
    <span className={cells}>
      {ids.map((id) => (
        <abbr key={id} aria-label={gateLabel(id)} className="no-underline">
          {letterOf(id)}
        </abbr>
      ))}
    </span>
  )
}

/** What letters and marks mean. */
export function GateLegend({ ids = gates.map((gate) => gate.id) }: { ids?: readonly string[] }) {
  return (
    <ul className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-muted">
      {ids.map((id) => (
        <li key={id}>
          <span className="font-semibold text-ink">{letterOf(id)}</span> {gateLabel(id)}
        </li>
      ))}
      {outcomes.map((result) => (
        <li key={result}>
          <GateMark result={result} />
        </li>
      ))}
    </ul>
  )
}
