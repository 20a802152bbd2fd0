import { Section } from '@/components/ui/section'
import type { Context } from '@/lib/context'
import { standing } from '@/lib/services/trial-results'
import { Figures } from './figures'
import type { TrialView } from './trial-view'

/** Where a trial stands, for whoever runs it and does not vote in it; folded, so that nobody sees it over a shoulder. */
export async function StandingSection({ ctx, ...view }: TrialView & { ctx: Context }) {
  if (view.rates)
    return (
      <Section title="Where it stands">
        <p className="text-muted">You vote in this trial, so where it stands is hidden from you until the reveal.</p>
      </Section>
    )
  const now = await standing(ctx, view.trial.id)
  return (
    <Section title="Where it stands" meta="for those who run it; raters do not see this">
      {now.decided === 0 ? (
        <p className="text-muted">No prompt is decided yet.</p>
      ) : (
        <details>
          <summary className="cursor-pointer font-semibold">Show the counts so far</summary>
          <div className="pt-3">
            <Figures standing={now} names={view.names} />
          </div>
        </details>
      )}
    </Section>
  )
}
