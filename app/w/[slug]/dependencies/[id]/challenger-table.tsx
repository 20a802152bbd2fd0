import { IntervalAxis, IntervalCell } from '@/components/charts/interval'
import { RowHead, RowLink, Table, Td, Th, Tr } from '@/components/ui/table'
import { EvidenceMix } from '@/components/verdict/evidence-mark'
import { GateMark } from '@/components/verdict/gate-mark'
import { IntervalText } from '@/components/verdict/interval-text'
import { StatusBadge } from '@/components/verdict/status-badge'
import { factText } from '@/lib/domain/fact-text'
import { type GateId, gateLabel } from '@/lib/domain/gate'
import { shownPreference, voiceCounts } from '@/lib/domain/pair-forest'
import type { DependencyReport, Pair, Report } from '@/lib/domain/report'
import { gateWhy } from '@/lib/domain/verdict/gate-words'
import { notPublished } from '@/lib/format'

type ChallengerTableProps = { entry: DependencyReport; report: Report; here: string }

/** One column of gates per challenger beside the incumbent, so that they compare line by line. */
export function ChallengerTable({ entry, report, here }: ChallengerTableProps) {
  const { pairs, incumbent } = entry
  const { currency } = report.workspace
  const [first] = pairs
  if (!first)
    return <p className="py-3 text-muted">No challenger can be weighed yet. Edit the dependency and name one that people talk about.</p>
  const gates = first.verdict.gates.map((gate) => gate.gate)
  const incumbentFact = (gate: string) =>
    first.facts.filter((fact) => fact.gate === gate && fact.side === 'incumbent').sort((a, b) => (a.observedOn < b.observedOn ? 1 : -1))[0]
  return (
    <>
      <Table label="Challengers" minWidth="60rem">
        <thead>
          <tr>
            <Th fixed="narrow">Challenger</Th>
            <Th>Status</Th>
            <Th className="w-56">
              <span className="sr-only">Net preference, drawn</span>
              <IntervalAxis />
            </Th>
            <Th unit="points">Net preference</Th>
            <Th>Evidence</Th>
          </tr>
        </thead>
        <tbody>
          {pairs.map((pair) => (
            <ChallengerRow key={`${pair.challenger.id}-${pair.goal}`} pair={pair} incumbent={incumbent.modelTitle} here={here} />
          ))}
        </tbody>
      </Table>
      <Table label="Gates, challengers beside the incumbent" minWidth={`${20 + 14 * pairs.length}rem`} className="pt-6">
        <thead>
          <tr>
            <Th fixed="narrow">Gate</Th>
            <Th>{incumbent.title}, incumbent</Th>
            {pairs.map((pair) => (
              <Th key={`${pair.challenger.id}-${pair.goal}`}>{pair.challenger.title}</Th>
            ))}
          </tr>
        </thead>
        <tbody>
          {gates.map((gate) => {
            const own = incumbentFact(gate)
            return (
              <Tr key={gate}>
                <RowHead>{gateLabel(gate)}</RowHead>
                <Td className="text-muted">{own ? factText(own, currency) : notPublished}</Td>
                {pairs.map((pair) => (
                  <GateCell key={`${pair.challenger.id}-${pair.goal}`} pair={pair} gate={gate} currency={currency} />
                ))}
              </Tr>
            )
          })}
        </tbody>
      </Table>
    </>
  )
}

function ChallengerRow({ pair, incumbent, here }: { pair: Pair; incumbent: string; here: string }) {
  const { verdict, challenger, goal } = pair
  const shown = shownPreference(pair)
  return (
    <Tr data-row>
      <RowHead>
        <RowLink href={`${here}/vs/${challenger.id}${goal === 'cost' ? '?goal=cost' : ''}`}>{challenger.title}</RowLink>
        {goal === 'cost' ? <span className="block text-sm font-normal text-muted">judged as an equal that costs less</span> : null}
      </RowHead>
      <Td>
        <StatusBadge status={verdict.status} basis={goal === 'cost' ? 'capability' : verdict.basis} />
      </Td>
      <IntervalCell
        {...shown}
        delta={Math.abs(verdict.delta)}
        ownTrial={verdict.trial.N > 0}
        label={`${challenger.modelTitle} against ${incumbent}`}
      />
      <Td>
        <IntervalText {...shown} aligned />
      </Td>
      <Td>
        <EvidenceMix counts={voiceCounts(pair)} />
      </Td>
    </Tr>
  )
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
