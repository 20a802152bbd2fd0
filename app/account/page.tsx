import type { Metadata } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { setOwnMailAction } from '@/app/w/[slug]/settings/notifications/actions'
import { CommandButton } from '@/components/command-button'
import { DataList } from '@/components/ui/data-list'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { type CurrentSession, currentPerson } from '@/lib/auth/session'
import { roles } from '@/lib/domain/member'
import { instead } from '@/lib/http/page'
import { listSessions, type OwnWorkspace, workspacesOf } from '@/lib/services/account'
import { EmailForm, FirstPasswordForm, NameForm, PasswordForm } from './account-forms'
import { SessionsSection } from './sessions-section'

export const metadata: Metadata = { title: 'Your account' }

export default async function AccountPage(): Promise<ReactNode> {
  try {
    const person = await currentPerson()
    const [sessions, workspaces] = await Promise.all([listSessions(person), workspacesOf(person)])
    return (
      <>
        <PageHeader title="Your account" meta={person.user.email ?? 'No e-mail yet'} />
        <div className="flex flex-col gap-8">
          <Section title="Name">
            <NameForm name={person.user.name} />
          </Section>
          <SignInSection user={person.user} />
          <SessionsSection sessions={sessions} />
          <WorkspacesSection workspaces={workspaces} />
        </div>
      </>
    )
  } catch (error) {
    return instead(error)
  }
}

function WorkspacesSection({ workspaces }: { workspaces: readonly OwnWorkspace[] }) {
  return (
    <Section title="Workspaces" meta="What a workspace tells its members by e-mail, you can stop here." flush>
      <DataList
        items={workspaces.map(({ slug, name, role, takesMail }) => ({
          key: slug,
          term: (
            <Link href={`/w/${slug}`} className="link">
              {name}
            </Link>
          ),
          value: (
            <span className="flex flex-wrap items-center justify-between gap-2">
              {roles.find(({ id }) => id === role)?.label}
              <CommandButton
                action={setOwnMailAction.bind(null, slug)}
                fields={{ wanted: takesMail ? 'off' : 'on' }}
                name={takesMail ? `Stop mail of ${name}` : `Take mail of ${name} again`}
                pendingLabel="Saving…"
              >
                {takesMail ? 'Stop its mail' : 'Take its mail again'}
              </CommandButton>
            </span>
          ),
        }))}
      />
    </Section>
  )
}

function SignInSection({ user }: { user: CurrentSession['user'] }) {
  if (!user.hasPassword) {
    return (
      <Section id="sign-in" title="E-mail and password" meta="You came by a one-time link. Set both to come back without the terminal.">
        <FirstPasswordForm email={user.email} />
      </Section>
    )
  }
  return (
    <Section id="sign-in" title="E-mail and password" meta="A new password signs all other browsers out.">
      <div className="grid gap-8 sm:grid-cols-2">
        <EmailForm email={user.email} />
        <PasswordForm />
      </div>
    </Section>
  )
}
