import { ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'

/** For people who came by a one-time link: without a password, the terminal is their only way back. Nothing for the others. */
export function PasswordBanner({ hasPassword }: { hasPassword: boolean }) {
  if (hasPassword) return null
  return (
    <Notice
      title="Set an e-mail and a password to come back without the terminal"
      action={
        <ButtonLink size="sm" href="/account#sign-in">
          Set a password
        </ButtonLink>
      }
    >
      You are signed in by a one-time link. It works on this browser until you sign out.
    </Notice>
  )
}
