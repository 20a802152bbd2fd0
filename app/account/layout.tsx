import { ArrowLeftRight } from 'lucide-react'
import { cookies } from 'next/headers'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { ButtonLink } from '@/components/ui/button'
import { themeCookie, themeFrom } from '@/components/ui/theme'
import { ThemeToggle } from '@/components/ui/theme-toggle'

export default async function AccountLayout({ children }: { children: ReactNode }) {
  const theme = themeFrom((await cookies()).get(themeCookie)?.value)
  return (
    <>
      <header className="border-b">
        <div className="mx-auto flex h-12 max-w-3xl items-center gap-2 px-4 sm:px-6">
          <Link href="/" className="flex min-h-6 items-center gap-2 font-semibold">
            <ArrowLeftRight aria-hidden="true" className="size-4 text-accent" />
            Switchboard
          </Link>
          <div className="ml-auto flex items-center gap-2">
            <ThemeToggle initial={theme} />
            <ButtonLink variant="ghost" href="/sign-out">
              Sign out
            </ButtonLink>
          </div>
        </div>
      </header>
      <main className="mx-auto max-w-3xl px-4 py-5 sm:px-6">{children}</main>
    </>
  )
}
