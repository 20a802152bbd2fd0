import clsx from 'clsx'
import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react'
import Link from 'next/link'
import type { ComponentProps, CSSProperties, ReactNode } from 'react'

type TableProps = {
  /** What the table lists; also the name of the region one can scroll with the keyboard. */
  label: string
  children: ReactNode
  /** Scroll inside the window, so that the head stays in view. For lists longer than a screen. */
  fill?: boolean
  minWidth?: string
  /** Columns hide themselves on small screens, so that no least width is needed there. */
  folds?: boolean
  className?: string
}

/** A ruled table in its own scroll container: a wide table never makes the page scroll sideways. */
export function Table({ label, children, fill, minWidth, folds, className }: TableProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset groups controls; this groups the rows that scroll together
    <div
      role="group"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      data-scroll
      className={clsx(
        'relative -mx-3 contain-inline-size overflow-auto px-3 focus-visible:-outline-offset-2',
        fill && 'max-h-[calc(100dvh-11rem)]',
        className,
      )}
    >
      <table
        className={clsx('isolate w-full border-separate border-spacing-0 text-left', folds ? 'sm:min-w-(--least)' : 'min-w-(--least)')}
        style={{ '--least': minWidth ?? '0' } as CSSProperties}
      >
        <caption className="sr-only">{label}</caption>
        {children}
      </table>
    </div>
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
        'sticky top-0 z-10 h-8.5 border-b bg-paper px-3 text-sm font-normal whitespace-nowrap text-muted first:pl-0 last:pr-0',
        numeric && 'text-right',
        fixed && 'left-0 z-20 shadow-[-0.75rem_0_0_var(--paper)]',
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

/** With a `RowLink` inside, the whole row is the link's target. */
export function Tr({ className, ...rest }: ComponentProps<'tr'>) {
  return <tr className={clsx('group/row relative [&:last-child>*]:border-b-0', className)} {...rest} />
}

// The hover colour reaches a little past the ruled lines. A shadow paints it, because a row cannot have a box of its own around its cells.
const cellClass = clsx(
  'h-8.5 border-b px-3 py-1.5 align-middle first:pl-0 last:pr-0',
  'group-hover/row:bg-surface group-hover/row:first:shadow-[-0.75rem_0_0_var(--surface)] group-hover/row:last:shadow-[0.75rem_0_0_var(--surface)]',
  'group-aria-selected/row:bg-accent-soft group-aria-selected/row:first:shadow-[-0.75rem_0_0_var(--accent-soft)] group-aria-selected/row:last:shadow-[0.75rem_0_0_var(--accent-soft)]',
)

const fixedClass: Record<Fixed, string> = {
  always: 'sticky left-0 z-1 bg-paper shadow-[-0.75rem_0_0_var(--paper)]',
  narrow: 'max-lg:sticky max-lg:left-0 max-lg:z-1 max-lg:bg-paper max-lg:shadow-[-0.75rem_0_0_var(--paper)]',
}

type TdProps = ComponentProps<'td'> & { numeric?: boolean; fixed?: Fixed }

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
        'font-semibold after:absolute after:inset-0 hover:text-accent',
        'focus-visible:outline-none focus-visible:after:rounded-sm focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent',
        className,
      )}
      {...rest}
    />
  )
}
