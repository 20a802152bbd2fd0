import { CommandButton } from '@/components/command-button'
import { RowHead, RowLink, Table, Td, Th, Tr } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import { DemoMark } from '@/components/verdict/demo-mark'
import { formatNumber } from '@/lib/format'
import type { JobLogLine } from '@/lib/services/job-logs'
import { demoLogId } from '@/lib/services/seed-jobs'
import { undoJobLogAction } from './actions'

/** How a log was read, as people say it. */
export const formatLabel: Record<JobLogLine['format'], string> = { csv: 'CSV', jsonl: 'JSON Lines', otlp: 'OpenTelemetry' }

/** What a log is called where it was given no name. */
export const logTitle = ({ fileName, format, via }: Pick<JobLogLine, 'fileName' | 'format' | 'via'>): string =>
  fileName ?? `${formatLabel[format]}, ${via === 'api' ? 'sent by a program' : 'uploaded'}`

type LogTableProps = { slug: string; zone: string; logs: readonly JobLogLine[]; writes: boolean }

/** Every delivery: who sent it, what became of its lines, and the way back. */
export function LogTable({ slug, zone, logs, writes }: LogTableProps) {
  return (
    <Table label="Logs" minWidth="64rem">
      <thead>
        <tr>
          <Th fixed="narrow">Log</Th>
          <Th>By</Th>
          <Th>When</Th>
          <Th>Format</Th>
          <Th numeric>Read</Th>
          <Th numeric>Added</Th>
          <Th numeric>Updated</Th>
          <Th numeric>Known already</Th>
          <Th numeric>Refused</Th>
          {writes ? (
            <Th>
              <span className="sr-only">Undo</span>
            </Th>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {logs.map((log) => (
          <Tr key={log.id}>
            <RowHead>
              <RowLink href={`/w/${slug}/readiness/measurements/logs/${log.id}`}>{logTitle(log)}</RowLink>{' '}
              {log.id === demoLogId ? <DemoMark /> : null}
            </RowHead>
            <Td>
              {log.createdByName}
              {log.via === 'api' ? <span className="text-muted"> (API key)</span> : null}
            </Td>
            <Td className="whitespace-nowrap">
              <Time value={log.createdAt} withTime zone={zone} />
            </Td>
            <Td className="whitespace-nowrap">{formatLabel[log.format]}</Td>
            <Td numeric>{formatNumber(log.read)}</Td>
            <Td numeric>{formatNumber(log.added)}</Td>
            <Td numeric>{formatNumber(log.updated)}</Td>
            <Td numeric>{formatNumber(log.same)}</Td>
            <Td numeric className={log.refused > 0 ? 'font-semibold' : undefined}>
              {formatNumber(log.refused)}
            </Td>
            {writes ? (
              <Td className="relative z-2 text-right">
                <UndoLog slug={slug} log={log} />
              </Td>
            ) : null}
          </Tr>
        ))}
      </tbody>
    </Table>
  )
}

/** Takes a whole log back. Sending the same file again brings it back, so nothing is lost. */
export function UndoLog({ slug, log }: { slug: string; log: Pick<JobLogLine, 'id' | 'fileName' | 'format' | 'via'> }) {
  return (
    <CommandButton
      action={undoJobLogAction.bind(null, slug)}
      fields={{ id: log.id }}
      name={`Undo ${logTitle(log)}`}
      pendingLabel="Undoing…"
    >
      Undo
    </CommandButton>
  )
}
