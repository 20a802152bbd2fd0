import { z } from 'zod'
import { jobStates } from '@/lib/domain/job-state'
import type { JobField } from '@/lib/import/job-fields'

const moment = (description: string, example: string) =>
  z
    .union([z.string(), z.number()])
    .optional()
    .meta({
      description: `${description} ISO 8601 with its zone, or seconds, milliseconds, microseconds or nanoseconds since 1970.`,
      example,
    })

/** What one line says about a job, under the names that the product uses itself. Other common names are read as well. */
const fields = {
  id: z
    .union([z.string().max(200), z.number().int()])
    .optional()
    .meta({
      description: 'Id of the job. The same id of the same offering is the same job, however often and in whichever order its lines come.',
      example: 'job-8f2c',
    }),
  offering: z.string().optional().meta({
    description: 'Id of the offering in the inventory. Instead of it, or of model and provider, the address of the delivery can name one.',
    example: 'veo-3-1--gemini-api',
  }),
  model: z
    .string()
    .optional()
    .meta({ description: 'Model as the API calls it, or as the inventory does.', example: 'veo-3.1-generate-preview' }),
  provider: z.string().optional().meta({ description: 'Who serves the model, where several do.', example: 'google' }),
  setting: z.string().max(120).optional().meta({
    description: 'What was asked for, in words of your own. Without it, it is put together from resolution, seconds and audio.',
    example: '1080p, 8 s, audio',
  }),
  resolution: z.string().optional().meta({ description: 'Resolution of the clip.', example: '1080p' }),
  seconds: z.number().positive().max(86_400).optional().meta({ description: 'Seconds of video.', example: 8 }),
  audio: z.boolean().optional().meta({ description: 'Whether the clip has sound.', example: true }),
  submitted: moment('When the job was sent to the vendor.', '2026-11-25T14:05:00Z'),
  queued: moment('When it entered the queue.', '2026-11-25T14:05:01Z'),
  started: moment('When it left the queue.', '2026-11-25T14:05:09Z'),
  finished: moment('When it came to its end, whatever the end was.', '2026-11-25T14:06:31Z'),
  state: z
    .string()
    .optional()
    .meta({
      description: `What became of it: ${jobStates.map(({ id }) => id).join(', ')}; common words of vendors are understood. Without it, it follows from the times and the error.`,
      example: 'finished',
    }),
  error: z.string().optional().meta({
    description:
      'Code of the error. A refusal by content policy is told apart from a failure, and your own error, such as 429, from the vendor’s.',
    example: 'content_policy_violation',
  }),
  cost: z.number().min(0).optional().meta({ description: 'What the job cost, in money and not in credits.', example: 3.2 }),
  currency: z
    .string()
    .length(3)
    .optional()
    .meta({ description: 'Currency of the cost; without it that of the workspace.', example: 'USD' }),
  accepted: z.boolean().optional().meta({ description: 'Whether your team took the clip; left out while nobody knows.', example: true }),
} satisfies Record<JobField, z.ZodType>

export const JobLine = z
  .looseObject(fields)
  .meta({ description: 'What one line says about a job. A line may say a part, and a later line the rest.' })

/** The fields of a line with what they mean, for a table of them. */
export const lineFields = (Object.keys(fields) as JobField[]).map((name) => {
  const { description = '', example } = fields[name].meta() ?? {}
  return { name, description, example: String(example) }
})
