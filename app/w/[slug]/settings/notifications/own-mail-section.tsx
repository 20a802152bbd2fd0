import Link from 'next/link'
import { CommandButton } from '@/components/command-button'
import { Section } from '@/components/ui/section'
import { setOwnMailAction } from './actions'

type OwnMailSectionProps = { slug: string; mail: { wanted: boolean; address: string | null } }

/** Whether the reader takes mail of this workspace; theirs alone to say. */
export function OwnMailSection({ slug, mail }: OwnMailSectionProps) {
  const { wanted, address } = mail
  return (
    <Section
      id="your-mail"
      title="Your mail"
      actions={
        <CommandButton action={setOwnMailAction.bind(null, slug)} fields={{ wanted: wanted ? 'off' : 'on' }} pendingLabel="Saving…">
          {wanted ? 'Stop my mail' : 'Take mail again'}
        </CommandButton>
      }
    >
      <p>
        {wanted
          ? 'What this workspace tells its members by e-mail, you get at '
          : 'You get no mail of this workspace. Taken again, it would come to '}
        {address ? (
          <span className="font-semibold">{address}</span>
        ) : (
          <>
            no address: set one under{' '}
            <Link href="/account" className="link">
              Your account
            </Link>
          </>
        )}
        .
      </p>
    </Section>
  )
}
