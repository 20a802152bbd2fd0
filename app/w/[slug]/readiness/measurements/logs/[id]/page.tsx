import Link from 'next/link'
import { CommandButton } from '@/components/command-button'
import { ButtonLink } from '@/components/ui/button'
import { DataList } from '@/components/ui/data-list'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import { can } from '@/lib/auth/roles'
import { formatNumber, plural } from '@/lib/format'
import { page } from '@/lib/http/page'
import { getJobLog, type JobLogPage } from '@/lib/services/job-logs'
import { listOfferingChoices } from '@/lib/services/offerings'
import { undoJobLogHereAction } from '../../actions'
import { formatLabel, logTitle } from '../../log-table'

export const metadata = { title: 'Log' }

export default page<{ slug: string; id: string }>(async (ctx, { params: { slug, id } }) => {
  const [log, offerings] = await Promise.all([getJobLog(ctx, id), listOfferingChoices(ctx)])
  const titles = new Map(offerings.map((offering) => [offering.id, offering.title]))
  const base = `/w/${slug}/readiness/measurements`
  return (
    <>
      <PageHeader
        title={logTitle(log)}
        meta={
          <>
            <span>
              {log.via === 'api' ? 'sent with the API key of' : 'uploaded by'} {log.createdByName}
            </span>
            <Time value={log.createdAt} withTime zone={ctx.workspace.timeZone} />
          </>
        }
        breadcrumbs={[{ label: 'Measurements', href: base }]}
        actions={
          can(ctx.role, 'claim:write') ? (
            <CommandButton action={undoJobLogHereAction.bind(null, slug)} fields={{ id }} size="md" pendingLabel="Undoing…">
              Undo this log
            </CommandButton>
          ) : null
        }
      />
      <div className="flex max-w-5xl flex-col gap-8">
        <Section title="What became of its lines" flush>
          <DataList columns={2} items={countsOf(log)} />
        </Section>
        {log.byOffering.length > 0 ? (
          <Section title="Where its jobs went" id="offerings" meta="jobs that were added or updated" flush>
            <DataList items={sharesOf(log, titles, `/w/${slug}/inventory/offerings`)} />
          </Section>
        ) : null}
        {log.refused > 0 ? <Refused log={log} base={base} /> : null}
      </div>
    </>
  )
})

const sharesOf = ({ byOffering }: JobLogPage, titles: ReadonlyMap<string, string>, path: string) =>
  byOffering.map(({ offering, jobs }) => ({
    key: offering,
    term: plural(jobs, 'job'),
    value: (
      <Link href={`${path}/${offering}#measurements`} className="link">
        {titles.get(offering) ?? offering}
      </Link>
    ),
  }))

function countsOf(log: JobLogPage) {
  return [
    { term: 'Format', value: formatLabel[log.format] },
    { term: 'Read', value: formatNumber(log.read) },
    { term: 'Added', value: formatNumber(log.added), note: 'jobs that were not known' },
    { term: 'Updated', value: formatNumber(log.updated), note: 'jobs of which something new was learnt' },
    { term: 'Known already', value: formatNumber(log.same), note: 'counted once, however often they come' },
    ...(log.format === 'otlp'
      ? [{ term: 'Left out', value: formatNumber(log.skipped), note: 'spans that describe no video generation' }]
      : []),
    { term: 'Refused', value: formatNumber(log.refused) },
  ]
}

function Refused({ log, base }: { log: JobLogPage; base: string }) {
  const { id, refused, refusedLines, kept } = log
  const more = kept - refusedLines.length
  return (
    <Section
      title="Refused lines"
      id="refused"
      meta={`${formatNumber(refusedLines.length)} of ${formatNumber(refused)}${kept < refused ? `; ${formatNumber(kept)} were kept` : ''}`}
      actions={
        <ButtonLink size="sm" href={`${base}/logs/${id}/refused`} prefetch={false} download>
          Download the refused lines
        </ButtonLink>
      }
      flush
    >
      <Table label="Refused lines" minWidth="56rem">
        <thead>
          <tr>
            <Th numeric>Line</Th>
            <Th>Field</Th>
            <Th>Why</Th>
            <Th>How it read</Th>
          </tr>
        </thead>
        <tbody>
          {refusedLines.map((line) => (
            <Tr key={`${line.line} ${line.field} ${line.reason}`}>
              <Td numeric>{formatNumber(line.line)}</Td>
              <Td>{line.field ?? <span className="text-muted">the line</span>}</Td>
              <Td className="whitespace-normal">
                {line.reason} <span className="text-muted">{line.fix}</span>
              </Td>
              <Td className="max-w-80 font-mono text-sm break-all whitespace-normal text-muted">{line.text}</Td>
            </Tr>
          ))}
        </tbody>
      </Table>
      {more > 0 ? <p className="pt-2 text-sm text-muted">{formatNumber(more)} more are in the file.</p> : null}
    </Section>
  )
}
