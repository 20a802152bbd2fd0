import { Vote } from 'lucide-react'
import { ButtonLink } from '@/components/ui/button'
import { DataList } from '@/components/ui/data-list'
import { Section } from '@/components/ui/section'
import { can } from '@/lib/auth/roles'
import type { Context } from '@/lib/context'
import { formatNumber, plural } from '@/lib/format'
import { trialProgress } from '@/lib/services/trial-progress'
import { countOpenReports } from '@/lib/services/trial-reports'
import { seatKey } from '@/lib/services/trial-seat'
import type { TrialView } from './trial-view'

/** How far the voting is. It says nothing of who is ahead, so that everybody may see it. */
export async function ProgressSection({ ctx, trial, base, runs, part }: TrialView & { ctx: Context }) {
  const [{ decided, awaitingClips, awaitingVotes, raters }, reports] = await Promise.all([
    trialProgress(ctx, trial),
    countOpenReports(ctx, trial.id),
  ])
  const open = trial.state === 'running'
  const look = Math.min(trial.plannedPrompts, (Math.floor(decided / trial.lookEvery) + 1) * trial.lookEvery)
  return (
    <Section
      title={open ? 'Voting' : 'Voting is over'}
      meta="who is ahead stays hidden until the reveal"
      actions={
        open && can(ctx.role, 'trial:vote') && (part === 'rates' || part === 'watches' || (part === null && !runs)) ? (
          <ButtonLink variant="primary" href={`${base}/trials/${seatKey(ctx, trial.id)}/vote`} icon={<Vote aria-hidden="true" />}>
            {part === 'rates' ? 'Go on voting' : part === 'watches' ? 'Watch the clips' : 'Vote'}
          </ButtonLink>
        ) : null
      }
    >
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <progress
          aria-label="Prompts decided"
          max={trial.plannedPrompts}
          value={decided}
          className="h-3 w-full max-w-md appearance-none overflow-hidden rounded-sm border border-edge bg-paper [&::-moz-progress-bar]:bg-ink [&::-webkit-progress-bar]:bg-paper [&::-webkit-progress-value]:bg-ink"
        />
        <span>
          <span className="font-semibold">{formatNumber(decided)}</span> of {plural(trial.plannedPrompts, 'prompt')} decided
        </span>
      </div>
      <div className="pt-3">
        <DataList
          columns={2}
          items={[
            { term: 'Wait for clips', value: plural(awaitingClips, 'prompt') },
            {
              term: 'Wait for votes',
              value: plural(awaitingVotes, 'prompt'),
              note: `${plural(trial.ratersPerPrompt, 'person', 'people')} for each`,
            },
            { term: 'People who joined', value: formatNumber(raters) },
            open
              ? { term: 'Next look', value: `at ${plural(look, 'decided prompt')}` }
              : { term: 'Closed', value: closeWords(trial), note: trial.closeNote },
            ...(reports > 0
              ? [{ term: 'Reported clips', value: formatNumber(reports), note: 'whoever collects the clips answers them' }]
              : []),
          ]}
        />
      </div>
      {part === 'collects' && open ? (
        <p className="max-w-3xl pt-3 text-muted">
          You collect the clips, so others vote: members with “Vote” on this page, guests by a link that you make below.
        </p>
      ) : null}
      {part === 'rates' && runs ? (
        <p className="max-w-3xl pt-3 text-muted">
          You vote in this trial, so its clips and who is ahead are hidden from you until the reveal.
        </p>
      ) : null}
    </Section>
  )
}

/** Why the voting ended. Success and futility say who is ahead, so before the reveal a rule is only called a rule. */
function closeWords({ closeReason }: TrialView['trial']): string {
  if (closeReason === 'person') return 'by a person'
  return closeReason === 'maximum' ? 'all planned prompts are decided' : 'by a stop rule'
}
