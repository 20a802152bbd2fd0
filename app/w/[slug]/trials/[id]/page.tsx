import { Badge } from '@/components/ui/badge'
import { PageHeader } from '@/components/ui/page-header'
import { DemoMark } from '@/components/verdict/demo-mark'
import { can } from '@/lib/auth/roles'
import { formatDateTime } from '@/lib/format'
import { page } from '@/lib/http/page'
import { getDependency } from '@/lib/services/dependencies'
import { listOfferingChoices } from '@/lib/services/offerings'
import { getTrial } from '@/lib/services/trial-plans'
import { findSeat } from '@/lib/services/trial-seat'
import { goalWords, stateBadge } from '../trial-words'
import { CollectSection } from './collect-section'
import { DraftSection } from './draft-section'
import { EndSection } from './end-section'
import { PicturesSection } from './pictures-section'
import { PlanSection } from './plan-section'
import { ProgressSection } from './progress-section'
import { RatersSection } from './raters-section'
import { RecordedSection } from './recorded-section'
import { ResultSection } from './result-section'
import { StandingSection } from './standing-section'
import type { TrialView } from './trial-view'
import { VoidNotice } from './void-notice'

export const metadata = { title: 'Trial' }

export default page<{ slug: string; id: string }>(async (ctx, { params: { slug, id } }) => {
  const trial = await getTrial(ctx, id)
  const [dependency, offerings] = await Promise.all([getDependency(ctx, trial.dependencyId), listOfferingChoices(ctx)])
  const title = (offering: string) => offerings.find((choice) => choice.id === offering)?.title ?? offering
  const votes = can(ctx.role, 'trial:vote') && trial.lockedAt !== null
  const seat = votes ? await findSeat(ctx, id) : null
  const view: TrialView = {
    trial,
    base: `/w/${slug}`,
    slug,
    names: { challenger: title(trial.challengerId), incumbent: title(trial.incumbentId) },
    runs: can(ctx.role, 'trial:run'),
    rates: seat !== null,
  }
  const planned = trial.settings !== null
  const { word, tone } = stateBadge({ ...trial, planned })
  return (
    <article>
      <PageHeader
        breadcrumbs={[
          { label: 'Trials', href: `${view.base}/trials` },
          { label: dependency.name, href: `${view.base}/dependencies/${dependency.id}` },
        ]}
        title={`${view.names.challenger} against ${view.names.incumbent}`}
        meta={
          <>
            <Badge tone={tone}>{word}</Badge>
            {trial.origin === 'demo' ? <DemoMark /> : null}
            {trial.goal ? <span>{goalWords[trial.goal]}</span> : null}
            {trial.lockedAt ? <span>locked {formatDateTime(trial.lockedAt, ctx.workspace.timeZone)}</span> : null}
          </>
        }
      />
      <div className="flex flex-col gap-8">
        {trial.state === 'voided' ? <VoidNotice reason={trial.voidReason} /> : null}
        {planned ? null : <RecordedSection {...view} />}
        {planned && trial.state === 'registered' && view.runs ? (
          <>
            <DraftSection {...view} />
            <PicturesSection {...view} />
          </>
        ) : null}
        {trial.lockedAt !== null && trial.state !== 'voided' && trial.revealedAt === null ? <ProgressSection ctx={ctx} {...view} /> : null}
        {trial.revealedAt !== null ? <ResultSection ctx={ctx} {...view} /> : null}
        {trial.lockedAt !== null && view.runs && trial.revealedAt === null && trial.state !== 'voided' ? (
          <>
            {view.rates ? null : <CollectSection ctx={ctx} {...view} />}
            <StandingSection ctx={ctx} {...view} />
            <EndSection {...view} />
          </>
        ) : null}
        {trial.lockedAt !== null && view.runs ? <RatersSection ctx={ctx} {...view} /> : null}
        {planned ? <PlanSection {...view} /> : null}
      </div>
    </article>
  )
})
