import Link from 'next/link'
import { type Contradiction, severities } from '@/lib/domain/contradiction'
import { plural } from '@/lib/format'

/** How much of what is known of offerings cannot all be true, leading to it. Nothing where all agrees. */
export function ContradictionsLine({ found, base }: { found: readonly Contradiction[]; base: string }) {
  if (found.length === 0) return null
  const parts = severities
    .map(({ id, label }) => ({ label: label.toLowerCase(), count: found.filter(({ severity }) => severity === id).length }))
    .filter(({ count }) => count > 0)
    .map(({ label, count }) => `${count} ${label}`)
  return (
    <p>
      <Link href={`${base}/readiness#contradictions`} className="link">
        {plural(found.length, 'contradiction')}
      </Link>{' '}
      between promises, measurements, prices and terms <span className="text-muted">({parts.join(' · ')})</span>
    </p>
  )
}
