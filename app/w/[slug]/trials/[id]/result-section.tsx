import { ButtonLink } from '@/components/ui/button'
import { Section } from '@/components/ui/section'
import type { Context } from '@/lib/context'
import type { Standing } from '@/lib/domain/trial-standing'
import { stopText, trialVerdict } from '@/lib/domain/trial-verdict'
import { formatDateTime } from '@/lib/format'
import { policyOfPlan } from '@/lib/services/trial-looks'
import { resultOf } from '@/lib/services/trial-results'
import { pairsToWatch } from '@/lib/services/trial-watch'
import { Figures } from './figures'
import { SideTable } from './side-table'
import type { TrialView } from './trial-view'
import { UseCaseTable } from './use-case-table'
import { VerdictChange } from './verdict-change'
import { WatchSection } from './watch-section'

/** The revealed result, for everybody: what came out, whether it is proof, and which verdict it moved. */
export async function ResultSection({ ctx, ...view }: TrialView & { ctx: Context }) {
  const { trial, base, names } = view
  const [result, pairs, policy] = await Promise.all([resultOf(ctx, trial.id), pairsToWatch(ctx, trial.id), policyOfPlan(ctx, trial)])
  const files = `${base}/trials/${trial.id}/export`
  return (
    <>
      <Section
        id="result"
        title="Result"
        meta={`${stopText({ ...trial, decided: result.decided })}, revealed ${formatDateTime(trial.revealedAt, ctx.workspace.timeZone)}`}
        actions={
          <>
            <ButtonLink size="sm" variant="ghost" href={`${files}/outcomes.csv`} prefetch={false}>
              Outcomes (CSV)
            </ButtonLink>
            <ButtonLink size="sm" variant="ghost" href={`${files}/votes.csv`} prefetch={false}>
              Votes (CSV)
            </ButtonLink>
          </>
        }
      >
        {trial.closeNote ? <p className="pb-3 text-muted">Why it ended: {trial.closeNote}</p> : null}
        <OutcomeLine standing={result} eLoss={policy.thresholds.refuted.eLoss} />
        <Figures standing={result} names={names} />
        {trial.namesReason ? (
          <p className="max-w-3xl pt-4 text-muted">
            Some prompts name a vendor or a model of one side. {trial.namesByName} decided to show them: {trial.namesReason}
          </p>
        ) : null}
        <ProofLine standing={result} />
        <VerdictChange ctx={ctx} {...view} />
      </Section>
      <UseCaseTable lines={result.useCases} />
      <SideTable acceptance={result.acceptance} names={names} />
      <WatchSection pairs={pairs} {...view} />
    </>
  )
}

function OutcomeLine({ standing: { wins, losses, bar, broken }, eLoss }: { standing: Standing; eLoss: number }) {
  const { word, text } = trialVerdict({ wins, losses, informal: broken.length > 0 }, { bar, eLoss })
  return (
    <p className="max-w-3xl pb-3">
      <span className="font-semibold">
        {word.charAt(0).toUpperCase()}
        {word.slice(1)}:
      </span>{' '}
      {text}.
    </p>
  )
}

function ProofLine({ standing: { broken, e, wins, bar } }: { standing: Standing }) {
  if (broken.length === 0)
    return (
      <p className="max-w-3xl pt-4">
        <span className="font-semibold">{e >= bar.e && wins >= bar.minWins ? 'It counts as proof:' : 'It counts towards proof:'}</span>{' '}
        blind, sides drawn for every prompt and rater, on the team’s own prompts, and in exact versions.
      </p>
    )
  return (
    <div className="max-w-3xl pt-4">
      <p>
        <span className="font-semibold">It does not count as proof,</span> only as informal evidence, because:
      </p>
      <ul className="list-disc pl-5">
        {broken.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </div>
  )
}
