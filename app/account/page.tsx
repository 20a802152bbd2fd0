import type { Metadata } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { DataList } from '@/components/ui/data-list'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { type CurrentSession, currentPerson } from '@/lib/auth/session'
import { roles } from '@/lib/domain/member'
import { instead } from '@/lib/http/page'
import { listSessions, workspacesOf } from '@/lib/services/account'
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
          <Section title="Workspaces" flush>
            <DataList
              items={workspaces.map(({ slug, name, role }) => ({
                key: slug,
                term: (
                  <Link href={`/w/${slug}`} className="link">
                    {name}
                  </Link>
                ),
                value: roles.find(({ id }) => id === role)?.label,
              }))}
            />
          </Section>
        </div>
      </>
    )
  } catch (error) {
    return instead(error)
  }
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
