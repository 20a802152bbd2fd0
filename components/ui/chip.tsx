import { X } from 'lucide-react'
import Link from 'next/link'

/** One filter that is on; the link leads to the same list without it. */
export function Chip({ label, value, removeHref }: { label: string; value: string; removeHref: string }) {
  return (
    <span className="inline-flex h-7 max-w-full items-center rounded-md border border-edge/60 text-sm">
      <span className="min-w-0 truncate pl-2">
        <span className="text-muted">{label}</span> <span className="font-semibold">{value}</span>
      </span>
      <Link
        href={removeHref}
        aria-label={`Remove the filter ${label} ${value}`}
        className="flex size-6.5 shrink-0 items-center justify-center text-muted hover:text-ink"
      >
        <X aria-hidden="true" className="size-3.5" />
      </Link>
    </span>
  )
}
