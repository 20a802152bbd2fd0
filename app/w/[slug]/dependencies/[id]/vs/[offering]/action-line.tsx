import Link from 'next/link'
import { can, type Permission } from '@/lib/auth/roles'
import type { Role } from '@/lib/domain/member'
import { actionText } from '@/lib/domain/verdict/action-text'
import { formatMoney } from '@/lib/format'
import type { PairView } from './pair-view'

type Place = { href: string; words: string; needs: Permission }

/** The one action worth doing, what is at stake, and the way to where one does it. */
export function ActionLine({ pair, entry, report, base, role }: PairView & { role: Role }) {
  const { action } = pair
  const place = placeOf({ pair, entry, report, base })
  const edit = `${base}/dependencies/${entry.dependency.id}/edit`
  const staked = action.verb !== 'none' && action.verb !== 'sign_off' && action.atStake > 0
  return (
    <>
      <span className="font-semibold">{actionText(action)}</span>{' '}
      {place && can(role, place.needs) ? (
        <Link className="link whitespace-nowrap" href={place.href}>
          {place.words}
        </Link>
      ) : null}
      {staked ? (
        <span className="block text-muted">
          {action.priced
            ? `At stake: being wrong about quality can cost ${formatMoney(Math.round(action.atStake), report.workspace.currency)} over ${report.policy.content.economics.horizonMonths} months.`
            : 'What is at stake serves for ranking only: tell us what a point of quality is worth.'}{' '}
          {!action.priced && can(role, 'inventory:write') ? (
            <Link className="link whitespace-nowrap" href={edit}>
              Price a point
            </Link>
          ) : null}
        </span>
      ) : null}
    </>
  )
}

function placeOf({ pair, entry, report, base }: PairView): Place | null {
  const { verb, subject } = pair.action
  const dependency = `${base}/dependencies/${entry.dependency.id}`
  switch (verb) {
    case 'trial':
      return { href: `${dependency}/trials/new?challenger=${pair.challenger.id}`, words: 'Plan the trial', needs: 'claim:write' }
    case 'ask':
    case 'measure':
    case 'ask_roadmap':
      return {
        href: `${base}/inventory/offerings/${asked({ pair, entry })}/facts/new?gate=${subject}`,
        words: 'Enter the answer',
        needs: 'claim:write',
      }
    case 'estimate':
      return { href: `${dependency}/edit`, words: 'Enter the estimates', needs: 'inventory:write' }
    case 'sign_off':
      return { href: `${base}/reviews/${report.week}`, words: `Open the review of ${report.week}`, needs: 'workspace:read' }
    default:
      return null
  }
}

/** Whose fact is missing: the challenger's, unless that one was read already and the incumbent's was not. */
function asked({ pair, entry }: Pick<PairView, 'pair' | 'entry'>): string {
  const evidence = pair.verdict.gateEvidence.find(({ gate }) => gate === pair.action.subject)
  const known = (side: 'challenger' | 'incumbent') => evidence?.used.some((fact) => fact.side === side) ?? false
  const gate = pair.verdict.gates.find((line) => line.gate === pair.action.subject)
  return gate?.result === 'UNKNOWN' && known('challenger') && !known('incumbent') && comparedSides.has(gate.gate)
    ? entry.incumbent.id
    : pair.challenger.id
}

/** The checks that need a figure of both sides. */
const comparedSides = new Set(['latency_p95', 'cost_per_finished_second', 'availability'])
