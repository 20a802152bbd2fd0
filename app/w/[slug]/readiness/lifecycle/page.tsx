import { ButtonLink } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { plural } from '@/lib/format'
import { page } from '@/lib/http/page'
import { getLifecycleOverview } from '@/lib/services/lifecycle-clocks'
import { ReadinessTabs } from '../readiness-tabs'
import { AtRisk } from './at-risk'
import { ForcedMoves } from './forced-moves'
import { LifecycleTable } from './lifecycle-table'

export const metadata = { title: 'Lifecycle' }

export default page(async (ctx, { search }) => {
  const all = search.show === 'all'
  const { today, moves, atRisk, lines, others } = await getLifecycleOverview(ctx, { all })
  const { slug, currency } = ctx.workspace
  const home = `/w/${slug}`
  const command = `npm run -s switchboard -- check --workspace ${slug} --fail-within 60d`
  const overdue = moves.filter(({ daysLeft }) => daysLeft <= 0).length
  return (
    <>
      <PageHeader title="Lifecycle" meta="How long will it live, who says so, and what do we do by then?" />
      <ReadinessTabs home={home} open="lifecycle" />
      <div className="flex flex-col gap-8 pt-4">
        <Section
          id="moves"
          title="Forced moves"
          meta={
            moves.length === 0 ? null : `${plural(moves.length, 'offering')} to leave${overdue > 0 ? `, ${overdue} of them overdue` : ''}`
          }
          flush={moves.length > 0}
        >
          <ForcedMoves moves={moves} today={today} home={home} currency={currency} />
        </Section>
        {atRisk.length > 0 ? (
          <Section
            id="at-risk"
            title="At risk, no date known"
            meta={`${plural(atRisk.length, 'offering')} deprecated without a day: any day can be the last`}
            flush
          >
            <AtRisk lines={atRisk} home={home} />
          </Section>
        ) : null}
        <Section
          id="clocks"
          title={all ? 'Every offering' : 'What we use and weigh'}
          meta={plural(lines.length, 'offering')}
          actions={
            all ? (
              <ButtonLink size="sm" variant="ghost" href={`${home}/readiness/lifecycle`}>
                Only what we use and weigh
              </ButtonLink>
            ) : others > 0 ? (
              <ButtonLink size="sm" variant="ghost" href={`${home}/readiness/lifecycle?show=all`}>
                Show {plural(others, 'other offering')}
              </ButtonLink>
            ) : null
          }
          flush
        >
          <LifecycleTable lines={lines} today={today} home={home} />
        </Section>
        <Section id="check" title="In a pipeline">
          <div className="flex max-w-3xl flex-col items-start gap-2">
            <p className="text-muted">
              This command fails a build when something the team uses ends within sixty days, has ended already, or when a contract does.
              With <span className="font-mono">--model</span> it looks at the model ids of one program. Its exit code is 0 for nothing, 1
              for something, 2 when it could not look.
            </p>
            <span className="flex flex-wrap items-center gap-3">
              <code className="rounded-sm bg-sunken px-2 py-1 font-mono text-sm break-all">{command}</code>
              <CopyButton value={command} label="Copy the command" />
            </span>
          </div>
        </Section>
      </div>
    </>
  )
})
