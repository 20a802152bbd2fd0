import Link from 'next/link'
import { type ReactNode, Suspense } from 'react'
import type { Context } from '@/lib/context'
import { changes } from '@/lib/domain/changes'
import type { Report } from '@/lib/domain/report'
import { statusFace } from '@/lib/domain/status'
import type { Status } from '@/lib/domain/verdict/output'
import { weekIn } from '@/lib/domain/week'
import { AppError } from '@/lib/errors'
import { formatWeekShort, plural } from '@/lib/format'
import { getDependencyWeek, getWeek } from '@/lib/services/reviews'

const runningWeek = ({ now, workspace }: Context) => weekIn(now, workspace.timeZone)

const wordOf = (status: Status | null) => (status ? statusFace(status).label : 'not weighed')

/** One line under the head of a past week: whether its headlines would be the same today. */
export function TodayLine({ children }: { children: ReactNode }) {
  return (
    <div className="border-l-2 border-edge pl-3">
      <Suspense fallback={<p className="text-muted">Weighing today’s evidence…</p>}>{children}</Suspense>
    </div>
  )
}

type BoardTodayProps = { ctx: Context; report: Report; base: string }

/** Which headlines of a past board stand otherwise today. */
export async function BoardToday({ ctx, report, base }: BoardTodayProps) {
  const { report: today } = await getWeek(ctx, runningWeek(ctx))
  const then = new Set(report.dependencies.map(({ dependency }) => dependency.id))
  const moved = changes(report, today).filter(({ dependencyId, before, after }) => then.has(dependencyId) && before !== after)
  const shown = moved.slice(0, 3)
  return (
    <p>
      <span className="font-semibold">Would it be said today?</span>{' '}
      {moved.length === 0 ? (
        'Every headline of this week still stands.'
      ) : (
        <>
          {plural(moved.length, 'headline')} of {then.size} {moved.length === 1 ? 'stands' : 'stand'} otherwise:{' '}
          {shown.map(({ name, before, after }) => `${name}: ${wordOf(after)} ← ${wordOf(before)}`).join('; ')}
          {moved.length > shown.length ? ` and ${moved.length - shown.length} more` : ''}.
        </>
      )}{' '}
      <Link className="link" href={base}>
        Board of {formatWeekShort(today.week)}
      </Link>
    </p>
  )
}

type PairTodayProps = {
  ctx: Context
  dependencyId: string
  /** Null for the headline of the dependency, whoever it is. */
  pair: { challengerId: string; goal: string } | null
  then: { title: string; status: Status }
  href: string
}

/** How the status of one pair, or of the headline of a dependency, stands today. */
export async function PairToday({ ctx, dependencyId, pair, then, href }: PairTodayProps) {
  const today = await getDependencyWeek(ctx, runningWeek(ctx), dependencyId).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'not_found') return null
    throw error
  })
  const lead = <span className="font-semibold">Would it be said today?</span>
  const now = today?.entry.pairs.find(
    ({ challenger, goal }) => pair === null || (challenger.id === pair.challengerId && goal === pair.goal),
  )
  if (!today || !now)
    return (
      <p>
        {lead} {today ? 'This challenger is' : 'This dependency is'} not weighed any more.
      </p>
    )
  const same = now.verdict.status === then.status && (pair !== null || now.challenger.title === then.title)
  const named = (title: string, status: Status) => (pair === null ? `${title}, ${wordOf(status)}` : wordOf(status))
  return (
    <p>
      {lead}{' '}
      {same
        ? `Yes, it still is ${wordOf(then.status)}.`
        : `No: ${named(now.challenger.title, now.verdict.status)} ← ${named(then.title, then.status)}.`}{' '}
      <Link className="link" href={href}>
        As of {formatWeekShort(today.report.week)}
      </Link>
    </p>
  )
}
