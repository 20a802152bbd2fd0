import { ArrowLeftRight } from 'lucide-react'
import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { themeCookie, themeFrom } from '@/components/ui/theme'
import { ThemeToggle } from '@/components/ui/theme-toggle'

/** The frame of a guest's voting pages: nothing in it leads into a workspace. */
export async function VoteFrame({ children }: { children: ReactNode }) {
  const theme = themeFrom((await cookies()).get(themeCookie)?.value)
  return (
    <div className="mx-auto flex min-h-dvh max-w-6xl flex-col px-4 sm:px-6">
      <header className="flex h-12 items-center gap-2 border-b font-semibold">
        <ArrowLeftRight aria-hidden="true" className="size-4 text-accent" />
        Switchboard
        <span className="font-normal text-muted max-sm:hidden">blind trial</span>
        <span className="ml-auto">
          <ThemeToggle initial={theme} />
        </span>
      </header>
      <main className="flex-1 py-4">{children}</main>
    </div>
  )
}
