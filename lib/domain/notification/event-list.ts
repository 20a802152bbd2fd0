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

/** The label of an event for a list; the id itself for one that this version does not know. */
export const eventLabel = (event: string): string =>
  event === 'test' ? 'Test' : (notificationEvents.find(({ id }) => id === event)?.label ?? event)
