import Link from 'next/link'
import { Section } from '@/components/ui/section'
import { daysBetween } from '@/lib/domain/day'
import type { RunningOut } from '@/lib/domain/runs-out'
import { formatDate, formatDaysAway } from '@/lib/format'

type Hrefs = { base: string; review: string; writes: boolean }
type RunsOutProps = Hrefs & { runsOut: readonly RunningOut[]; today: string }

/** Facts that go stale, retirements, ends of contracts and decisions that are due, soonest first. */
export function RunsOutSection({ runsOut, today, ...hrefs }: RunsOutProps) {
  return (
    <Section title="Runs out" meta="within 14 days, and what is overdue" flush>
      {runsOut.length === 0 ? (
        <p className="py-3 text-muted">No fact goes stale, nothing retires, and no contract or decision is near.</p>
      ) : (
        <ul>
          {runsOut.map((expiry) => {
            const { href, words } = remedy(expiry, hrefs)
            return (
              <li
                key={`${expiry.dependencyId} ${expiry.on} ${expiry.text}`}
                className="flex flex-wrap items-baseline gap-x-4 border-b py-1.5"
              >
                <span className={expiry.passed ? 'w-44 shrink-0 font-semibold' : 'w-44 shrink-0 text-muted'}>
                  {formatDate(expiry.on)}, {formatDaysAway(daysBetween(today, expiry.on))}
                </span>
                <span className="min-w-0 flex-1 basis-56">
                  <Link href={`${hrefs.base}/dependencies/${expiry.dependencyId}`} className="link">
                    {expiry.name}
                  </Link>
                  : {expiry.text}
                </span>
                {href ? (
                  <Link href={href} className="quiet-link inline-flex min-h-6 items-center">
                    {words}
                    <span className="sr-only">
                      {' '}
                      for {expiry.name}: {expiry.text}
                    </span>
                  </Link>
                ) : null}
              </li>
            )
          })}
        </ul>
      )}
    </Section>
  )
}

/** Where something is done about it. */
function remedy(
  { kind, dependencyId, offeringId, gate }: RunningOut,
  { base, review, writes }: Hrefs,
): { href: string | null; words: string } {
  switch (kind) {
    case 'fact':
      return { href: writes ? `${base}/inventory/offerings/${offeringId}/facts/new?gate=${gate}` : null, words: 'Record it anew' }
    case 'retirement':
      return { href: `${base}/dependencies/${dependencyId}`, words: 'Choose what follows' }
    case 'contract':
      return { href: writes ? `${base}/dependencies/${dependencyId}/edit` : null, words: 'Change the date' }
    case 'decision':
      return { href: review, words: 'Decide in the review' }
  }
}
