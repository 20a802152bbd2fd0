import { formatNumber, plural } from '@/lib/format'
import { type LeadLength, leadsLasting, leastLeads } from './lead-lengths'
import type { LeadNeeded } from './switching-payback'

/** How long a lead must last, in words. */
export function leadNeededText(lead: LeadNeeded, horizon: number): string {
  switch (lead.kind) {
    case 'running':
      return 'not at all: running cost alone pays'
    case 'months':
      return plural(lead.months, 'month')
    case 'never':
      return `longer than the ${horizon} months that are counted`
    case 'unpriced':
      return 'unknown: quality has no price'
  }
}

/**
 * How past leads on the boards compare with the months that are needed; null months: only how long they lasted. Says how many leads can tell, and
 * that fewer than three say nothing.
 */
export function pastLeadsText(leads: readonly Pick<LeadLength, 'months' | 'whole'>[], months: number | null): string {
  const { n, lasted, median, wholeLeads } = leadsLasting(leads, months ?? Number.POSITIVE_INFINITY)
  if (n < leastLeads)
    return `too few leads to say: ${n === 0 ? 'none' : `only ${n}`} on the boards that this pair rests on can tell, ${leastLeads} are needed`
  const typical =
    median === null ? '' : `of ${plural(wholeLeads, 'lead')} seen from end to end, the median lasted ${formatNumber(median, 1)} months`
  if (months === null) return typical
  return `${lasted} of ${n} lasted ${plural(months, 'month')} or longer${typical ? `; ${typical}` : ''}`
}
