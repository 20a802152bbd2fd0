import clsx from 'clsx'
import Link from 'next/link'
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table'
import { GateMark } from '@/components/verdict/gate-mark'
import { StatusBadge } from '@/components/verdict/status-badge'
import { factText } from '@/lib/domain/fact-text'
import { type GateId, gateLabel } from '@/lib/domain/gate'
import type { DependencyReport, Pair, Report } from '@/lib/domain/report'
import { gateWhy } from '@/lib/domain/verdict/gate-words'
import { notPublished } from '@/lib/format'

/** The pinned columns: gate, then incumbent. On a phone the incumbent's fact stands below the name of the gate, which leaves room to scroll. */
const gateWidth = 'w-44 min-w-44 max-sm:w-36 max-sm:min-w-36 max-sm:border-r'
const incumbentColumn = 'w-48 min-w-48 border-r sticky left-44 bg-paper max-sm:hidden'

type GateTableProps = { entry: DependencyReport; report: Report; hrefOf: (pair: Pair) => string }

/** One column of gates per challenger beside the incumbent, which stays in view while challengers scroll. */
export function GateTable({ entry: { pairs, incumbent }, report, hrefOf }: GateTableProps) {
  const { currency } = report.workspace
  const columns = onePerChallenger(pairs)
  const [first] = columns
  if (!first) return null
  return (
    <Table label="Gates, challengers beside the incumbent" minWidth={`${23 + 13 * columns.length}rem`} folds>
      <thead>
        <tr>
          <Th fixed="always" className={gateWidth}>
            Gate
          </Th>
          <Th className={clsx(incumbentColumn, 'z-20')}>
            <span className="block font-semibold whitespace-normal text-ink">{incumbent.title}</span>
            incumbent
          </Th>
          {columns.map((pair) => (
            <Th key={pair.challenger.id} className="min-w-40 py-1.5" style={{ width: `${100 / columns.length}%` }}>
              <Link href={hrefOf(pair)} className="quiet-link block min-h-6 font-semibold whitespace-normal text-ink">
                {pair.challenger.title}
              </Link>
              <StatusBadge status={pair.verdict.status} />
            </Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {first.verdict.gates.map(({ gate }) => {
          const own = incumbentText(first, gate, currency)
          return (
            <Tr key={gate}>
              <RowHead fixed="always" className={gateWidth}>
                {gateLabel(gate)}
                <span className="block text-sm text-muted sm:hidden">incumbent: {own}</span>
              </RowHead>
              <Td className={clsx(incumbentColumn, 'z-1 text-muted')}>{own}</Td>
              {columns.map((pair) => (
                <GateCell key={pair.challenger.id} pair={pair} gate={gate} currency={currency} />
              ))}
            </Tr>
          )
        })}
      </tbody>
    </Table>
  )
}

/** Gates are the same for every question; the first pair of a challenger stands highest. */
const onePerChallenger = (pairs: readonly Pair[]): Pair[] =>
  pairs.filter((pair) => pairs.find(({ challenger }) => challenger.id === pair.challenger.id) === pair)

function incumbentText(pair: Pair, gate: string, currency: string): string {
  const own = pair.facts
    .filter((fact) => fact.gate === gate && fact.side === 'incumbent')
    .sort((a, b) => (a.observedOn < b.observedOn ? 1 : -1))[0]
  return own ? factText(own, currency) : notPublished
}

function GateCell({ pair, gate, currency }: { pair: Pair; gate: string; currency: string }) {
  const result = pair.verdict.gates.find((entry) => entry.gate === gate)
  const used = pair.verdict.gateEvidence.find((line) => line.gate === gate)?.used.find((fact) => fact.side === 'challenger')
  if (!result) return <Td>{notPublished}</Td>
  return (
    <Td>
      <GateMark result={result.result} />
      <span className="block text-sm text-muted">
        {[
          used ? factText({ gate: gate as GateId, value: used.value, relSe: used.relSe }, currency) : null,
          result.result === 'PASS' ? null : gateWhy(result.why),
        ]
          .filter(Boolean)
          .join(': ')}
      </span>
    </Td>
  )
}
