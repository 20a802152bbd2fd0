import { decidedStatus } from './badge-text'
import type { Report } from './report'
import { type Spend, spendOf } from './spend'
import { statuses } from './status'
import type { Status } from './verdict/output'
import { firstDay, type Week, weeksBetween } from './week'

/** What the charts of the year keep of one signed week. */
export type WeekSums = {
  week: Week
  /** How many dependencies the team left with each status; those without a challenger are in none. */
  counts: Record<Status, number>
  notWeighed: number
  spend: Spend
}

const none = (): Record<Status, number> => ({ JUSTIFIED: 0, PROMISING: 0, NOT_READY: 0, INSUFFICIENT: 0, HYPE: 0, STAY: 0 })

/** Counts the headlines of a week as the team decided them, and its spend. */
export function weekSums(report: Report): WeekSums {
  const counts = none()
  let notWeighed = 0
  for (const entry of report.dependencies) {
    const status = decidedStatus(report, entry)
    if (status === null) notWeighed += 1
    else counts[status] += 1
  }
  return { week: report.week, counts, notWeighed, spend: spendOf(report) }
}

export type YearAxis = { weeks: Week[]; months: { index: number; label: string }[] }

const names = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** Every week from the first to the last signed one, so that a week nobody signed is a gap; a month is named at its first Monday. */
export function yearAxis(signed: readonly Week[]): YearAxis {
  const [first, last] = [signed[0], signed.at(-1)]
  const weeks = first && last ? weeksBetween(first, last) : []
  let before = ''
  const months = weeks.flatMap((week, index) => {
    const month = firstDay(week).slice(0, 7)
    if (month === before) return []
    before = month
    return [{ index, label: names[Number(month.slice(5)) - 1] ?? '' }]
  })
  return { weeks, months }
}

/** One part of a column: `from` and `to` are fractions of the height, from the bottom. */
export type Segment = { status: Status; count: number; from: number; to: number }
export type StackColumn = { week: Week; index: number; total: number; segments: Segment[] }
export type StatusStack = YearAxis & { most: number; columns: StackColumn[] }

/** The statuses of every week on top of each other in the order in which challengers are listed, justified at the bottom; all columns on one scale. */
export function statusStack(sums: readonly WeekSums[]): StatusStack {
  const axis = yearAxis(sums.map(({ week }) => week))
  const totals = sums.map(({ counts }) => Object.values(counts).reduce((sum, count) => sum + count, 0))
  const most = Math.max(1, ...totals)
  const columns = sums.map(({ week, counts }, at) => {
    let from = 0
    const segments = statuses.flatMap(({ id: status }) => {
      const count = counts[status]
      if (count === 0) return []
      const segment = { status, count, from, to: from + count / most }
      from = segment.to
      return [segment]
    })
    return { week, index: axis.weeks.indexOf(week), total: totals[at] ?? 0, segments }
  })
  return { ...axis, most, columns }
}

/** A round number at or above `most`, with the marks of its axis from 0: 1, 2 or 5 times a power of ten apart. */
export function roundScale(most: number): { top: number; ticks: number[] } {
  const reach = Math.max(most, 1)
  const rough = reach / 4
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power
  const count = Math.ceil(reach / step)
  return { top: count * step, ticks: Array.from({ length: count + 1 }, (_, index) => index * step) }
}
