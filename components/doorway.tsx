import { ArrowLeftRight } from 'lucide-react'
import type { ReactNode } from 'react'

/** The frame of pages that belong to no workspace: the name of the product and one narrow column. */
export function Doorway({ children }: { children: ReactNode }) {
  return (
    <div className="mx-auto flex min-h-dvh w-full max-w-[26rem] flex-col px-4 pt-[12vh] pb-10">
      <header className="flex items-center gap-2 pb-8 font-semibold">
        <ArrowLeftRight aria-hidden="true" className="size-4 text-accent" />
        Switchboard
      </header>
      <main className="flex flex-col gap-3">{children}</main>
      <footer className="mt-auto pt-12 text-sm text-faint">Every week: is a switch justified, or hype?</footer>
    </div>
  )
}
