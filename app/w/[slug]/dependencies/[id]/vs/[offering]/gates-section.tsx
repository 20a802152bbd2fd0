import Link from 'next/link'
import type { ReactNode } from 'react'
import { Section } from '@/components/ui/section'
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table'
import { GateMark } from '@/components/verdict/gate-mark'
import { can } from '@/lib/auth/roles'
import { gateLabel } from '@/lib/domain/gate'
import type { Role } from '@/lib/domain/member'
import { differenceText, type GateNeed, gateNeed, gateStanding, standingsText } from '@/lib/domain/verdict/gate-standing'
import { gateWhyFor } from '@/lib/domain/verdict/gate-words'
import { formatDate, notPublished } from '@/lib/format'
import type { PairView } from './pair-view'
import { SideFact } from './side-fact'

type GatesSectionProps = PairView & {
  role: Role
  /** What stands beside the gates and is read by none. */
  beside?: ReactNode
}

/** The production-parity checks against the incumbent, each with the facts of both sides, how long they hold, and what is missing. */
export function GatesSection({ role, beside, ...view }: GatesSectionProps) {
  const { pair, entry } = view
  const lines = gateLines(view)
  return (
    <Section id="gates" title="Production parity" meta={`${standingsText(lines.map((line) => line.standing))} · unknown is never a pass`}>
      <Table label="Production-parity gates" minWidth="64rem">
        <thead>
          <tr>
            <Th fixed="narrow">Gate</Th>
            <Th>Result</Th>
            <Th>Against the incumbent</Th>
            <Th>{pair.challenger.title}</Th>
            <Th>{entry.incumbent.title}</Th>
            <Th>Why, and what is missing</Th>
            <Th>Holds until</Th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <GateRow key={line.gate} line={line} role={role} {...view} />
          ))}
        </tbody>
      </Table>
      {beside}
    </Section>
  )
}

function gateLines({ pair, report }: PairView) {
  return pair.verdict.gates.flatMap((result) => {
    const evidence = pair.verdict.gateEvidence.find((line) => line.gate === result.gate)
    const kind = report.policy.content.gates.find(({ id }) => id === result.gate)?.kind
    if (!evidence || !kind) return []
    return {
      ...result,
      ...evidence,
      difference: differenceText(kind, evidence.estimate),
      standing: gateStanding(result, kind, evidence.estimate),
      need: gateNeed(result, kind, evidence),
    }
  })
}

type GateRowProps = Omit<GatesSectionProps, 'beside'> & { line: ReturnType<typeof gateLines>[number] }

function GateRow({
  line: { gate, result, why, required, used, standing, need, difference },
  pair,
  entry,
  report,
  base,
  role,
}: GateRowProps) {
  const until = used.map((fact) => fact.freshUntil).sort()[0]
  const side = (name: 'challenger' | 'incumbent') => (
    <SideFact
      used={used.find((fact) => fact.side === name)}
      facts={pair.facts.filter((fact) => fact.gate === gate && fact.side === name)}
      currency={report.workspace.currency}
      base={base}
    />
  )
  return (
    <Tr>
      <RowHead>
        {gateLabel(gate)}
        {required ? null : <span className="font-normal text-muted"> · advisory</span>}
      </RowHead>
      <Td>
        <GateMark result={result} />
      </Td>
      <Td className={standing === 'met' || standing === 'not met' ? 'text-muted' : undefined}>{standing}</Td>
      <Td>{side('challenger')}</Td>
      <Td>{side('incumbent')}</Td>
      <Td className="text-muted">
        {[difference, standing === 'better' ? null : gateWhyFor(why, entry.dependency)].filter(Boolean).join(': ')}
        {need ? <Need need={need} gate={gate} role={role} pair={pair} entry={entry} base={base} /> : null}
      </Td>
      <Td className="whitespace-nowrap">{until ? formatDate(until) : notPublished}</Td>
    </Tr>
  )
}

type NeedProps = { need: GateNeed; gate: string; role: Role } & Pick<PairView, 'pair' | 'entry' | 'base'>

/** What would settle an unknown gate, and the way to where it is entered. */
function Need({ need: { text, where }, gate, role, pair, entry, base }: NeedProps) {
  const ofDependency = where === 'dependency'
  const offering = where === 'challenger' ? pair.challenger : entry.incumbent
  const href = ofDependency
    ? `${base}/dependencies/${entry.dependency.id}/edit`
    : `${base}/inventory/offerings/${offering.id}/facts/new?gate=${gate}`
  const about = ofDependency ? '' : ` about ${offering.title}`
  return (
    <span className="block text-ink">
      Missing: {text}
      {about}.{' '}
      {can(role, ofDependency ? 'inventory:write' : 'claim:write') ? (
        <Link className="link whitespace-nowrap" href={href}>
          Enter it
        </Link>
      ) : null}
    </span>
  )
}
