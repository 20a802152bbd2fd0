import { z } from 'zod'
import { Week } from '../week'
import { notificationEvents } from './event-list'

export const NotificationEvent = z.enum(notificationEvents.map(({ id }) => id))
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
