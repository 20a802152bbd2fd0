import clsx from 'clsx'
import { RowHead, RowLink, Table, Td, Th, Tr } from '@/components/ui/table'
import { Glyph } from '@/components/verdict/glyph'
import { gateLabel, gateShort } from '@/lib/domain/gate'
import type { ReadingState } from '@/lib/domain/gate-reading'
import { dot, exclamation, type Glyph as GlyphShapes, question } from '@/lib/domain/glyph'
import { formatDaysAway } from '@/lib/format'
import type { OfferingReadiness, ReadinessLine } from '@/lib/services/readiness-facts'
import { stateLabel } from './facts-table'

const marks: Record<ReadingState, { glyph: GlyphShapes; look: string }> = {
  stale: { glyph: question, look: 'outline-1 -outline-offset-1 outline-edge outline-dashed text-ink' },
  not_accepted: { glyph: question, look: 'outline-1 -outline-offset-1 outline-edge outline-dashed text-ink' },
  missing: { glyph: question, look: 'outline-1 -outline-offset-1 outline-edge outline-dashed text-muted' },
  ageing: { glyph: exclamation, look: 'bg-ink text-paper forced-color-adjust-none' },
  fresh: { glyph: dot, look: 'text-muted' },
}

type FactGridProps = { offerings: readonly OfferingReadiness[]; home: string }

/** One row per offering, one mark per gate: whether it can be read today, and how old the fact is that counts. */
export function FactGrid({ offerings, home }: FactGridProps) {
  const gates = offerings[0]?.gates.map(({ gate }) => gate.id) ?? []
  return (
    <Table label="Facts and their age" minWidth={`${18 + gates.length * 6}rem`}>
      <thead>
        <tr>
          <Th fixed="narrow">Offering</Th>
          {gates.map((id) => (
            <Th key={id} title={gateLabel(id)} className="first-letter:uppercase">
              {gateShort(id)}
            </Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {offerings.map(({ offeringId, title, uses, gates: lines }) => (
          <Tr key={offeringId} data-row>
            <RowHead className="max-sm:max-w-40 sm:whitespace-nowrap">
              <RowLink href={`${home}/inventory/offerings/${offeringId}#facts`} prefetch={false}>
                {title}
              </RowLink>
              <span className="block text-sm text-muted">{uses.some((use) => use.uses) ? 'in use' : 'weighed'}</span>
            </RowHead>
            {lines.map((line) => (
              <Td key={line.gate.id}>
                <Mark line={line} />
              </Td>
            ))}
          </Tr>
        ))}
      </tbody>
    </Table>
  )
}

/** Age in days where a fact counts; otherwise the state in words. A warning says how many days are left. */
function Mark({ line: { state, age, daysLeft, why } }: { line: ReadinessLine }) {
  const { glyph, look } = marks[state]
  const words = state === 'fresh' ? `${age} d` : state === 'ageing' ? formatDaysAway(daysLeft) : stateLabel(state).toLowerCase()
  return (
    <span title={why} className="inline-flex items-center gap-1.5 text-sm whitespace-nowrap">
      <span className={clsx('inline-flex size-4 items-center justify-center rounded-sm', look)}>
        <Glyph glyph={glyph} size={12} />
      </span>
      <span className={state === 'fresh' ? 'text-muted' : undefined}>
        {state === 'fresh' ? (
          <span className="sr-only">known, age </span>
        ) : state === 'ageing' ? (
          <span className="sr-only">too old </span>
        ) : null}
        {words}
      </span>
    </span>
  )
}
