import { CommandButton } from '@/components/command-button'
import { Badge } from '@/components/ui/badge'
import { Section } from '@/components/ui/section'
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import { roles } from '@/lib/domain/member'
import { plural } from '@/lib/format'
import type { MemberView } from '@/lib/services/members'
import { removeMemberAction, restoreMemberAction } from './actions'
import { LeaveButton } from './leave-button'
import { RoleForm } from './role-form'

type MembersSectionProps = { slug: string; workspace: string; zone: string; members: readonly MemberView[]; manages: boolean }

export function MembersSection({ slug, workspace, zone, members, manages }: MembersSectionProps) {
  return (
    <Section id="members" title="Members" meta={plural(members.length, 'person', 'people')} flush>
      <Table label="Members" minWidth="42rem">
        <thead>
          <tr>
            <Th fixed="narrow">Name</Th>
            <Th>E-mail</Th>
            <Th>Role</Th>
            <Th>Joined</Th>
            <Th>
              <span className="sr-only">Action</span>
            </Th>
          </tr>
        </thead>
        <tbody>
          {members.map((member) => (
            <Tr key={member.userId}>
              <RowHead>
                {member.name} {member.you ? <Badge tone="accent">you</Badge> : null}
              </RowHead>
              <Td>{member.email ?? <NoAddress />}</Td>
              <Td>
                {manages ? (
                  <RoleForm
                    key={member.version}
                    slug={slug}
                    userId={member.userId}
                    name={member.name}
                    role={member.role}
                    version={member.version}
                  />
                ) : (
                  (roles.find(({ id }) => id === member.role)?.label ?? member.role)
                )}
              </Td>
              <Td>
                <Time value={member.joinedAt} zone={zone} />
              </Td>
              <Td className="text-right">
                <Departure slug={slug} workspace={workspace} member={member} manages={manages} />
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </Section>
  )
}

const NoAddress = () => <span className="text-faint">none yet</span>

function Departure({ slug, workspace, member, manages }: { slug: string; workspace: string; member: MemberView; manages: boolean }) {
  if (member.you) return <LeaveButton slug={slug} workspace={workspace} />
  if (!manages) return null
  return (
    <CommandButton
      action={removeMemberAction.bind(null, slug)}
      undo={restoreMemberAction.bind(null, slug)}
      fields={{ userId: member.userId }}
      variant="danger"
      name={`Remove ${member.name}`}
      pendingLabel="Removing…"
    >
      Remove
    </CommandButton>
  )
}
