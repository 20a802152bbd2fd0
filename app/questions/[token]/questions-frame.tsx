import { ArrowLeftRight } from 'lucide-react'
import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { themeCookie, themeFrom } from '@/components/ui/theme'
import { ThemeToggle } from '@/components/ui/theme-toggle'

/** The frame of a vendor's page: one readable column, and nothing that leads into a workspace. */
export async function QuestionsFrame({ children }: { children: ReactNode }) {
  const theme = themeFrom((await cookies()).get(themeCookie)?.value)
  return (
    <div className="mx-auto flex min-h-dvh max-w-3xl flex-col px-4 sm:px-6">
      <header className="flex h-12 items-center gap-2 border-b font-semibold">
        <ArrowLeftRight aria-hidden="true" className="size-4 text-accent" />
        Switchboard
        <span className="font-normal text-muted max-sm:hidden">questions to a vendor</span>
        <span className="ml-auto">
          <ThemeToggle initial={theme} />
        </span>
      </header>
      <main className="flex-1 py-5 sm:py-8">{children}</main>
      <footer data-print="hide" className="border-t py-4 text-sm text-muted">
        Whoever has this address sees this page until it ends; pass it on with care.
      </footer>
    </div>
  )
}
