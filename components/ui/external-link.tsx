import clsx from 'clsx'
import type { ReactNode } from 'react'
import { hostOf } from '@/lib/format'

type ExternalLinkProps = { href: string; children?: ReactNode; showHost?: boolean; className?: string }

/** A link that leaves the product. An address that is not http(s) is printed as text. */
export function ExternalLink({ href, children, showHost, className }: ExternalLinkProps) {
  const host = hostOf(href)
  if (host === null) return <span className={className}>{children ?? href}</span>
  return (
    <a href={href} target="_blank" rel="noopener noreferrer" className={clsx('link', className)}>
      {children ?? host}
      {showHost && children ? <span className="text-muted"> ({host})</span> : null}
      <span aria-hidden="true" className="ml-0.5 text-[0.85em]">
        ↗
      </span>
      <span className="sr-only"> (opens in a new tab)</span>
    </a>
  )
}
