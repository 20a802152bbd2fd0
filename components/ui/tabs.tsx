import clsx from 'clsx'
import Link from 'next/link'
import { TabInView } from '@/components/ui/tab-in-view'

export type TabItem = { href: string; label: string; current: boolean; count?: number }

type TabsProps = {
  label: string
  items: readonly TabItem[]
  /** Sections that cannot be opened now, each with the reason; they come last. */
  unavailable?: readonly { label: string; why: string }[]
}

/** Sections of one page as links: the address says which one is open. */
export function Tabs({ label, items, unavailable = [] }: TabsProps) {
  return (
    <nav aria-label={label} className="relative flex gap-5 overflow-x-auto border-b" data-scroll data-fades>
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
          {item.current ? <TabInView /> : null}
        </Link>
      ))}
      {unavailable.map((item) => (
        <span key={item.label} title={item.why} className="flex h-9 shrink-0 items-center border-b-2 border-transparent text-faint">
          {item.label}, not available<span className="sr-only">: {item.why}</span>
        </span>
      ))}
    </nav>
  )
}

function Count({ value }: { value: number | undefined }) {
  return value === undefined ? null : <span className="font-normal text-faint">{value}</span>
}
