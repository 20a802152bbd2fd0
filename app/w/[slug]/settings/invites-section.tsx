import { CommandButton } from '@/components/command-button'
import { Badge } from '@/components/ui/badge'
import { Section } from '@/components/ui/section'
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import { roles } from '@/lib/domain/member'
import { notPublished } from '@/lib/format'
import type { OpenInvite } from '@/lib/services/invites'
import { revokeInviteAction } from './actions'
import { InviteForm } from './invite-form'

export function InvitesSection({ slug, zone, invites }: { slug: string; zone: string; invites: readonly OpenInvite[] }) {
  return (
    <Section id="invites" title="Invites" meta="An invite is a link for one address. It is not mailed: you pass it on.">
      <div className="flex flex-col gap-3">
        <InviteForm slug={slug} />
        {invites.length > 0 ? <OpenInvites slug={slug} zone={zone} invites={invites} /> : null}
      </div>
    </Section>
  )
}

function OpenInvites({ slug, zone, invites }: { slug: string; zone: string; invites: readonly OpenInvite[] }) {
  return (
    <Table label="Open invites" minWidth="38rem">
      <thead>
        <tr>
          <Th fixed="narrow">For</Th>
          <Th>Role</Th>
          <Th>Invited by</Th>
          <Th>Expires</Th>
          <Th>
            <span className="sr-only">Action</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {invites.map((invite) => (
          <Tr key={invite.id}>
            <RowHead>{invite.email}</RowHead>
            <Td>{roles.find(({ id }) => id === invite.role)?.label ?? invite.role}</Td>
            <Td>{invite.invitedBy ?? notPublished}</Td>
            <Td>
              <Time value={invite.expiresAt} withTime zone={zone} /> {invite.expired ? <Badge tone="dashed">expired</Badge> : null}
            </Td>
            <Td className="text-right">
              <CommandButton
                action={revokeInviteAction.bind(null, slug)}
                fields={{ id: invite.id }}
                variant="danger"
                name={`Revoke the invite for ${invite.email}`}
                pendingLabel="Revoking…"
              >
                Revoke
              </CommandButton>
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  )
}
