import { formatMoney, formatNumber, plural } from '@/lib/format'
import type { WhatBreaks } from './what-breaks'

/**
 * What stops, with what it costs a month, and how much of it is covered, in a sentence or two. A spend that nobody stated is said, never taken
 * for zero.
 * @example breaksText(breaks, { all: 12, currency: 'USD' }) // '2 of 12 dependencies stop, with $4,600 a month. 1 of them has a rehearsed fallback.'
 */
export function breaksText({ hits, spend, unstated }: WhatBreaks, { all, currency }: { all: number; currency: string }): string {
  if (hits.length === 0) return 'Nothing stops.'
  const stops = `${formatNumber(hits.length)} of ${plural(all, 'dependency', 'dependencies')} ${hits.length === 1 ? 'stops' : 'stop'}`
  const money =
    unstated === hits.length
      ? ', and nobody stated what is spent on it'
      : `, with ${formatMoney(spend, currency)} a month${unstated > 0 ? ` and ${formatNumber(unstated)} whose spend nobody stated` : ''}`
  return `${stops}${money}. ${coverText(hits)}`
}

function coverText(hits: WhatBreaks['hits']): string {
  const ready = hits.filter(({ cover }) => cover === 'ready').length
  const [only] = hits
  if (hits.length === 1 && only) return only.cover === 'ready' ? 'It has a rehearsed fallback.' : 'It has no rehearsed fallback.'
  if (ready === 0) return 'None of them has a rehearsed fallback.'
  return ready === hits.length
    ? 'All of them have a rehearsed fallback.'
    : `${formatNumber(ready)} of them ${ready === 1 ? 'has' : 'have'} a rehearsed fallback.`
}
