import { ChevronLeft, ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button, ButtonLink } from '@/components/ui/button'

type PaginationProps = { previous: string | null; next: string | null; summary: string; label?: string }

/** Cursor pages: the two addresses, and where in the list this page stands (`1–100 of 2,314`). */
export function Pagination({ previous, next, summary, label = 'Pages' }: PaginationProps) {
  return (
    <nav aria-label={label} className="flex items-center justify-between gap-4 py-2">
      <p className="text-sm text-muted">{summary}</p>
      <div className="flex gap-2">
        <Step href={previous}>
          <ChevronLeft aria-hidden="true" />
          Previous
        </Step>
        <Step href={next}>
          Next
          <ChevronRight aria-hidden="true" />
        </Step>
      </div>
    </nav>
  )
}

function Step({ href, children }: { href: string | null; children: ReactNode }) {
  if (href === null) {
    return (
      <Button size="sm" disabled>
        {children}
      </Button>
    )
  }
  return (
    <ButtonLink size="sm" href={href} scroll={false}>
      {children}
    </ButtonLink>
  )
}
