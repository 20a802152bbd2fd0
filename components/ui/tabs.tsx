import clsx from 'clsx'
import Link from 'next/link'

export type TabItem = { href: string; label: string; current: boolean; count?: number }

/** Sections of one page as links: the address says which one is open. */
export function Tabs({ label, items }: { label: string; items: readonly TabItem[] }) {
  return (
    <nav aria-label={label} className="relative flex gap-5 overflow-x-auto border-b" data-scroll>
      {items.map((item) => (
        <Link
          key={item.href}
          href={item.href}
          aria-current={item.current ? 'page' : undefined}
          className={clsx(
            'flex h-9 shrink-0 items-center gap-1.5 border-b-2 focus-visible:-outline-offset-2',
            item.current ? 'border-ink font-semibold text-ink' : 'border-transparent text-muted hover:text-ink',
          )}
        >
          {item.label}
          <Count value={item.count} />
        </Link>
      ))}
    </nav>
  )
}

/** A short either-or choice as links, e.g. how a list is grouped. */
export function Segmented({ label, items }: { label: string; items: readonly TabItem[] }) {
  return (
    <nav aria-label={label} className="inline-flex h-8 max-w-full shrink-0 overflow-x-auto rounded-md border border-edge/60 bg-paper">
      {items.map((item) => (
        <Link
          key={item.href}
          href={item.href}
          aria-current={item.current ? 'true' : undefined}
          className={clsx(
            'flex shrink-0 items-center gap-1.5 border-l px-2.5 first:border-l-0 focus-visible:-outline-offset-2',
            item.current ? 'bg-sunken font-semibold text-ink' : 'text-muted hover:bg-surface hover:text-ink',
          )}
        >
          {item.label}
          <Count value={item.count} />
        </Link>
      ))}
    </nav>
  )
}

function Count({ value }: { value: number | undefined }) {
  return value === undefined ? null : <span className="font-normal text-faint">{value}</span>
}
