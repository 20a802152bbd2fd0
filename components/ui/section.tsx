import clsx from 'clsx'
import { type ReactNode, useId } from 'react'

type SectionProps = {
  title: ReactNode
  meta?: ReactNode
  actions?: ReactNode
  id?: string
  level?: 2 | 3
  /** No space under the heading: for a table or a data list, which bring their own first line. */
  flush?: boolean
  className?: string
  children: ReactNode
}

/** A part of a page under a hairline heading. There are no cards. */
export function Section({ title, meta, actions, id, level = 2, flush, className, children }: SectionProps) {
  const generated = useId()
  const headingId = id ? `${id}-heading` : generated
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <section id={id} aria-labelledby={headingId} className={clsx('scroll-mt-16', className)}>
      <div className={clsx('flex min-h-9 flex-wrap items-center gap-x-3 gap-y-1 py-1.5', level === 2 ? 'border-b' : '')}>
        <Heading id={headingId} className="text-base">
          {title}
        </Heading>
        {meta ? <div className="min-w-0 text-sm text-muted">{meta}</div> : null}
        {actions ? (
          <div data-print="hide" className="ml-auto flex flex-wrap items-center gap-2">
            {actions}
          </div>
        ) : null}
      </div>
      <div className={flush ? undefined : level === 2 ? 'pt-3' : 'pt-1'}>{children}</div>
    </section>
  )
}
