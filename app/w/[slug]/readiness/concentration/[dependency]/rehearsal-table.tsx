import { X } from 'lucide-react'
import { CommandButton } from '@/components/command-button'
import { NotPublished } from '@/components/ui/data-list'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import { type Day, daysBetween } from '@/lib/domain/day'
import { rehearsalOutcomes } from '@/lib/domain/fallback'
import { formatDate, formatDaysAway, formatNumber } from '@/lib/format'
import type { FallbackLine } from '@/lib/services/concentration'
import { removeRehearsalAction } from './actions'

type RehearsalTableProps = { fallback: FallbackLine; today: Day; slug: string; writes: boolean }

/** The days on which the dependency ran on one fallback, newest first. */
export function RehearsalTable({ fallback: { title, rehearsals }, today, slug, writes }: RehearsalTableProps) {
  return (
    <Table label={`Rehearsals: ${title}`} minWidth="40rem">
      <thead>
        <tr>
          <Th>Rehearsed on</Th>
          <Th>Outcome</Th>
          <Th numeric>Minutes until it delivered</Th>
          <Th>Note</Th>
          <Th>Recorded by</Th>
          {writes ? (
            <Th>
              <span className="sr-only">Remove</span>
            </Th>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {rehearsals.map(({ id, rehearsedOn, outcome, minutes, note, byName }) => (
          <Tr key={id}>
            <Td className="whitespace-nowrap">
              <Time value={rehearsedOn} /> <span className="text-muted">{formatDaysAway(-daysBetween(rehearsedOn, today))}</span>
            </Td>
            <Td>{rehearsalOutcomes.find((entry) => entry.id === outcome)?.label}</Td>
            <Td numeric>{minutes === null ? <NotPublished /> : formatNumber(minutes)}</Td>
            <Td>{note ?? <NotPublished />}</Td>
            <Td className="text-muted">{byName}</Td>
            {writes ? (
              <Td className="text-right">
                <CommandButton
                  action={removeRehearsalAction.bind(null, slug)}
                  fields={{ id }}
                  name={`Remove the rehearsal of ${formatDate(rehearsedOn)}`}
                  pendingLabel="…"
                >
                  <X aria-hidden="true" />
                </CommandButton>
              </Td>
            ) : null}
          </Tr>
        ))}
      </tbody>
    </Table>
  )
}
