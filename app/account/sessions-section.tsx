import { CommandButton } from '@/components/command-button'
import { Badge } from '@/components/ui/badge'
import { ButtonLink } from '@/components/ui/button'
import { Section } from '@/components/ui/section'
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import type { SessionView } from '@/lib/services/account'
import { endOtherSessionsAction, endSessionAction } from './actions'

export function SessionsSection({ sessions }: { sessions: readonly SessionView[] }) {
  return (
    <Section
      title="Signed-in browsers"
      flush
      actions={
        sessions.length > 1 ? (
          <CommandButton action={endOtherSessionsAction} pendingLabel="Signing out…">
            Sign out everywhere else
          </CommandButton>
        ) : null
      }
    >
      <Table label="Signed-in browsers" minWidth="36rem">
        <thead>
          <tr>
            <Th fixed="narrow">Browser</Th>
            <Th>Signed in</Th>
            <Th>Last seen</Th>
            <Th>
              <span className="sr-only">Action</span>
            </Th>
          </tr>
        </thead>
        <tbody>
          {sessions.map((session) => (
            <Tr key={session.id}>
              <RowHead>
                {session.device} {session.current ? <Badge tone="accent">this one</Badge> : null}
              </RowHead>
              <Td>
                <Time value={session.createdAt} withTime />
              </Td>
              <Td>
                <Time value={session.lastSeenAt} withTime />
              </Td>
              <Td className="text-right">
                <SignOut session={session} />
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </Section>
  )
}

function SignOut({ session }: { session: SessionView }) {
  if (session.current) {
    return (
      <ButtonLink size="sm" href="/sign-out">
        Sign out
      </ButtonLink>
    )
  }
  return (
    <CommandButton action={endSessionAction} fields={{ id: session.id }} name={`Sign out ${session.device}`} pendingLabel="Signing out…">
      Sign out
    </CommandButton>
  )
}
