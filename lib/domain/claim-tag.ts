import { z } from 'zod'

/** A word that people put on claims to find them again: letters, digits, hyphens; no commas, because lists of tags are separated by them. */
export const ClaimTag = z
  .string()
  .overwrite((text) => text.normalize('NFC').trim().toLowerCase().replace(/\s+/g, '-'))
  .min(1, 'Write a tag.')
  .max(40, 'A tag has at most 40 characters.')
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}\p{M}._-]*$/u, 'A tag has letters, digits, hyphens, dots and underscores.')
  .meta({ description: 'A word that people put on claims', example: 'launch-review' })
export type ClaimTag = z.infer<typeof ClaimTag>
