import { Undo2 } from 'lucide-react'
import type { DependencyReport } from '@/lib/domain/report'
import { type PairName, samePair } from '@/lib/domain/review'
import type { Review } from '@/lib/services/review'
import { withdrawOverrideAction } from '../actions'
import { OverruleButton } from './overrule-button'
import { WeekForm } from './week-form'

type RowActsProps = { review: Review; entry: DependencyReport; slug: string; isOwner: boolean }

/** What a signer may do to one row of an unsigned week: overrule the engine, or take that back. */
export function RowActs({ review, entry, slug, isOwner }: RowActsProps) {
  const { view, progress, you } = review
  const [first] = entry.pairs
  if (!first || !progress) return null
  const pair: PairName = { dependencyId: entry.dependency.id, challengerId: first.challenger.id, goal: first.goal }
  const standing = progress.overrides.find((line) => samePair(line, pair))
  if (!standing) {
    return (
      <OverruleButton
        {...{ slug, pair }}
        week={view.report.week}
        evidenceSha256={view.sha256}
        name={entry.dependency.name}
        engine={first.verdict.status}
        signed={progress.standing.lines.filter((line) => line.void === null).map(({ userName }) => userName)}
      />
    )
  }
  if (standing.authorId !== you && !isOwner) return null
  return (
    <div className="relative z-2 mt-1">
      <WeekForm
        action={withdrawOverrideAction.bind(null, slug)}
        label="Take back"
        pendingLabel="Taking back…"
        fields={{ week: view.report.week, ...pair }}
        icon={<Undo2 aria-hidden="true" />}
      />
    </div>
  )
}
