import { CommandButton } from '@/components/command-button'
import { Badge } from '@/components/ui/badge'
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import { shareKindLabel } from '@/lib/domain/share-link'
import { formatWeekShort } from '@/lib/format'
import type { ShareLinkLine } from '@/lib/services/share-links'
import { restoreShareLinkAction, revokeShareLinkAction } from './actions'

type ShareTableProps = { slug: string; zone: string; lines: readonly ShareLinkLine[] }

export function ShareTable({ slug, zone, lines }: ShareTableProps) {
  return (
    <Table label="Links" minWidth="52rem">
      <thead>
        <tr>
          <Th fixed="narrow">For</Th>
          <Th>Shows</Th>
          <Th>Made by</Th>
          <Th>Made</Th>
          <Th>Ends</Th>
          <Th>Last used</Th>
          <Th>
            <span className="sr-only">State or action</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <Tr key={line.id}>
            <RowHead>{line.label}</RowHead>
            <Td>{shownBy(line)}</Td>
            <Td>
              {line.madeBy} {line.makerLeft ? <Badge tone="dashed">left the team</Badge> : null}
            </Td>
            <Td>
              <Time value={line.createdAt} zone={zone} />
            </Td>
            <Td>{line.expiresAt ? <Time value={line.expiresAt} zone={zone} /> : <span className="text-muted">no end</span>}</Td>
            <Td>
              {line.lastUsedOn ? <Time value={line.lastUsedOn.toISOString().slice(0, 10)} /> : <span className="text-muted">never</span>}
            </Td>
            <Td className="text-right">
              <StateOrRevoke slug={slug} line={line} />
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  )
}

function shownBy({ kind, week, edition }: ShareLinkLine): string {
  if (week === null) return shareKindLabel(kind)
  return `${formatWeekShort(week)} of ${week.slice(0, 4)}${edition !== null && edition > 1 ? `, edition ${edition}` : ''}`
}

function StateOrRevoke({ slug, line }: { slug: string; line: ShareLinkLine }) {
  if (line.state !== 'open') return <Badge tone="dashed">{line.state === 'revoked' ? 'taken back' : 'ended'}</Badge>
  return (
    <CommandButton
      action={revokeShareLinkAction.bind(null, slug)}
      undo={restoreShareLinkAction.bind(null, slug)}
      fields={{ id: line.id }}
      variant="danger"
      name={`Take back the link for ${line.label}`}
      pendingLabel="Taking back…"
    >
      Take back
    </CommandButton>
  )
}
