import { CommandButton } from '@/components/command-button'
import { Badge } from '@/components/ui/badge'
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import { keyRoles } from '@/lib/domain/api-key'
import { formatDaysAway } from '@/lib/format'
import type { ApiKeyLine } from '@/lib/services/api-keys'
import { restoreApiKeyAction, revokeApiKeyAction } from './actions'

type KeyTableProps = { slug: string; zone: string; now: Date; lines: readonly ApiKeyLine[] }

export function KeyTable({ slug, zone, now, lines }: KeyTableProps) {
  return (
    <Table label="Keys" minWidth="60rem">
      <thead>
        <tr>
          <Th fixed="narrow">Program</Th>
          <Th>Begins with</Th>
          <Th>May</Th>
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
            <RowHead>{line.name}</RowHead>
            <Td>
              <code className="text-sm">{line.prefix}…</code>
            </Td>
            <Td>{keyRoles.find(({ id }) => id === line.role)?.label}</Td>
            <Td>{line.madeBy ?? <Badge tone="dashed">left the team</Badge>}</Td>
            <Td>
              <Time value={line.createdAt} zone={zone} />
            </Td>
            <Td>
              <Ends line={line} zone={zone} now={now} />
            </Td>
            <Td>{line.lastUsedAt ? <Time value={line.lastUsedAt} withTime zone={zone} /> : <span className="text-muted">never</span>}</Td>
            <Td className="text-right">
              <StateOrRevoke slug={slug} line={line} />
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  )
}

const dayMs = 86_400_000
const soonDays = 14

/** When a key ends; how soon, while there is still time to put another in its place. */
function Ends({ line: { expiresAt, state }, zone, now }: { line: ApiKeyLine; zone: string; now: Date }) {
  if (expiresAt === null) return <span className="text-muted">when revoked</span>
  const left = Math.floor((expiresAt.getTime() - now.getTime()) / dayMs)
  return (
    <>
      <Time value={expiresAt} withTime zone={zone} />{' '}
      {state === 'open' && left < soonDays ? <Badge tone="strong">{formatDaysAway(left)}</Badge> : null}
    </>
  )
}

function StateOrRevoke({ slug, line }: { slug: string; line: ApiKeyLine }) {
  if (line.state !== 'open') return <Badge tone="dashed">{line.state}</Badge>
  return (
    <CommandButton
      action={revokeApiKeyAction.bind(null, slug)}
      undo={restoreApiKeyAction.bind(null, slug)}
      fields={{ id: line.id }}
      variant="danger"
      name={`Revoke the key for ${line.name}, ${line.prefix}…`}
      pendingLabel="Revoking…"
    >
      Revoke
    </CommandButton>
  )
}
