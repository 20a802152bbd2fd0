import { ButtonLink } from '@/components/ui/button'
import { NotPublished } from '@/components/ui/data-list'
import { Section } from '@/components/ui/section'
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table'
import { DemoMark } from '@/components/verdict/demo-mark'
import { can } from '@/lib/auth/roles'
import type { Context } from '@/lib/context'
import { factSources } from '@/lib/domain/fact'
import { factText } from '@/lib/domain/fact-text'
import { gateLabel } from '@/lib/domain/gate'
import { formatDate, plural } from '@/lib/format'
import { listReadInstead } from '@/lib/services/job-gate-readings'
import { listInventedMeasurements } from '@/lib/services/job-origins'
import { listJobSummaries } from '@/lib/services/job-summaries'
import type { FactAtGate, GateFacts } from '@/lib/services/offering-facts'
import { GateChoice } from '../../../readiness/measurements/gate-choice'
import { downMeaning, MeasuredHead, MeasuredRow } from '../../../readiness/measurements/measured-row'

type MeasurementsSectionProps = { ctx: Context; offeringId: string; title: string; gates: readonly GateFacts[] }

/** What our own jobs of an offering came to, beside what was promised and what the gates read. */
export async function MeasurementsSection({ ctx, offeringId, title, gates }: MeasurementsSectionProps) {
  const [lines, invented, readInstead] = await Promise.all([
    listJobSummaries(ctx, offeringId),
    listInventedMeasurements(ctx),
    listReadInstead(ctx, offeringId),
  ])
  const instead = readInstead.get(offeringId)
  const { slug, currency } = ctx.workspace
  const writes = can(ctx.role, 'claim:write')
  const base = `/w/${slug}/readiness/measurements`
  const jobs = lines.reduce((sum, { figures }) => sum + figures.jobs, 0)
  return (
    <Section
      id="measurements"
      title="Measurements"
      meta={
        lines.length > 0 ? (
          <>
            {`${plural(jobs, 'job')} of our own within 90 days; ${downMeaning}`} {invented.has(offeringId) ? <DemoMark /> : null}
          </>
        ) : null
      }
      actions={
        lines.length > 0 || writes ? (
          <ButtonLink size="sm" href={lines.length > 0 ? base : `${base}#add`}>
            {lines.length > 0 ? 'All measurements' : 'Add a log'}
          </ButtonLink>
        ) : null
      }
      flush={lines.length > 0}
    >
      {lines.length === 0 ? (
        <p className="max-w-3xl text-muted">
          No job of this offering is known. A log of your own jobs says how long clips take, how many fail and what a second costs.
        </p>
      ) : (
        <div className="flex flex-col gap-6">
          <Table label="Measurements by setting" minWidth="82rem">
            <thead>
              <MeasuredHead first="Setting" />
            </thead>
            <tbody>
              {lines.map((line) => (
                <MeasuredRow
                  key={line.setting}
                  line={line}
                  instead={instead}
                  gate={<GateChoice slug={slug} line={line} writes={writes} offering={title} instead={instead} />}
                />
              ))}
            </tbody>
          </Table>
          <PromisedBesideMeasured gates={gates} currency={currency} />
        </div>
      )}
    </Section>
  )
}

const measurable = ['latency_p95', 'availability', 'throughput', 'cost_per_finished_second'] as const
const promising = ['contract', 'vendor_doc', 'vendor_claim']

const newest = (facts: readonly FactAtGate[]): FactAtGate | undefined =>
  [...facts].sort((a, b) => b.fact.observedOn.localeCompare(a.fact.observedOn))[0]

function PromisedBesideMeasured({ gates, currency }: { gates: readonly GateFacts[]; currency: string }) {
  const rows = gates.filter(({ gate, facts }) => facts.length > 0 && measurable.some((id) => id === gate.id))
  if (rows.length === 0) return null
  return (
    <Table label="Promised and measured" minWidth="48rem">
      <thead>
        <tr>
          <Th fixed="narrow">Promised and measured</Th>
          <Th>Promised by the vendor</Th>
          <Th>Measured by the team</Th>
          <Th>What the gate reads</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ gate, facts }) => (
          <Tr key={gate.id}>
            <RowHead>{gateLabel(gate.id)}</RowHead>
            <Td>
              <Said entry={newest(facts.filter(({ fact }) => promising.includes(fact.sourceKind)))} currency={currency} />
            </Td>
            <Td>
              <Said entry={newest(facts.filter(({ fact }) => fact.sourceKind === 'measured'))} currency={currency} />
            </Td>
            <Td>
              <Read entry={facts.find(({ standing }) => standing.counts)} currency={currency} />
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  )
}

const kindOf = ({ fact }: FactAtGate): string => factSources.find(({ id }) => id === fact.sourceKind)?.label ?? fact.sourceKind

function Said({ entry, currency }: { entry: FactAtGate | undefined; currency: string }) {
  if (!entry) return <NotPublished />
  return (
    <>
      {factText(entry.fact, currency)}
      <span className="block text-sm text-muted">{`${kindOf(entry)}, ${formatDate(entry.fact.observedOn)}`}</span>
    </>
  )
}

function Read({ entry, currency }: { entry: FactAtGate | undefined; currency: string }) {
  if (!entry) return <span className="text-muted">nothing it accepts: unknown</span>
  return <Said entry={entry} currency={currency} />
}
