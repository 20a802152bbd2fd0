import { z } from 'zod'

/** Roles from least to most; each also does what the ones before it do. */
export const roles = [
  { id: 'viewer', label: 'Viewer', does: 'Reads everything in the workspace.' },
  { id: 'rater', label: 'Rater', does: 'Also votes in trials.' },
  { id: 'analyst', label: 'Analyst', does: 'Also edits evidence and inventory.' },
  { id: 'approver', label: 'Approver', does: 'Also signs the week.' },
  { id: 'owner', label: 'Owner', does: 'Also manages members, policy and keys.' },
] as const
export const Role = z.enum(['viewer', 'rater', 'analyst', 'approver', 'owner'])
export type Role = z.infer<typeof Role>

const ascii = /^[\x21-\x7e]+$/

/** A plain e-mail address. Non-ASCII and quoted forms are refused: mail libraries read them differently, and a look-alike @ misdelivers. */
export const Email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .regex(ascii, 'Use a plain e-mail address without accents or spaces.')
  .refine((value) => !value.includes('"'), 'Quoted addresses are not accepted.')
  .pipe(z.email('This is not an e-mail address.'))

/** A new password: long rather than complicated. */
export const Password = z.string().min(12, 'Use at least 12 characters.').max(200, 'Use at most 200 characters.')

export const PersonName = z.string().trim().min(1, 'Tell us your name.').max(100)
