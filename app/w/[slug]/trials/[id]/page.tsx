import { Badge } from '@/components/ui/badge'
import { PageHeader } from '@/components/ui/page-header'
import { DemoMark } from '@/components/verdict/demo-mark'
import { can } from '@/lib/auth/roles'
import type { Context } from '@/lib/context'
import { shortfallText } from '@/lib/domain/trial-shortfall'
import { neededWins, proofBar } from '@/lib/domain/verdict/sample-size'
import { dayIn } from '@/lib/domain/week'
import { formatDateTime } from '@/lib/format'
import { page } from '@/lib/http/page'
import { getDependency } from '@/lib/services/dependencies'
import { listOfferingChoices } from '@/lib/services/offerings'
import { policyOn } from '@/lib/services/policies'
import { partIn } from '@/lib/services/trial-insiders'
import { namingPrompts } from '@/lib/services/trial-names'
import { getTrial, listTrials, type TrialDetail } from '@/lib/services/trial-plans'
import { goalWords, openTrialOf, stateBadge } from '../trial-words'
import { CollectSection } from './collect-section'
import { DraftSection } from './draft-section'
import { EndSection } from './end-section'
import { NamesNotice } from './names-notice'
import { PartSection } from './part-section'
import { PicturesSection } from './pictures-section'
import { PlanSection } from './plan-section'
import { ProgressSection } from './progress-section'
import { RatersSection } from './raters-section'
import { RecordedSection } from './recorded-section'
import { ReportsSection } from './reports-section'
import { ResultSection } from './result-section'
import { StandingSection } from './standing-section'
import type { TrialView } from './trial-view'
import { VoidNotice } from './void-notice'

export const metadata = { title: 'Trial' }

/** Why a draft cannot be proof under the policy of today; null when it can. */
async function shortfallOf(ctx: Context, { goal, plannedPrompts }: TrialDetail): Promise<string | null> {
  if (goal === null) return null
  const bar = proofBar(goal, (await policyOn(ctx, dayIn(ctx.now, ctx.workspace.timeZone))).content)
  return shortfallText(plannedPrompts, { bar, needed: neededWins(bar, plannedPrompts)[plannedPrompts] as number })
}

const otherOpen = async (ctx: Context, { dependencyId, challengerId }: TrialDetail): Promise<string | null> =>
  openTrialOf(await listTrials(ctx, dependencyId), challengerId)

export default page<{ slug: string; id: string }>(async (ctx, { params: { slug, id } }) => {
  const trial = await getTrial(ctx, id)
  const [dependency, offerings] = await Promise.all([getDependency(ctx, trial.dependencyId), listOfferingChoices(ctx)])
  const title = (offering: string) => offerings.find((choice) => choice.id === offering)?.title ?? offering
  const [part, runs] = [await partIn(ctx, id), can(ctx.role, 'trial:run')]
  const blinded = trial.lockedAt !== null && trial.revealedAt === null && trial.state !== 'voided'
  const mayBegin = part === null && !runs && trial.state === 'running' && can(ctx.role, 'trial:vote')
  const view: TrialView = {
    trial,
    base: `/w/${slug}`,
    slug,
    names: { challenger: title(trial.challengerId), incumbent: title(trial.incumbentId) },
    ...{ runs, part, kept: blinded && (part === 'rates' || mayBegin) },
  }
  const planned = trial.settings !== null
  const naming = planned ? await namingPrompts(ctx, id) : []
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
        {planned ? null : <RecordedSection ctx={ctx} {...view} />}
        {planned && trial.state === 'registered' && view.runs ? (
          <>
            <DraftSection naming={naming} shortfall={await shortfallOf(ctx, trial)} other={await otherOpen(ctx, trial)} {...view} />
            <PicturesSection {...view} />
          </>
        ) : null}
        {blinded ? <NamesNotice naming={naming} {...view} /> : null}
        {blinded ? <ProgressSection ctx={ctx} {...view} /> : null}
        {blinded && view.runs && view.part === null && trial.state === 'running' ? <PartSection ctx={ctx} {...view} /> : null}
        {trial.revealedAt !== null ? <ResultSection ctx={ctx} {...view} /> : null}
        {blinded && view.runs && view.part === 'collects' ? (
          <>
            <ReportsSection ctx={ctx} {...view} />
            <CollectSection ctx={ctx} {...view} />
            <StandingSection ctx={ctx} {...view} />
          </>
        ) : null}
        {blinded && view.runs ? <EndSection {...view} /> : null}
        {trial.lockedAt !== null && view.runs ? <RatersSection ctx={ctx} {...view} /> : null}
        {planned ? <PlanSection {...view} /> : null}
      </div>
    </article>
  )
})
