import { ArrowLeftRight } from 'lucide-react'
import type { ReactNode } from 'react'

/** The frame of a shared week: who made it, that it can only be read, and nothing that leads into a workspace. */
export function SharedFrame({ team, children }: { team: string; children: ReactNode }) {
  return (
    <div className="mx-auto flex min-h-dvh max-w-6xl flex-col px-4 sm:px-6">
      <header className="flex min-h-12 flex-wrap items-center gap-x-4 gap-y-1 border-b py-2">
        <span className="flex items-center gap-2 font-semibold">
          <ArrowLeftRight aria-hidden="true" className="size-4 text-accent" />
          Switchboard
        </span>
        <span className="text-muted">Shared by {team}, to read only</span>
      </header>
      <main className="flex-1 py-5">{children}</main>
      <footer data-print="hide" className="border-t py-4 text-sm text-muted">
        A signed week cannot be changed. Whoever has this address can read it until it ends; pass it on with care.
      </footer>
    </div>
  )
}
