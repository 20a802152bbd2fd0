import { z } from 'zod'

/** What may stand in the address of the list of claims, besides the place in it. */
export const viewParts = [
  'q',
  'model',
  'vendor',
  'benchmark',
  'evaluator',
  'kind',
  'task',
  'tier',
  'flag',
  'source',
  'table',
  'tag',
  'from',
  'to',
  'min',
  'max',
  'sample',
  'sort',
  'group',
  'cols',
] as const

/** The parts of an address that make a view; parts that are not given are not in it. */
export const ViewState = z.partialRecord(z.enum(viewParts), z.string().min(1).max(4000))
export type ViewState = z.infer<typeof ViewState>

/** The name under which a view is kept. */
export const ViewName = z
  .string()
  .overwrite((text) => text.trim().replace(/\s+/g, ' '))
  .min(1, 'Give the view a name.')
  .max(80, 'A name has at most 80 characters.')
  .regex(/^[^\p{Cc}]*$/u, 'A name is one line of text.')
