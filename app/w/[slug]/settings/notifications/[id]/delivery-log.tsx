import { CommandButton } from '@/components/command-button'
import { Empty } from '@/components/ui/empty'
import { Pagination } from '@/components/ui/pagination'
import { Section } from '@/components/ui/section'
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import { deliveryStates } from '@/lib/domain/notification/channel'
import { eventLabel } from '@/lib/domain/notification/event-list'
import { doesNotApply, formatNumber, notPublished } from '@/lib/format'
import type { DeliveryView, listDeliveries } from '@/lib/services/deliveries'
import { sendAgainAction } from '../actions'

type DeliveryLogProps = {
  slug: string
  zone: string
  path: string
  log: Awaited<ReturnType<typeof listDeliveries>>
  /** Whether this is a later page than the first. */
  paged: boolean
}

export function DeliveryLog({ slug, zone, path, log, paged }: DeliveryLogProps) {
  const { rows, total, start, next } = log
  if (rows.length === 0) {
    return (
      <Section id="deliveries" title="Deliveries">
        <Empty title="Nothing was sent yet">
          Every message stands here with its attempts, the answer and, where it did not arrive, the reason. A test shows at once whether the
          channel works.
        </Empty>
      </Section>
    )
  }
  return (
    <Section id="deliveries" title="Deliveries" meta="the newest first, kept for half a year" flush>
      <Table label="Deliveries" minWidth="66rem">
        <thead>
          <tr>
            <Th fixed="narrow">Message</Th>
            <Th>To</Th>
            <Th>Since</Th>
            <Th>State</Th>
            <Th numeric>Attempts</Th>
            <Th numeric>Answer</Th>
            <Th>What happened</Th>
            <Th>
              <span className="sr-only">Action</span>
            </Th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Tr key={row.id}>
              <RowHead className="whitespace-nowrap">
                {eventLabel(row.event)} {row.week ? <span className="font-normal text-muted">{row.week}</span> : null}
              </RowHead>
              <Td className="whitespace-nowrap">{row.recipientName ?? doesNotApply}</Td>
              <Td className="whitespace-nowrap">
                <Time value={row.createdAt} withTime zone={zone} />
              </Td>
              <Td className="whitespace-nowrap">{deliveryStates[row.state]}</Td>
              <Td numeric>{formatNumber(row.attempts)}</Td>
              <Td numeric>{row.answerCode ?? notPublished}</Td>
              <Td>
                <Outcome row={row} zone={zone} />
              </Td>
              <Td className="text-right">
                {['failed', 'dropped'].includes(row.state) && row.event !== 'test' ? (
                  <CommandButton
                    action={sendAgainAction.bind(null, slug)}
                    fields={{ id: row.id }}
                    name={`Send again: ${eventLabel(row.event)} ${row.week ?? ''} ${row.recipientName ?? ''}`.trim()}
                    pendingLabel="Sending…"
                  >
                    Send again
                  </CommandButton>
                ) : null}
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
      <Pagination
        label="Pages of deliveries"
        previous={paged ? path : null}
        next={next ? `${path}?after=${next}` : null}
        summary={`${formatNumber(start + 1)}–${formatNumber(start + rows.length)} of ${formatNumber(total)}`}
      />
    </Section>
  )
}

function Outcome({ row: { state, error, sentAt, dueAt, attempts }, zone }: { row: DeliveryView; zone: string }) {
  if (state === 'sent') return <Time value={sentAt} withTime zone={zone} />
  if (state === 'sending') return 'On its way'
  if (state !== 'pending') return error ?? notPublished
  return (
    <>
      {error} {attempts > 0 ? 'Next attempt' : 'Due'} <Time value={dueAt} withTime zone={zone} />
    </>
  )
}
