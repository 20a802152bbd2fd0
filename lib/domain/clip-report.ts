import { z } from 'zod'

/** What a rater may find wrong with a clip before judging it. */
export const clipTroubles = [
  { id: 'unplayable', label: 'It does not play', hint: 'no picture, or it stops on the way' },
  { id: 'damaged', label: 'It is damaged', hint: 'broken up, black, cut off, or the sound is missing' },
  { id: 'tells', label: 'It shows who made it', hint: 'a watermark, a logo, a name in picture or sound' },
  { id: 'unsafe', label: 'Nobody should have to see it', hint: null },
  { id: 'missing', label: 'It is not there', hint: null },
  { id: 'other', label: 'Something else', hint: 'say it below' },
] as const
export const ClipTrouble = z.enum(['missing', 'unplayable', 'damaged', 'tells', 'unsafe', 'other'], 'Say what is wrong with the clip.')
export type ClipTrouble = z.infer<typeof ClipTrouble>

export const ClipRemedy = z.enum(['replaced', 'failed', 'kept'])
export type ClipRemedy = z.infer<typeof ClipRemedy>

/** A report as a rater sends it: the clip by its place on the screen, because nobody tells them whose it is. */
export const ClipReport = z
  .strictObject({
    pairId: z.string().min(1).max(100),
    place: z.enum(['left', 'right'], 'Say which of the two clips it is.'),
    trouble: ClipTrouble,
    note: z
      .string()
      .trim()
      .max(500, 'Keep it within 500 characters.')
      .nullable()
      .default(null)
      .transform((text) => text || null),
  })
  .superRefine(({ trouble, note }, ctx) => {
    if (trouble === 'other' && note === null) ctx.addIssue({ code: 'custom', path: ['note'], message: 'Say in a few words what is wrong.' })
  })
  .meta({ description: 'Report of a clip that cannot be judged' })
export type ClipReport = z.infer<typeof ClipReport>
