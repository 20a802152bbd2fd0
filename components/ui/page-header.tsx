import Link from 'next/link'
import { Fragment, type ReactNode } from 'react'

export type Crumb = { label: string; href: string }

type PageHeaderProps = { title: ReactNode; meta?: ReactNode; actions?: ReactNode; breadcrumbs?: readonly Crumb[] }

export function PageHeader({ title, meta, actions, breadcrumbs = [] }: PageHeaderProps) {
  return (
    <header className="flex flex-wrap items-end gap-x-6 gap-y-3 pb-4">
      <div className="min-w-0 flex-1 basis-72">
        {breadcrumbs.length > 0 ? <Breadcrumbs items={breadcrumbs} /> : null}
        <h1 className="text-xl">{title}</h1>
        {meta ? <div className="mt-0.5 flex flex-wrap items-center gap-x-3 gap-y-1 text-muted">{meta}</div> : null}
      </div>
      {actions ? (
        <div data-print="hide" className="flex flex-wrap items-center gap-2">
          {actions}
        </div>
      ) : null}
    </header>
  )
}

function Breadcrumbs({ items }: { items: readonly Crumb[] }) {
  return (
    <nav aria-label="Breadcrumbs" className="mb-1 text-sm text-muted">
      <ol className="flex flex-wrap items-center gap-x-1.5">
        {items.map((item) => (
          <Fragment key={item.href}>
            <li>
              <Link href={item.href} className="quiet-link inline-flex min-h-6 items-center">
                {item.label}
              </Link>
            </li>
            <li aria-hidden="true" className="text-faint">
              /
            </li>
          </Fragment>
        ))}
      </ol>
    </nav>
  )
}
