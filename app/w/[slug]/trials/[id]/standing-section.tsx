import { Section } from '@/components/ui/section'
import type { Context } from '@/lib/context'
import { standing } from '@/lib/services/trial-results'
import { Figures } from './figures'
import type { TrialView } from './trial-view'

/** Where a trial stands, for whoever collects its clips and so does not vote in it; folded, so that nobody sees it over a shoulder. */
export async function StandingSection({ ctx, ...view }: TrialView & { ctx: Context }) {
  const now = await standing(ctx, view.trial.id)
  return (
    <Section title="Where it stands" meta="for those who collect the clips; raters do not see this">
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
