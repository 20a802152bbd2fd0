import { can } from '@/lib/auth/roles'
import type { Role } from '@/lib/domain/member'
import type { DependencyReport, Pair } from '@/lib/domain/report'
import { actionPlace } from '@/lib/domain/week-actions'

type Where = { base: string; week: string; role: Role }

/** Where the action of a pair is carried out; null where that is not a place of its own or this role may not do it. */
export function actionHref(pair: Pair, { dependency, incumbent }: DependencyReport, { base, week, role }: Where): string | null {
  const place = actionPlace(pair)
  const here = `${base}/dependencies/${dependency.id}`
  switch (place.at) {
    case 'review':
      return `${base}/reviews/${week}`
    case 'trial':
      return can(role, 'trial:run') ? `${base}/trials/new?dependency=${dependency.id}&challenger=${pair.challenger.id}` : null
    case 'fact': {
      const offering = place.side === 'incumbent' ? incumbent : pair.challenger
      return can(role, 'claim:write') ? `${base}/inventory/offerings/${offering.id}/facts/new?gate=${place.gate}` : null
    }
    case 'dependency':
      return can(role, 'inventory:write') ? `${here}/edit` : null
    case 'verdict':
      return null
  }
}
