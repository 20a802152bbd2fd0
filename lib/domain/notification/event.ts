import { z } from 'zod'
import { Week } from '../week'

/** What a channel can tell, in the order in which a week brings it. */
export const notificationEvents = [
  {
    id: 'week.digest',
    label: 'Monday digest',
    does: 'On Monday at 08:00: what changed, what runs out within 14 days, what waits for whom.',
  },
  {
    id: 'signature.requested',
    label: 'Signature asked for',
    does: 'When the review of a week begins: who still has to sign, and what is decided.',
  },
  { id: 'week.signed', label: 'Week signed', does: 'When a week is signed and frozen: its hash, its signatures, its verdicts.' },
  {
    id: 'status.changed',
    label: 'Status changed',
    does: 'When a signed week says something else than the one before: one message for each dependency.',
  },
] as const

export const NotificationEvent = z.enum(['week.digest', 'signature.requested', 'week.signed', 'status.changed'])
export type NotificationEvent = z.infer<typeof NotificationEvent>

const Hash = z.string().regex(/^[0-9a-f]{64}$/)
const edition = z.int().positive()

/** What is known of an event when it happens: ids, week and hash. The words are composed when it is sent. */
export const Notification = z.discriminatedUnion('event', [
  z.strictObject({ event: z.literal('week.digest'), week: Week }),
  z.strictObject({ event: z.literal('signature.requested'), week: Week, edition, evidenceSha256: Hash }),
  z.strictObject({ event: z.literal('week.signed'), week: Week, edition, sha256: Hash }),
  z.strictObject({ event: z.literal('status.changed'), week: Week, edition, sha256: Hash, dependencyId: z.string().min(1).max(200) }),
  z.strictObject({ event: z.literal('test'), by: z.string().max(100) }),
])
export type Notification = z.infer<typeof Notification>
/** An event that happens to a week, as opposed to a test. */
export type WeekEvent = Exclude<Notification, { event: 'test' }>

/**
 * The same event has the same key, so that a channel tells it once. A review that begins again on other evidence is another request; a reopened
 * week is another edition.
 * @example eventKey({ event: 'week.digest', week: '2026-W48' }) // 'week.digest 2026-W48'
 */
export function eventKey(told: WeekEvent): string {
  switch (told.event) {
    case 'week.digest':
      return `${told.event} ${told.week}`
    case 'signature.requested':
      return `${told.event} ${told.week} ${told.edition} ${told.evidenceSha256}`
    case 'week.signed':
      return `${told.event} ${told.week} ${told.edition}`
    case 'status.changed':
      return `${told.event} ${told.week} ${told.edition} ${told.dependencyId}`
  }
}

/** The label of an event for a list; the id itself for one that this version does not know. */
export const eventLabel = (event: string): string =>
  event === 'test' ? 'Test' : (notificationEvents.find(({ id }) => id === event)?.label ?? event)
