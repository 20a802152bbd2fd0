import 'server-only'
import { can } from '@/lib/auth/roles'
import type { Context } from '@/lib/context'
import { forbidden } from '@/lib/errors'
import { HttpRefusal } from '@/lib/http/http-refusal'
import { type IngestedJobs, ingestJobs } from '@/lib/services/job-ingest'
import type { JobFormat, RefusedJobLine } from '@/lib/services/job-logs'
import { JobQuery, mostJsonBytes, mostLinesBytes, type RefusedLine } from './schemas'

/** What a request says about its content: which format, null where the bytes decide, and how much of it is taken. */
export type Content = { format: JobFormat | null; most: number }

const contents: Record<string, Content> = {
  'text/csv': { format: 'csv', most: mostLinesBytes },
  'application/x-ndjson': { format: 'jsonl', most: mostLinesBytes },
  'application/jsonl': { format: 'jsonl', most: mostLinesBytes },
  'application/json': { format: null, most: mostJsonBytes },
}

/** The media type of a request, without its parameters. */
export const mediaType = ({ headers }: Pick<Request, 'headers'>): string =>
  (headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''

/** What is sent to the address of job logs. Throws 415 for anything that is not listed, such as what a form of a web page sends. */
export function contentOf(request: Pick<Request, 'headers'>): Content {
  const type = mediaType(request)
  const content = contents[type]
  if (content) return content
  const said = type ? `Content of the type ${type.slice(0, 60)} is not read here` : 'The request does not say what it contains'
  throw new HttpRefusal(415, `${said}: set the header Content-Type to text/csv, application/x-ndjson or application/json.`)
}

/** Refuses a key that only reads. */
export function requireWriting(ctx: Context): void {
  if (can(ctx.role, 'claim:write')) return
  throw forbidden('This API key may only read: ask an owner of the workspace for one that may write measurements.')
}

type Sent = { format: JobFormat | null; content: AsyncIterable<Uint8Array> | Uint8Array }

/** Reads what a program sent, as a delivery of its key. */
export async function deliver(ctx: Context, request: Request, { format, content }: Sent): Promise<IngestedJobs> {
  const { zone = null, offering = null, name = null } = JobQuery.parse(Object.fromEntries(new URL(request.url).searchParams))
  return ingestJobs(ctx, { via: 'api', format, fileName: name, content, zone, offeringId: offering })
}

/** A refused line as a program is told of it; the text of the line is left out, since the sender has it and logs should not. */
export const toldLine = ({ line, field, reason, fix }: RefusedJobLine): RefusedLine => ({
  line,
  field,
  reason,
  fix,
})
