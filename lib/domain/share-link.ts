import { z } from 'zod'
import { Week } from './week'

/** What a link can show to somebody without an account. `follows` is true for what changes with the workspace. */
export const shareKinds = [
  { id: 'week', label: 'A signed week', follows: false, shows: 'One signed week as it was frozen, to read, with its PDF and its JSON.' },
  {
    id: 'calendar',
    label: 'Calendar',
    follows: true,
    shows: 'The weekly review, deprecations, retirements, contracts, decisions, promises of vendors, stale facts and actions.',
  },
  {
    id: 'changes',
    label: 'Feed of changes',
    follows: true,
    shows: 'Every change of a status from signed week to signed week, with its cause.',
  },
  { id: 'badge', label: 'Badge', follows: true, shows: 'A small picture with the counts of the last signed week.' },
] as const

export const ShareKind = z.enum(['week', 'calendar', 'changes', 'badge'])
export type ShareKind = z.infer<typeof ShareKind>

/** The name of a kind as people read it. */
export const shareKindLabel = (kind: ShareKind): string => shareKinds.find(({ id }) => id === kind)?.label ?? kind

/** For how many days a link to a week works unless its maker says otherwise, and at most. */
export const usualDays = 30
export const mostDays = 365

/** What is asked of whoever makes a link. Without `edition` the newest signed one is taken; `expiresInDays` null is without an end. */
export const NewShareLink = z
  .strictObject({
    kind: ShareKind,
    week: Week.nullable().default(null),
    edition: z.number().int().min(1).max(1000).nullable().default(null),
    label: z.string().trim().min(1, 'Say whom the link is for, so that it can be told from others.').max(100),
    expiresInDays: z
      .number({ error: 'Say for how many days the link works.' })
      .int('Use whole days.')
      .min(1, 'A link works for at least a day.')
      .max(mostDays, 'A link works for at most a year. Make a new one then.')
      .nullable()
      .optional(),
  })
  .superRefine(({ kind, week, edition, expiresInDays }, ctx) => {
    const refuse = (path: string, message: string) => ctx.addIssue({ code: 'custom', path: [path], message })
    if (kind === 'week' && week === null) refuse('week', 'Choose the signed week to share.')
    if (kind === 'week' && expiresInDays === null) refuse('expiresInDays', 'A link to a week has an end. Choose one within a year.')
    if (kind !== 'week' && week !== null) refuse('week', 'This kind of link follows the workspace and names no week.')
    if (week === null && edition !== null) refuse('edition', 'An edition belongs to a week.')
  })
  .meta({ description: 'Share link' })
export type NewShareLink = z.infer<typeof NewShareLink>

const dayMs = 86_400_000

/** When a link made at `now` ends: after the days its maker chose, else 30 days for a week and never for what follows the workspace. */
export function shareEnd({ kind, expiresInDays }: Pick<NewShareLink, 'kind' | 'expiresInDays'>, now: Date): Date | null {
  const days = expiresInDays === undefined ? (kind === 'week' ? usualDays : null) : expiresInDays
  return days === null ? null : new Date(now.getTime() + days * dayMs)
}

export type ShareState = 'open' | 'expired' | 'revoked'

/** Whether a link works at an instant; one that was taken back stays so after its end. */
export function shareState({ revokedAt, expiresAt }: { revokedAt: Date | null; expiresAt: Date | null }, now: Date): ShareState {
  if (revokedAt) return 'revoked'
  return expiresAt && expiresAt <= now ? 'expired' : 'open'
}
