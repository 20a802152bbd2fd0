import 'server-only'
import type { Tx } from '@/lib/db/scope'
import { firstOfMonths } from '@/lib/domain/backtest/signed-weeks'
import { addDays, type Day, toDay } from '@/lib/domain/day'
import { engineHorizon } from '@/lib/domain/forecast'
import { type BaseRate, baseRate, type PastVerdict } from '@/lib/domain/forecast-base-rate'
import type { Goal } from '@/lib/domain/verdict/input'
import type { Status } from '@/lib/domain/verdict/output'
import type { Week } from '@/lib/domain/week'

/** A year of months: older ones were judged by other engines and policies. */
const mostMonths = 12

/** How often each status of this workspace's own headlines still stood when the engine looks again. Of each month the first signed week counts. */
export async function baseRates(tx: Tx): Promise<(status: Status) => BaseRate> {
  const signed = await signedEditions(tx)
  const checked = firstOfMonths(signed)
    .flatMap((week) => {
      const later = signed.find(({ asOf }) => asOf >= addDays(week.asOf, engineHorizon))
      return later ? [{ week, later }] : []
    })
    .slice(-mostMonths)
  const verdicts = await verdictsOf(
    tx,
    checked.flatMap(({ week, later }) => [week, later]),
  )
  const weeks = checked.map(({ week, later }) => ({ said: verdicts.get(week.week) ?? [], later: verdicts.get(later.week) ?? [] }))
  return (status) => baseRate(weeks, status)
}

type Signed = { week: Week; edition: number; asOf: Day }

/** The newest signed edition of every week, oldest week first. */
async function signedEditions(tx: Tx): Promise<Signed[]> {
  const rows = await tx.review.findMany({
    where: { state: 'signed' },
    orderBy: [{ week: 'asc' }, { edition: 'asc' }],
    select: { week: true, edition: true, asOf: true },
  })
  const newest = new Map(rows.flatMap(({ asOf, ...row }) => (asOf === null ? [] : [[row.week, { ...row, asOf: toDay(asOf) }] as const])))
  return [...newest.values()]
}

async function verdictsOf(tx: Tx, weeks: readonly Signed[]): Promise<Map<Week, PastVerdict[]>> {
  const found = new Map<Week, PastVerdict[]>()
  if (weeks.length === 0) return found
  const editions = new Map(weeks.map(({ week, edition }) => [week, edition]))
  const rows = await tx.verdictSnapshot.findMany({
    where: { week: { in: [...editions.keys()] } },
    select: { week: true, edition: true, dependencyId: true, challengerId: true, goal: true, status: true, headline: true },
  })
  for (const { week, edition, goal, ...row } of rows) {
    if (edition !== editions.get(week)) continue
    const verdict = { ...row, goal: goal as Goal }
    const list = found.get(week)
    if (list) list.push(verdict)
    else found.set(week, [verdict])
  }
  return found
}
