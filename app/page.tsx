import { redirect } from 'next/navigation'
import { Doorway } from '@/components/doorway'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { PageHeader } from '@/components/ui/page-header'
import { currentSession } from '@/lib/auth/session'
import { workspacesOf } from '@/lib/services/account'

export default async function HomePage() {
  const person = await currentSession()
  if (!person) redirect('/sign-in')
  const [first] = await workspacesOf(person)
  if (first) redirect(`/w/${first.slug}`)
  return (
    <Doorway>
      <PageHeader title="No workspace yet" meta={`Signed in as ${person.user.email ?? person.user.name}`} />
      <Empty
        title="You belong to no workspace."
        action={
          <div className="flex gap-2">
            <ButtonLink href="/account">Your account</ButtonLink>
            <ButtonLink href="/sign-out">Sign out</ButtonLink>
          </div>
        }
      >
        A workspace is a team’s own inventory of video models. Ask one of its owners for an invite to{' '}
        {person.user.email ?? 'your e-mail address'}, then open the link they send you.
      </Empty>
    </Doorway>
  )
}
