import { mostJsonBytes, mostLinesBytes } from '@/app/api/v1/schemas'
import { DataList } from '@/components/ui/data-list'
import { requestsPerMinute } from '@/lib/auth/api-key-limit'
import { formatNumber } from '@/lib/format'
import { mostJobBytes } from '@/lib/services/job-ingest'

const megabytes = (bytes: number): string => `${formatNumber(bytes / 1_000_000)} MB`

/** What a program is answered, and what it should do then. */
export function AnswerNotes() {
  return (
    <DataList
      items={[
        {
          term: '200',
          value: 'Read. Look at “refused”: lines that were not taken stand in “refusedLines”, the first 20 with their reasons.',
        },
        {
          term: '401, 403',
          value: 'The key is missing, unknown, expired, revoked, of another workspace, in the address, or may only read.',
        },
        { term: '413, 415', value: 'Too large, of another type, or packed with something other than gzip.' },
        {
          term: '422',
          value: 'Nothing could be taken. Where every line was refused, the answer has the same fields as a 200, and the log is kept.',
        },
        {
          term: '429',
          value: `A key may send ${formatNumber(requestsPerMinute)} requests within a minute. Wait for as long as Retry-After says.`,
        },
        { term: '500, 503', value: 'Something went wrong on our side: send the same again. A job that comes twice counts once.' },
        {
          term: 'Afterwards',
          value: 'GET …/jobs/logs/ID says the same again; GET …/jobs/logs/ID/refused gives the refused lines, to correct and send again.',
        },
        {
          term: 'Limits',
          value: `CSV (text/csv) and JSON Lines (application/x-ndjson) up to ${megabytes(mostLinesBytes)}, JSON (application/json) up to ${megabytes(mostJsonBytes)}: as sent, and again as unpacked. Every log is kept on disk while it is read, so a file that a person uploads may have ${formatNumber(mostJobBytes / 1_000_000_000)} GB; a program has less, since it can send more often and many may send at once.`,
        },
        {
          term: 'In the address',
          value: '?zone=Europe/Berlin for times without a zone, ?offering=ID for lines that name none, ?name=TEXT for the list of logs.',
        },
      ]}
    />
  )
}
