import { z } from 'zod'
import { Slug } from '@/lib/domain/provenance'
import { TimeZone } from '@/lib/domain/week'

/** The most bytes of one request, as sent and again as unpacked: lines are read as they arrive, JSON as a whole. */
export const mostLinesBytes = 250_000_000
export const mostJsonBytes = 20_000_000

/** How many refused lines an answer repeats; the rest is kept with the log. */
export const refusedInAnswer = 20

export const JobQuery = z
  .strictObject({
    zone: TimeZone.optional().meta({
      description: 'Time zone of times that name none. Without it, such a line is refused.',
      example: 'Europe/Berlin',
    }),
    offering: Slug.optional().meta({ description: 'Offering of lines that name none.', example: 'veo-3-1--gemini-api' }),
    name: z
      .string()
      .min(1)
      .max(200)
      .optional()
      .meta({ description: 'What the log is called in the list, for example the name of a file.', example: 'jobs-2026-11-25.csv' }),
  })
  .meta({ description: 'What may stand in the address of a delivery of job logs.' })

const count = (description: string) => z.number().int().min(0).meta({ description })

export const RefusedLine = z
  .strictObject({
    line: z.number().int().min(0).meta({ description: 'Number of the line, or of the span, from 1.' }),
    field: z.string().nullable().meta({ description: 'The field that is wrong; null where it is the line as a whole.' }),
    reason: z.string().meta({ description: 'Why it was refused.' }),
    fix: z.string().meta({ description: 'What to do.' }),
  })
  .meta({ description: 'A line that was not taken.' })
export type RefusedLine = z.infer<typeof RefusedLine>

export const OfferingShare = z
  .strictObject({
    offering: z.string().meta({ description: 'Id of the offering.', example: 'veo-3-1--gemini-api' }),
    jobs: count('Its jobs that were added or updated.'),
  })
  .meta({ description: 'How many jobs of a delivery went to one offering.' })
const byOffering = z
  .array(OfferingShare)
  .meta({ description: 'To which offerings the jobs went that were added or updated, most jobs first.' })

const counts = {
  read: count('Lines or spans read; the sum of the counts below.'),
  added: count('Jobs that were not known.'),
  updated: count('Jobs of which something new was learnt.'),
  same: count('Jobs that said what was known already.'),
  skipped: count('Spans that describe no video generation.'),
  refused: count('Lines that were not taken, each with its reason.'),
}
const format = z.enum(['csv', 'jsonl', 'otlp']).meta({ description: 'How the content was read.' })
const log = z.string().meta({ description: 'Id of the log: the delivery, as the list in the product shows it.' })

export const JobAnswer = z
  .strictObject({
    log,
    before: z
      .boolean()
      .meta({ description: 'True where the very same bytes came earlier: nothing changed, and the counts are those of then.' }),
    format,
    ...counts,
    byOffering,
    ignored: z.array(z.string()).meta({ description: 'Headings or keys that stand for nothing here, the first of them.' }),
    refusedLines: z
      .array(RefusedLine)
      .max(refusedInAnswer)
      .meta({ description: `The first ${refusedInAnswer} refused lines.` }),
  })
  .meta({ description: 'What became of a delivery.' })
export type JobAnswer = z.infer<typeof JobAnswer>

export const LogAnswer = z
  .strictObject({
    log,
    via: z.enum(['upload', 'api']).meta({ description: 'Whether a person uploaded it or a program sent it.' }),
    format,
    name: z.string().nullable().meta({ description: 'What the log is called; null where nothing was said.' }),
    by: z.string().meta({ description: 'Name of the person, or of the API key.' }),
    at: z.iso.datetime().meta({ description: 'When it was read.' }),
    ...counts,
    byOffering,
    refusedLines: z
      .array(RefusedLine)
      .meta({ description: 'Refused lines, at most 200; the file of refused lines has all that were kept.' }),
    kept: count('Refused lines that were kept with the log.'),
  })
  .meta({ description: 'A delivery and what became of it.' })
export type LogAnswer = z.infer<typeof LogAnswer>

export const TracesAnswer = z
  .strictObject({
    partialSuccess: z
      .strictObject({
        rejectedSpans: z.string().regex(/^\d+$/).meta({ description: 'Spans that were refused: a 64-bit number, in JSON a text.' }),
        errorMessage: z.string().meta({ description: 'Why the first of them was refused, and where the rest can be read.' }),
      })
      .optional()
      .meta({ description: 'Left out where every span was taken.' }),
  })
  .meta({ description: 'ExportTraceServiceResponse of OTLP.' })
export type TracesAnswer = z.infer<typeof TracesAnswer>

export const ProblemDetails = z
  .looseObject({
    type: z.string().meta({ description: 'A name for the kind of problem.', example: 'urn:switchboard:problem:invalid' }),
    title: z.string(),
    status: z.number().int(),
    detail: z.string().meta({ description: 'What happened, why, and what to do.' }),
    fields: z.record(z.string(), z.string()).optional().meta({ description: 'A message for each field that is wrong.' }),
    id: z.string().optional().meta({ description: 'For an error on our side: the id under which it was logged.' }),
  })
  .meta({ description: 'Problem details (RFC 9457).' })

export const OtlpStatus = z
  .strictObject({ code: z.number().int().meta({ description: 'Code of google.rpc.' }), message: z.string() })
  .meta({ description: 'google.rpc.Status, as OTLP asks for.' })
