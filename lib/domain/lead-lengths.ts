import { type Day, daysBetween } from './day'
import type { BoardYear } from './lead-changes'

const daysInMonth = 30.4375

/** How long one model led one board, in months, as far as published states show it. */
export type LeadLength = {
  board: string
  model: string
  from: Day
  /** The day on which another model was seen in front; null while it still leads. */
  to: Day | null
  months: number
  /** Somebody has been seen to take the lead and to lose it: `months` is its length. Otherwise it lasted at least so long. */
  whole: boolean
}

/** The leads of boards, oldest first. The first one of a board began nobody knows when, the last one has not ended: both lasted at least so long. */
export function leadLengths(boards: readonly Pick<BoardYear, 'board' | 'leads'>[], today: Day): LeadLength[] {
  return boards
    .flatMap(({ board, leads }) =>
      leads.map(({ model, on }, index) => {
        const to = leads[index + 1]?.on ?? null
        return { board, model, from: on, to, months: daysBetween(on, to ?? today) / daysInMonth, whole: index > 0 && to !== null }
      }),
    )
    .sort((a, b) => (a.from === b.from ? (a.board < b.board ? -1 : 1) : a.from < b.from ? -1 : 1))
}

/** Fewer leads than this say nothing about the next one. */
export const leastLeads = 3

/** How many of the past leads lasted so many months: `n` of them can tell, `lasted` did. `median` is of the leads seen from end to end. */
export type LeadsLasted = { n: number; lasted: number; median: number | null; wholeLeads: number }

/**
 * How often a lead lasted at least so many months. A lead whose beginning or end was not seen counts only where it has lasted as long already.
 * @example leadsLasting([{ months: 5, whole: true }, { months: 2, whole: false }], 4) // { n: 1, lasted: 1, median: 5, wholeLeads: 1 }
 */
export function leadsLasting(leads: readonly Pick<LeadLength, 'months' | 'whole'>[], months: number): LeadsLasted {
  const telling = leads.filter((lead) => lead.whole || lead.months >= months)
  const whole = leads.flatMap((lead) => (lead.whole ? lead.months : [])).sort((a, b) => a - b)
  return {
    n: telling.length,
    lasted: telling.filter((lead) => lead.months >= months).length,
    median: middle(whole),
    wholeLeads: whole.length,
  }
}

function middle(sorted: readonly number[]): number | null {
  const [left, right] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]]
  return left === undefined || right === undefined ? null : (left + right) / 2
}
