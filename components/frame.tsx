import { ArrowLeftRight, CircleUser } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { CommandMenu } from '@/components/command-menu'
import { FrameNav } from '@/components/frame-nav'
import { Shortcuts } from '@/components/shortcuts'
import { Menu } from '@/components/ui/menu'
import type { Theme } from '@/components/ui/theme'
import { ThemeToggle } from '@/components/ui/theme-toggle'

export type FrameView = {
  slug: string
  name: string
  demo: boolean
  person: { name: string }
  workspaces: { slug: string; name: string }[]
}

/** The quiet frame around every page of a workspace: where one is, where one can go, who one is. */
export function Frame({ frame, theme, children }: { frame: FrameView; theme: Theme; children: ReactNode }) {
  const base = `/w/${frame.slug}`
  return (
    <>
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:absolute focus:z-50 focus:rounded-md focus:bg-paper focus:px-3 focus:py-2"
      >
        Skip to content
      </a>
      <header data-print="hide" className="sticky top-0 z-30 border-b bg-paper">
        <div className="mx-auto flex max-w-[1520px] flex-wrap items-center gap-x-4 px-4 sm:px-6">
          <div className="flex h-12 min-w-0 items-center gap-2">
            <Link
              href={base}
              aria-label="Switchboard, this week’s board"
              className="flex size-7 items-center justify-center rounded-md text-accent"
            >
              <ArrowLeftRight aria-hidden="true" className="size-4" />
            </Link>
            {frame.workspaces.length > 1 ? (
              <Menu
                variant="ghost"
                label={frame.name}
                items={frame.workspaces.map((workspace) => ({ label: workspace.name, href: `/w/${workspace.slug}` }))}
              />
            ) : (
              <span className="truncate font-semibold">{frame.name}</span>
            )}
            {frame.demo ? <span className="rounded-sm border border-edge/60 px-1.5 text-xs text-muted max-sm:hidden">demo</span> : null}
          </div>
          <FrameNav base={base} />
          <div className="ml-auto flex h-12 items-center gap-2">
            <CommandMenu base={base} />
            <ThemeToggle initial={theme} />
            <Menu
              variant="ghost"
              align="end"
              name={`Account of ${frame.person.name}`}
              label={
                <>
                  <span className="max-sm:hidden">{frame.person.name}</span>
                  <CircleUser aria-hidden="true" className="sm:hidden" />
                </>
              }
              items={[
                { label: 'Your account', href: '/account' },
                { label: 'Members and settings', href: `${base}/settings` },
                { label: 'Sign out', href: '/sign-out' },
              ]}
            />
          </div>
        </div>
      </header>
      <Shortcuts base={base} />
      <main id="content" tabIndex={-1} className="mx-auto max-w-[1520px] px-4 py-5 focus:outline-none sm:px-6">
        {children}
      </main>
    </>
  )
}
