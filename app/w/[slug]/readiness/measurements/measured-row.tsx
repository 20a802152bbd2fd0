import type { ReactNode } from 'react'
import { NotPublished } from '@/components/ui/data-list'
import { RowHead, Td, Th, Tr } from '@/components/ui/table'
import { gateLabel } from '@/lib/domain/gate'
import { leastForFact } from '@/lib/domain/job-facts'
import type { ReadInstead } from '@/lib/domain/job-gate-reading'
import { unstatedSetting } from '@/lib/domain/job-setting'
import type { JobFigures } from '@/lib/domain/job-summary'
import { formatDaySpan, formatMoney, formatNumber, formatPercent, plural } from '@/lib/format'
import type { JobSummaryLine } from '@/lib/services/job-summaries'
import { OutcomeBar } from './outcome-bar'

export const downMeaning = 'down is an hour in which at least half of the jobs failed through the vendor'

/** Headings of the columns that `MeasuredRow` fills, from jobs to window. */
export function MeasuredHead({ first }: { first: string }) {
  return (
    <tr>
      <Th fixed="narrow">{first}</Th>
      <Th numeric>Jobs</Th>
      <Th numeric unit="s">
        p50
      </Th>
      <Th numeric unit="s">
        p95
      </Th>
      <Th numeric title={downMeaning}>
        Availability
      </Th>
      <Th>How they ended</Th>
      <Th numeric unit="jobs/h">
        Busiest hour
      </Th>
      <Th numeric unit="per s">
        Cost finished
      </Th>
      <Th numeric unit="per s">
        Cost accepted
      </Th>
      <Th>Window</Th>
      <Th>At the gates</Th>
    </tr>
  )
}

const decimalsOf = (seconds: number): number => (seconds < 10 ? 2 : 1)
const money = (amount: number, currency: string): string => formatMoney(amount, currency, 3)

/** An error as ± in the decimals of its figure; one that is smaller than they show is not shown as none. */
function errorText(error: number, decimals: number, inUnit: (value: number) => string): string {
  const least = 10 ** -decimals
  return error > 0 && error < least / 2 ? `± <${inUnit(least)}` : `± ${inUnit(error)}`
}

type Figure = JobFigures['notes'][number]['figure']

/** Why a figure is missing, for whoever points at it or reads it aloud. */
function Missing({ figures, of }: { figures: JobFigures; of: Figure }) {
  const why = figures.notes.find(({ figure }) => figure === of)?.text
  return (
    <span title={why}>
      <NotPublished />
      {why ? <span className="sr-only">{`: ${why}`}</span> : null}
    </span>
  )
}

function Under({ children }: { children: ReactNode }) {
  return <span className="block text-sm whitespace-nowrap text-muted">{children}</span>
}

type MeasuredRowProps = { line: JobSummaryLine; instead: ReadInstead | undefined; gate: ReactNode }

/** What the jobs of one setting come to. `gate` says whether its figures stand at the gates, and how that is changed; `instead`, which do not. */
export function MeasuredRow({ line, instead, gate }: MeasuredRowProps) {
  const { setting, figures, fromOn, toOn, withoutFact } = line
  const { latency, shares, throughput } = figures
  return (
    <Tr>
      <RowHead>
        {setting === unstatedSetting ? <span className="text-muted">{setting}</span> : setting}
        {figures.notes.length > 0 ? (
          <Notes summary={`${plural(figures.notes.length, 'figure')} missing`} notes={figures.notes.map(({ text }) => text)} />
        ) : null}
        {withoutFact.length > 0 ? (
          <Notes
            summary={`no fact for ${plural(withoutFact.length, 'gate')}`}
            notes={withoutFact.map(({ gate: id, why }) => `${gateLabel(id)}: ${why}`)}
          />
        ) : null}
      </RowHead>
      <Td numeric>{formatNumber(figures.jobs)}</Td>
      <Td numeric>{latency ? formatNumber(latency.p50, decimalsOf(latency.p50)) : <Missing figures={figures} of="latency" />}</Td>
      <Td numeric>{latency ? <P95 {...latency} /> : <Missing figures={figures} of="latency" />}</Td>
      <Td numeric>
        <Available line={line} instead={instead} />
      </Td>
      <Td>{shares ? <OutcomeBar shares={shares} /> : <span className="text-muted">none has ended</span>}</Td>
      <Td numeric>
        {throughput ? formatNumber(throughput.mostPerHour) : <Missing figures={figures} of="throughput" />}
        {throughput ? <Under>{`mean ${formatNumber(throughput.meanPerHour, 1)}`}</Under> : null}
      </Td>
      <CostCells figures={figures} />
      <Td className="w-28 text-sm text-muted">{formatDaySpan(fromOn, toOn)}</Td>
      <Td>{gate}</Td>
    </Tr>
  )
}

/** The share of good hours that was seen, and what of it the gates count. */
function Available({ line: { figures, atGates }, instead }: Pick<MeasuredRowProps, 'line' | 'instead'>) {
  const { availability } = figures
  if (!availability) return <Missing figures={figures} of="availability" />
  const { hours, down, observed, estimate } = availability
  const counts = atGates && !instead?.gates.some(({ gate }) => gate === 'availability')
  return (
    <>
      {formatPercent(observed, 2)}
      <Under>{`${formatNumber(down)} of ${formatNumber(hours)} h down`}</Under>
      {atGates && hours < leastForFact ? <Under>{`too few for the gates: ${leastForFact} h needed`}</Under> : null}
      {counts && hours >= leastForFact ? (
        <span className="ml-auto block w-48 text-sm whitespace-normal text-muted">
          {`counted as ${formatPercent(estimate, 2)} at the gates: half an outage is added for what was not seen`}
        </span>
      ) : null}
    </>
  )
}

function P95({ p95, relSe }: { p95: number; relSe: number | null }) {
  const decimals = decimalsOf(p95)
  return (
    <>
      {formatNumber(p95, decimals)}
      <Under>{relSe === null ? 'error unknown' : errorText(p95 * relSe, decimals, (value) => formatNumber(value, decimals))}</Under>
    </>
  )
}

function CostCells({ figures }: { figures: JobFigures }) {
  const { cost } = figures
  const accepted = cost?.accepted ?? null
  return (
    <>
      <Td numeric>
        {cost ? money(cost.perFinishedSecond, cost.currency) : <Missing figures={figures} of="cost" />}
        {cost?.relSe ? <Under>{errorText(cost.perFinishedSecond * cost.relSe, 3, (value) => money(value, cost.currency))}</Under> : null}
      </Td>
      <Td numeric>
        {cost && accepted && accepted.perSecond !== null ? (
          money(accepted.perSecond, cost.currency)
        ) : (
          <Missing figures={figures} of={cost ? 'accepted' : 'cost'} />
        )}
        {accepted ? <Under>{`${formatPercent(accepted.share)} of ${formatNumber(accepted.judged)} clips taken`}</Under> : null}
      </Td>
    </>
  )
}

/** Said once for the row, since a dash alone does not say what to do about it. */
function Notes({ summary, notes }: { summary: string; notes: readonly string[] }) {
  return (
    <details className="text-sm font-normal text-muted">
      <summary className="min-h-6 cursor-pointer whitespace-nowrap">{summary}</summary>
      <ul className="max-w-80 list-disc pl-4 whitespace-normal">
        {[...new Set(notes)].map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </details>
  )
}
