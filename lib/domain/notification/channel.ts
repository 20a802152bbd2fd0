import { z } from 'zod'

/** The kinds of channel, with what a person needs to know to choose one. */
export const channelKinds = [
  { id: 'email', label: 'E-mail', does: 'To the members of this workspace. Each can switch their own mail off.' },
  { id: 'webhook', label: 'Webhook', does: 'Signed JSON to an address of yours, by the Standard Webhooks specification.' },
  { id: 'slack', label: 'Slack', does: 'To an incoming webhook of Slack, or of anything that takes its messages.' },
  { id: 'teams', label: 'Microsoft Teams', does: 'As an Adaptive Card to a Workflows webhook of Teams.' },
] as const

export const ChannelKind = z.enum(['email', 'webhook', 'slack', 'teams'])
export type ChannelKind = z.infer<typeof ChannelKind>

export const kindLabel = (kind: ChannelKind): string => channelKinds.find(({ id }) => id === kind)?.label ?? kind

/** Where a delivery stands. A dropped one was no longer wanted when its turn came. */
export const deliveryStates = {
  pending: 'Waiting',
  sending: 'Being sent',
  sent: 'Sent',
  failed: 'Failed',
  dropped: 'Not sent',
} as const
export type DeliveryState = keyof typeof deliveryStates
