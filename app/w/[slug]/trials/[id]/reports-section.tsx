import { Badge } from '@/components/ui/badge'
import { Section } from '@/components/ui/section'
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import type { Context } from '@/lib/context'
import { clipTroubles } from '@/lib/domain/clip-report'
import { plural } from '@/lib/format'
import { listReports, type ReportLine } from '@/lib/services/trial-reports'
import { keepClipAction } from '../actions'
import { ClipFailureForm } from './clip-failure'
import { ClipReplace } from './clip-replace'
import { ConfirmForm } from './confirm-form'
import type { TrialView } from './trial-view'

const remedies = { replaced: 'replaced', failed: 'recorded as no clip', kept: 'kept as it is' } as const
const troubleWord = (trouble: ReportLine['trouble']) => clipTroubles.find(({ id }) => id === trouble)?.label ?? trouble

/** What raters could not judge, and what can be done about it. */
export async function ReportsSection({ ctx, ...view }: TrialView & { ctx: Context }) {
  const reports = await listReports(ctx, view.trial.id)
  if (reports.length === 0) return null
  const open = reports.filter(({ remedy }) => remedy === null).length
  return (
    <Section
      id="reports"
      title="Reported clips"
      meta={open > 0 ? `${plural(open, 'report')} to answer; the pair waits for whoever reported it` : 'all answered'}
      flush
    >
      <Table label="Reported clips" minWidth="56rem">
        <thead>
          <tr>
            <Th fixed="narrow">Clip</Th>
            <Th>What is wrong</Th>
            <Th>By</Th>
            <Th>Since</Th>
            <Th>Answer</Th>
          </tr>
        </thead>
        <tbody>
          {reports.map((report) => (
            <Tr key={report.id}>
              <RowHead>
                Prompt {report.number}, {report.side}
                <span className="block max-w-64 truncate text-sm font-normal text-muted" title={report.text}>
                  {view.names[report.side]} · {report.text}
                </span>
              </RowHead>
              <Td>
                {troubleWord(report.trouble)}
                {report.note ? <span className="block max-w-72 text-sm wrap-anywhere text-muted">{report.note}</span> : null}
              </Td>
              <Td>{report.rater}</Td>
              <Td>
                <Time value={report.reportedAt} />
              </Td>
              <Td>
                <Answer report={report} {...view} />
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </Section>
  )
}

function Answer({ report, trial, slug, base }: TrialView & { report: ReportLine }) {
  const { id: reportId, promptId, side, number, remedy, judged } = report
  const place = `prompt ${number}, ${side}`
  if (remedy !== null)
    return (
      <>
        <Badge>{remedies[remedy]}</Badge> <span className="text-sm text-muted">by {report.settledByName}</span>
      </>
    )
  if (trial.state !== 'running') return <span className="text-muted">none; the voting is over</span>
  return (
    <span className="flex flex-wrap items-center gap-1">
      {judged ? (
        <span className="max-w-56 text-sm text-muted">Others have voted on it, so it stays.</span>
      ) : (
        <>
          <ClipReplace base={`${base}/trials/${trial.id}/clips`} promptId={promptId} side={side} place={place} />
          <ClipFailureForm slug={slug} trialId={trial.id} promptId={promptId} side={side} place={place} />
        </>
      )}
      <ConfirmForm
        action={keepClipAction.bind(null, slug)}
        row={{ trialId: trial.id, reportId }}
        opener={{ label: 'Keep it…', variant: 'ghost' }}
        title={`Keep the clip of ${place}`}
        description="It stays as it is, and whoever reported it is shown the pair again."
        submit={{ label: 'Keep it', pending: 'Keeping…', variant: 'primary' }}
      />
    </span>
  )
}
