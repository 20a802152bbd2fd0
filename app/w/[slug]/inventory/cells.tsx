import Link from 'next/link'
import { NotPublished } from '@/components/ui/data-list'
import { RowLink } from '@/components/ui/table'
import { DemoMark } from '@/components/verdict/demo-mark'
import type { Origin } from '@/lib/domain/provenance'
import { formatNumber, plural } from '@/lib/format'

/** Names a row and opens it; rows that the demo invented say so. */
export function NameLink({ href, name, origin }: { href: string; name: string; origin: Origin }) {
  return (
    <>
      <RowLink href={href} prefetch={false} title={name}>
        {name}
      </RowLink>{' '}
      {origin === 'demo' ? <DemoMark /> : null}
    </>
  )
}

/** A number of a column: `—` where it was not published. */
export function Figure({ value, decimals = 0 }: { value: number | null; decimals?: number }) {
  return value === null ? <NotPublished /> : formatNumber(value, decimals)
}

/** How many rows hang on another; none is set back, so that the eye finds the others. */
export function Count({ value }: { value: number }) {
  return value === 0 ? <span className="text-faint">0</span> : formatNumber(value)
}

/** How many claims there are, leading to them; none is said in words. */
export function ClaimsLink({ count, href }: { count: number; href: string }) {
  if (count === 0) return <span className="text-muted">none</span>
  return (
    <Link href={href} className="link">
      {plural(count, 'claim')}
    </Link>
  )
}
