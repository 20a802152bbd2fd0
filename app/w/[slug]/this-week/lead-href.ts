import type { Lead } from '@/lib/domain/changes'

/** The page on which the cause of a change can be seen. */
export function leadHref(base: string, lead: Lead): string {
  switch (lead.to) {
    case 'claim':
      return `${base}/claims/${lead.id}`
    case 'offering':
      return `${base}/inventory/offerings/${lead.id}#facts`
    case 'trials':
      return `${base}/trials`
    case 'dependency':
      return `${base}/dependencies/${lead.dependencyId}`
    case 'pair':
      return `${base}/dependencies/${lead.dependencyId}/vs/${lead.challengerId}#${lead.part}`
    case 'policy':
      return `${base}/settings/policy`
  }
}
