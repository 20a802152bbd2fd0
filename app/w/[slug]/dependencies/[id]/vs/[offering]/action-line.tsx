import Link from 'next/link'
import { can, type Permission } from '@/lib/auth/roles'
import type { Role } from '@/lib/domain/member'
import { actionPlace, isSigned, stakesText, weekActionText } from '@/lib/domain/week-actions'
import type { PairView } from './pair-view'

type Door = { href: string; words: string; needs: Permission }

/** The one action worth doing about this pair, the way to where one does it, and what is at stake. */
export function ActionLine({ pair, entry, report, base, role }: PairView & { role: Role }) {
  const { verb, priced } = pair.action
  const door = doorOf({ pair, entry, report, base })
  const staked = verb !== 'none' && verb !== 'sign_off'
  return (
    <>
      <span className="font-semibold">{weekActionText(pair, isSigned(report))}</span>{' '}
      {door && can(role, door.needs) ? (
        <Link className="link whitespace-nowrap" href={door.href}>
          {door.words}
        </Link>
      ) : null}
      {staked ? (
        <span className="block text-muted">
          {stakesText(pair, report)}{' '}
          {!priced && can(role, 'inventory:write') ? (
            <Link className="link whitespace-nowrap" href={`${base}/dependencies/${entry.dependency.id}/edit`}>
              Price a point of quality
            </Link>
          ) : null}
        </span>
      ) : null}
    </>
  )
}

function doorOf({ pair, entry, report, base }: PairView): Door | null {
  const dependency = `${base}/dependencies/${entry.dependency.id}`
  const place = actionPlace(pair)
  switch (place.at) {
    case 'trial':
      return {
        href: `${base}/trials/new?dependency=${entry.dependency.id}&challenger=${pair.challenger.id}`,
        words: 'Plan the trial',
        needs: 'trial:run',
      }
    case 'fact': {
      const offering = place.side === 'challenger' ? pair.challenger : entry.incumbent
      return {
        href: `${base}/inventory/offerings/${offering.id}/facts/new?gate=${place.gate}`,
        words: 'Enter the answer',
        needs: 'claim:write',
      }
    }
    case 'dependency':
      return { href: `${dependency}/edit`, words: 'Enter it at the dependency', needs: 'inventory:write' }
    case 'review':
      return { href: `${base}/reviews/${report.week}`, words: `Open the review of ${report.week}`, needs: 'workspace:read' }
    case 'verdict':
      return null
  }
}
