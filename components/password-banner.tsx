import { ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'

/** For people who came by a one-time link: without a password, the terminal is their only way back. Nothing for the others. */
export function PasswordBanner({ hasPassword }: { hasPassword: boolean }) {
  if (hasPassword) return null
  return (
    <div data-print="hide">
      <Notice
        title="Set a password so that you can sign in again"
        action={
          <ButtonLink size="sm" href="/account#sign-in">
            Set a password
          </ButtonLink>
        }
      >
        You came by a one-time link, which keeps you signed in on this browser only.
      </Notice>
    </div>
  )
}
