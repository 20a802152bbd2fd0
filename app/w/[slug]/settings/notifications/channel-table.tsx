import { Badge } from '@/components/ui/badge'
import { RowHead, RowLink, Table, Td, Th, Tr } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import { deliveryStates, kindLabel } from '@/lib/domain/notification/channel'
import { eventLabel } from '@/lib/domain/notification/event-list'
import { formatNumber, notPublished } from '@/lib/format'
import type { ChannelView } from '@/lib/services/channels'
import type { ChannelState } from '@/lib/services/deliveries'

type ChannelTableProps = { base: string; zone: string; channels: readonly ChannelView[]; states: readonly ChannelState[] }

export function ChannelTable({ base, zone, channels, states }: ChannelTableProps) {
  const stateOf = new Map(states.map((state) => [state.channelId, state]))
  return (
    <Table label="Channels" minWidth="56rem">
      <thead>
        <tr>
          <Th fixed="narrow">Channel</Th>
          <Th>Kind</Th>
          <Th>Goes to</Th>
          <Th>Tells</Th>
          <Th>Last delivery</Th>
          <Th numeric>Waiting</Th>
          <Th numeric>Failed</Th>
        </tr>
      </thead>
      <tbody>
        {channels.map((channel) => {
          const state = stateOf.get(channel.id)
          return (
            <Tr key={channel.id}>
              <RowHead>
                <RowLink href={`${base}/${channel.id}`}>{channel.name}</RowLink> {channel.active ? null : <Badge tone="dashed">off</Badge>}
              </RowHead>
              <Td className="whitespace-nowrap">{kindLabel(channel.kind)}</Td>
              <Td>{channel.host ?? 'members'}</Td>
              <Td>{channel.events.map(eventLabel).join(', ')}</Td>
              <Td className="whitespace-nowrap">
                {state?.last ? (
                  <>
                    {deliveryStates[state.last.state]} · <Time value={state.last.createdAt} withTime zone={zone} />
                  </>
                ) : (
                  <span className="text-faint">none yet</span>
                )}
              </Td>
              <Td numeric>{state ? formatNumber(state.waiting) : notPublished}</Td>
              <Td numeric>{state ? formatNumber(state.failed) : notPublished}</Td>
            </Tr>
          )
        })}
      </tbody>
    </Table>
  )
}
