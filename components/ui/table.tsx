import clsx from 'clsx'
import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react'
import Link from 'next/link'
import type { ComponentProps, ReactNode } from 'react'

type TableProps = {
  /** What the table lists; also the name of the region one can scroll with the keyboard. */
  label: string
  children: ReactNode
  /** Scroll inside the window, so that the head stays in view. For lists longer than a screen. */
  fill?: boolean
  minWidth?: string
  className?: string
}

/** A ruled table in its own scroll container: a wide table never makes the page scroll sideways. */
export function Table({ label, children, fill, minWidth, className }: TableProps) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
      data-scroll
      className={clsx(
        'relative -mx-3 overflow-auto border-y focus-visible:-outline-offset-2',
        fill && 'max-h-[calc(100dvh-11rem)]',
        className,
      )}
    >
      <table className="w-full border-separate border-spacing-0 text-left" style={minWidth ? { minWidth } : undefined}>
        {children}
      </table>
    </section>
  )
}

export type Fixed = 'always' | 'narrow'

export type Sort = { href: string; direction: 'ascending' | 'descending' | null }

type ThProps = ComponentProps<'th'> & {
  numeric?: boolean
  /** The column stays in view while the rest scrolls sideways: `narrow` only on small screens, so that a `RowLink` covers the row on large ones. */
  fixed?: Fixed
  /** Where a click on the heading leads, and how the column is sorted now. */
  sort?: Sort
  /** The unit of all numbers below, set after the name. */
  unit?: string
}

export function Th({ numeric, fixed, sort, unit, className, children, ...rest }: ThProps) {
  const name = (
    <>
      {children}
      {unit ? <span className="font-normal text-faint"> {unit}</span> : null}
    </>
  )
  return (
    <th
      scope="col"
      aria-sort={sort ? (sort.direction ?? 'none') : undefined}
      className={clsx(
        'sticky top-0 z-10 h-8.5 border-b bg-paper px-3 text-sm font-normal whitespace-nowrap text-muted',
        numeric && 'text-right',
        fixed && 'left-0 z-20',
        className,
      )}
      {...rest}
    >
      {sort ? (
        <Link
          href={sort.href}
          scroll={false}
          className={clsx(
            'group inline-flex min-h-6 items-center gap-1 hover:text-ink',
            sort.direction && 'text-ink',
            numeric && 'flex-row-reverse',
          )}
        >
          <span>{name}</span>
          <SortMark direction={sort.direction} />
        </Link>
      ) : (
        name
      )}
    </th>
  )
}

function SortMark({ direction }: { direction: Sort['direction'] }) {
  if (direction === 'ascending') return <ArrowUp aria-hidden="true" className="size-3" />
  if (direction === 'descending') return <ArrowDown aria-hidden="true" className="size-3" />
  return <ChevronsUpDown aria-hidden="true" className="size-3 opacity-40 group-hover:opacity-100" />
}

/** Hover and, with a `RowLink` inside, the whole row as the link's target. */
export function Tr({ className, ...rest }: ComponentProps<'tr'>) {
  return (
    <tr
      className={clsx('group/row relative hover:bg-surface aria-selected:bg-accent-soft [&:last-child>*]:border-b-0', className)}
      {...rest}
    />
  )
}

type TdProps = ComponentProps<'td'> & { numeric?: boolean; fixed?: Fixed }

const cellClass = 'h-8.5 border-b px-3 py-1.5 align-middle'
const fixedClass: Record<Fixed, string> = {
  always: 'sticky left-0 z-1 bg-paper group-hover/row:bg-surface group-aria-selected/row:bg-accent-soft',
  narrow:
    'max-lg:sticky max-lg:left-0 max-lg:z-1 max-lg:bg-paper max-lg:group-hover/row:bg-surface max-lg:group-aria-selected/row:bg-accent-soft',
}

export function Td({ numeric, fixed, className, ...rest }: TdProps) {
  return <td className={clsx(cellClass, numeric && 'text-right whitespace-nowrap', fixed && fixedClass[fixed], className)} {...rest} />
}

/** The cell that names its row. */
export function RowHead({ fixed = 'narrow', className, ...rest }: ComponentProps<'th'> & { fixed?: Fixed }) {
  return <th scope="row" className={clsx(cellClass, 'text-left font-normal', fixedClass[fixed], className)} {...rest} />
}

/** A link whose target is the whole row. Other links in the row need `relative z-2` to stay above it. */
export function RowLink({ className, ...rest }: ComponentProps<typeof Link>) {
  return (
    <Link
      className={clsx(
        'font-semibold after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent',
        className,
      )}
      {...rest}
    />
  )
}
