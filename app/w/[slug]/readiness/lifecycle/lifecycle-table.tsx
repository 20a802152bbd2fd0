import Link from 'next/link'
import { LifeAxis, LifeLegend, LifeLineCell } from '@/components/charts/life-line'
import { NotPublished } from '@/components/ui/data-list'
import { RowHead, RowLink, Table, Td, Th, Tr } from '@/components/ui/table'
import type { Day } from '@/lib/domain/day'
import { lifeLine, lifeText, lifeTicks, lifeWindow } from '@/lib/domain/life-line'
import { nothingKnown, noticeText, pinnedFace } from '@/lib/domain/lifecycle-clock'
import { stageLabel } from '@/lib/domain/lifecycle-event'
import { formatDate, formatDaysAway, plural } from '@/lib/format'
import type { LifecycleLine } from '@/lib/services/lifecycle-clocks'
import { ModelId } from './model-id'
import { Replacement } from './replacement'
import { StageSource } from './stage-source'

type LifecycleTableProps = { lines: readonly LifecycleLine[]; today: Day; home: string }

/** One line for each offering: its life on a common time line, how long it has left, and who says so. */
export function LifecycleTable({ lines, today, home }: LifecycleTableProps) {
  if (lines.length === 0) return <p className="py-3 text-muted">No offering is used or weighed yet.</p>
  const [silent, told] = [lines.filter(nothingKnown), lines.filter((line) => !nothingKnown(line))]
  return (
    <>
      {told.length > 0 ? <Told lines={told} today={today} home={home} /> : null}
      {silent.length > 0 ? <Silent lines={silent} home={home} open={told.length === 0} /> : null}
    </>
  )
}

function Told({ lines, today, home }: LifecycleTableProps) {
  const window = lifeWindow(today)
  const ticks = lifeTicks(window)
  return (
    <>
      <Table label="Life of the offerings" minWidth="82rem">
        <thead>
          <tr>
            <Th fixed="narrow">Offering</Th>
            <Th>Stage</Th>
            <Th className="w-84">
              <LifeAxis ticks={ticks} today={lifeLine({ days: [], stage: null, modelReleasedOn: null }, today, window).today} />
            </Th>
            <Th numeric>Days left</Th>
            <Th>Model id</Th>
            <Th>Replacement named</Th>
            <Th>Source</Th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Line key={line.id} line={line} today={today} home={home} ticks={ticks} />
          ))}
        </tbody>
      </Table>
      <LifeLegend />
    </>
  )
}

/** Those of which nothing is known share one line that opens; a list of nothing else is open from the start. */
function Silent({ lines, home, open }: Pick<LifecycleTableProps, 'lines' | 'home'> & { open: boolean }) {
  return (
    <details open={open} className="pt-1">
      <summary className="link inline-flex min-h-8.5 cursor-pointer items-center">
        {plural(lines.length, 'offering')}: no stage and no date known
      </summary>
      <ul>
        {lines.map(({ id, title, uses, apiModelId }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-4 border-b py-1.5">
            <span className="min-w-0 flex-1 basis-64">
              <Link href={`${home}/inventory/offerings/${id}#lifecycle`} className="quiet-link font-semibold">
                {title}
              </Link>
              <Uses uses={uses} />
            </span>
            <ModelId id={apiModelId} />
          </li>
        ))}
      </ul>
    </details>
  )
}

type LineProps = { line: LifecycleLine; today: Day; home: string; ticks: ReturnType<typeof lifeTicks> }

function Line({ line, today, home, ticks }: LineProps) {
  const { daysLeft, stage, modelReleasedOn } = line
  return (
    <Tr>
      <RowHead>
        <RowLink href={`${home}/inventory/offerings/${line.id}#lifecycle`} className="font-semibold">
          {line.title}
        </RowLink>
        <Uses uses={line.uses} />
      </RowHead>
      <Td className="whitespace-nowrap">
        {stage === null ? <NotPublished /> : stageLabel(stage)}
        {stage === null && modelReleasedOn ? (
          <span className="block text-sm text-muted">model out since {formatDate(modelReleasedOn)}</span>
        ) : null}
        <Doubt line={line} />
      </Td>
      <LifeLineCell line={lifeLine(line, today)} ticks={ticks} text={lifeText(line, today)} />
      <Td numeric className="whitespace-nowrap">
        {daysLeft === null ? <NotPublished /> : daysLeft > 0 ? daysLeft : formatDaysAway(daysLeft)}
        <span className="block text-sm text-muted">{noticeText(line)}</span>
      </Td>
      <Td>
        <ModelId id={line.apiModelId} />
        <Pinned line={line} />
      </Td>
      <Td>
        <Replacement replacement={line.replacement} home={home} />
      </Td>
      <Td>
        <StageSource line={line} />
      </Td>
    </Tr>
  )
}

function Uses({ uses }: Pick<LifecycleLine, 'uses'>) {
  const [used, weighed] = [uses.filter((entry) => entry.uses), uses.filter((entry) => !entry.uses)]
  if (uses.length === 0) return <span className="block text-sm font-normal text-muted">nobody uses or weighs it</span>
  const names = (of: typeof uses) =>
    of.length > 2 ? plural(of.length, 'dependency', 'dependencies') : of.map(({ name }) => name).join(', ')
  return (
    <span className="block max-w-72 text-sm font-normal text-muted">
      {used.length > 0 ? `used by ${names(used)}` : ''}
      {used.length > 0 && weighed.length > 0 ? '; ' : ''}
      {weighed.length > 0 ? `weighed for ${names(weighed)}` : ''}
    </span>
  )
}

const unsettledWords = {
  disputed: 'its end is disputed',
  partly_retired: 'some builds have ended',
  not_on_row: 'an end that its row does not carry',
}

function Doubt({ line: { unsettled, disagreements } }: { line: LifecycleLine }) {
  const words = unsettled ? unsettledWords[unsettled] : disagreements.length > 0 ? 'sources disagree; the earlier day counts' : null
  return words ? <span className="block max-w-44 text-sm whitespace-normal text-muted">{words}</span> : null
}

/** What the id is, with what that means for whoever builds on it. */
function Pinned({ line: { pinned, kind } }: { line: LifecycleLine }) {
  const { label, meaning } = pinnedFace(pinned, kind)
  return (
    <span className={`block text-sm ${pinned === false ? 'text-ink' : 'text-muted'}`} title={meaning}>
      {pinned === null && kind !== 'self_host' ? 'pinned or alias: not known' : label}
    </span>
  )
}
