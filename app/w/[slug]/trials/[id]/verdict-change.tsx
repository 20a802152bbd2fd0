import Link from 'next/link'
import { StatusBadge } from '@/components/verdict/status-badge'
import type { Context } from '@/lib/context'
import { pairInput } from '@/lib/domain/report'
import { advise } from '@/lib/domain/verdict/explain'
import { weekIn } from '@/lib/domain/week'
import { getDependencyWeek } from '@/lib/services/reviews'
import type { TrialView } from './trial-view'

/** The verdict today with this trial and without it: the engine weighs the same evidence twice. */
export async function VerdictChange({ ctx, trial, base }: TrialView & { ctx: Context }) {
  const { report, entry } = await getDependencyWeek(ctx, weekIn(ctx.now, ctx.workspace.timeZone), trial.dependencyId)
  const goal = trial.goal === 'cost' ? 'cost' : 'capability'
  const weighed = entry.pairs.filter(({ challenger }) => challenger.id === trial.challengerId)
  const pair = weighed.find((candidate) => candidate.goal === goal) ?? weighed[0]
  const href = `${base}/dependencies/${trial.dependencyId}/vs/${trial.challengerId}`
  if (!pair?.trials.some(({ id }) => id === trial.id))
    return (
      <p className="pt-3 text-muted">
        The workflow no longer weighs this pair, so no verdict rests on this trial now.{' '}
        <Link className="link" href={`${base}/dependencies/${trial.dependencyId}`}>
          Open the dependency
        </Link>
      </p>
    )
  const input = pairInput(pair, report.policy.content)
  const without = advise({ ...input, trials: input.trials.filter(({ id }) => id !== trial.id) }).verdict
  const same = without.status === pair.verdict.status
  return (
    <p className="flex flex-wrap items-center gap-x-2 gap-y-1 pt-4">
      <span className="font-semibold">Verdict today:</span>
      <StatusBadge status={pair.verdict.status} basis={pair.verdict.basis} />
      {same ? (
        <span className="text-muted">the same as without this trial</span>
      ) : (
        <>
          <span aria-hidden="true">←</span>
          <span className="sr-only">instead of</span>
          <StatusBadge status={without.status} basis={without.basis} />
          <span className="text-muted">without this trial</span>
        </>
      )}
      <Link className="link" href={pair.goal === 'cost' ? `${href}?goal=cost#trials` : `${href}#trials`}>
        Open the verdict
      </Link>
    </p>
  )
}
