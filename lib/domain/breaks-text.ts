import { formatMoney, formatNumber, plural } from '@/lib/format'
import type { WhatBreaks } from './what-breaks'

/**
 * What stops, what had ended before, with what it costs a month, and how much of it is covered, in a sentence or two. A spend that nobody stated is said, never taken
 * for zero.
 * @example breaksText(breaks, { all: 12, currency: 'USD' }) // '2 of 12 dependencies stop, with $4,600 a month. 1 of them has a rehearsed fallback.'
 */
export function breaksText(breaks: WhatBreaks, { all, currency }: { all: number; currency: string }): string {
  const { hits, spend, unstated } = breaks
  const ended = endedText(breaks, currency)
  if (hits.length === 0) return ended === null ? 'Nothing stops.' : `Nothing more stops. ${ended}`
  const stops = `${formatNumber(hits.length)} of ${plural(all, 'dependency', 'dependencies')} ${hits.length === 1 ? 'stops' : 'stop'}`
  const money =
    unstated === hits.length
      ? ', and nobody stated what is spent on it'
      : `, with ${formatMoney(spend, currency)} a month${unstated > 0 ? ` and ${formatNumber(unstated)} whose spend nobody stated` : ''}`
  return [`${stops}${money}.`, coverText(hits), ended].filter((part) => part !== null).join(' ')
}

function endedText({ ended, endedSpend, endedUnstated }: WhatBreaks, currency: string): string | null {
  if (ended.length === 0) return null
  const rests = `${plural(ended.length, 'dependency rests', 'dependencies rest')} on what has already ended`
  if (endedUnstated === ended.length) return `${rests}, and nobody stated what was spent on it.`
  const more = endedUnstated > 0 ? ` and ${formatNumber(endedUnstated)} whose spend nobody stated` : ''
  return `${rests}; spend before it ended: ${formatMoney(endedSpend, currency)} a month${more}.`
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
