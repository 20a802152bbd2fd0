import { ButtonLink } from '@/components/ui/button'
import { DataList } from '@/components/ui/data-list'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { can } from '@/lib/auth/roles'
import type { Context } from '@/lib/context'
import { roles } from '@/lib/domain/member'
import { dayIn } from '@/lib/domain/week'
import { page } from '@/lib/http/page'
import { countExport } from '@/lib/services/export-counts'
import { listInvites } from '@/lib/services/invites'
import { listMembers } from '@/lib/services/members'
import { policyOn } from '@/lib/services/policies'
import { ExportSection } from './export-section'
import { InvitesSection } from './invites-section'
import { MembersSection } from './members-section'
import { PolicySection } from './policy-section'
import { timeZoneOptions } from './time-zones'
import { WorkspaceForm } from './workspace-form'

export const metadata = { title: 'Settings' }

export default page(async (ctx) => {
  const manages = can(ctx.role, 'member:manage')
  const [members, invites, policy, counts] = await Promise.all([
    listMembers(ctx),
    manages ? listInvites(ctx) : null,
    policyOn(ctx, dayIn(ctx.now, ctx.workspace.timeZone)),
    countExport(ctx),
  ])
  const { slug, name, timeZone } = ctx.workspace
  return (
    <>
      <PageHeader title="Settings" meta={`Your role here is ${ctx.role}.`} />
      <div className="flex max-w-5xl flex-col gap-8">
        <WorkspaceSection workspace={ctx.workspace} edits={can(ctx.role, 'workspace:manage')} />
        <MembersSection slug={slug} workspace={name} zone={timeZone} members={members} manages={manages} />
        {invites ? <InvitesSection slug={slug} zone={timeZone} invites={invites} /> : null}
        <Section id="roles" title="Roles" meta="Each role also does what the ones above it do." flush>
          <DataList items={roles.map(({ label, does }) => ({ term: label, value: does }))} />
        </Section>
        <PolicySection policy={policy} href={`/w/${slug}/settings/policy`} />
        <NotificationsSection slug={slug} />
        <ExportSection slug={slug} counts={counts} />
        {can(ctx.role, 'share:manage') ? (
          <Section id="sharing" title="Sharing" meta="A signed week, a calendar, a feed or a badge for people without an account.">
            <ButtonLink href={`/w/${slug}/settings/sharing`}>Links that share something</ButtonLink>
          </Section>
        ) : null}
        {can(ctx.role, 'workspace:manage') ? (
          <Section id="keys" title="API keys" meta="For programs that send measurements from your production.">
            <ButtonLink href={`/w/${slug}/settings/keys`}>Keys for programs</ButtonLink>
          </Section>
        ) : null}
      </div>
    </>
  )
})

function WorkspaceSection({ workspace, edits }: { workspace: Context['workspace']; edits: boolean }) {
  const { slug, name, timeZone } = workspace
  return (
    <Section id="workspace" title="Workspace" flush={!edits} meta={edits ? undefined : 'Owners can change this.'}>
      {edits ? (
        <WorkspaceForm slug={slug} name={name} timeZone={timeZone} zones={timeZoneOptions(timeZone)} />
      ) : (
        <DataList
          items={[
            { term: 'Name', value: name },
            { term: 'Time zone', value: timeZone },
          ]}
        />
      )}
    </Section>
  )
}

function NotificationsSection({ slug }: { slug: string }) {
  return (
    <Section
      id="notifications"
      title="Notifications"
      actions={
        <ButtonLink size="sm" href={`/w/${slug}/settings/notifications`}>
          Channels and your mail
        </ButtonLink>
      }
    >
      <p className="text-muted">The Monday digest, requests to sign and signed weeks by e-mail, Slack, Microsoft Teams or webhook.</p>
    </Section>
  )
}
