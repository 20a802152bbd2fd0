'use client'

import { ChevronDown, ChevronUp } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { ButtonLink } from '@/components/ui/button'
import { Kbd } from '@/components/ui/kbd'

type NeighbourLinksProps = { previous: string | null; next: string | null }

const typing = 'input, textarea, select, [contenteditable], dialog, [role="menu"]'

/** Steps through the list that the claim was opened from, by button, J and K. */
export function NeighbourLinks({ previous, next }: NeighbourLinksProps) {
  const router = useRouter()
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
      if ((event.target as Element | null)?.closest?.(typing) || document.querySelector('dialog[open]')) return
      const href = event.key === 'j' ? next : event.key === 'k' ? previous : null
      if (href === null) return
      event.preventDefault()
      router.push(href)
    }
    // Before the keys of the frame, which would go through the rows of this page instead.
    window.addEventListener('keydown', onKey, true)
    return () => window.removeEventListener('keydown', onKey, true)
  }, [previous, next, router])
  if (previous === null && next === null) return null
  return (
    <nav aria-label="Claims of the list" className="flex gap-1">
      {previous ? (
        <ButtonLink size="sm" variant="ghost" href={previous} prefetch={false} icon={<ChevronUp aria-hidden="true" />}>
          Previous <Kbd>K</Kbd>
        </ButtonLink>
      ) : null}
      {next ? (
        <ButtonLink size="sm" variant="ghost" href={next} prefetch={false} icon={<ChevronDown aria-hidden="true" />}>
          Next <Kbd>J</Kbd>
        </ButtonLink>
      ) : null}
    </nav>
  )
}
