import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { Time } from '@/components/ui/time'
import { DemoMark } from '@/components/verdict/demo-mark'
import { can } from '@/lib/auth/roles'
import type { Context } from '@/lib/context'
import { rangeText } from '@/lib/domain/economics-text'
import { sameRange, switchingSum } from '@/lib/domain/switching-cost'
import { weekIn } from '@/lib/domain/week'
import { AppError } from '@/lib/errors'
import { page } from '@/lib/http/page'
import { history } from '@/lib/services/audit'
import { pairLeads } from '@/lib/services/pair-leads'
import { getDependencyWeek } from '@/lib/services/reviews'
import { getSwitchingCost, type SwitchingCost } from '@/lib/services/switching-cost'
import { HistoryList } from '../../../../inventory/history-list'
import { saveSwitchingCostAction } from './actions'
import { PartsTable } from './parts-table'
import { PaybackLines } from './payback-lines'
import { savedParts } from './saved-parts'
import { SwitchingForm } from './switching-form'

export const metadata = { title: 'Switching cost' }

/** The pair as the running week weighs it; null where that cannot be done. */
async function weighed(ctx: Context, dependencyId: string, offeringId: string) {
  try {
    const { report, entry } = await getDependencyWeek(ctx, weekIn(ctx.now, ctx.workspace.timeZone), dependencyId)
    const pair = entry.pairs.find(({ challenger }) => challenger.id === offeringId)
    if (!pair) return null
    const { posterior, basis, appraisals } = pair.verdict
    const counted = new Set(appraisals.flatMap(({ id, included }) => (included ? id : [])))
    const claimIds = pair.comparisons.flatMap(({ claim, claimIds: ids }) => (counted.has(claim.id) ? ids : []))
    const payback = { econ: pair.input.econ, posterior: { m: posterior.m, s: posterior.s }, basis, policy: report.policy.content.economics }
    return { payback, claimIds }
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') return null
    throw error
  }
}

export default page<{ slug: string; id: string; offering: string }>(async (ctx, { params: { slug, id, offering }, search }) => {
  const { currency, timeZone } = ctx.workspace
  const home = `/w/${slug}`
  const [cost, pair, events] = await Promise.all([
    getSwitchingCost(ctx, { dependencyId: id, offeringId: offering }),
    weighed(ctx, id, offering),
    history(ctx, { type: 'switching_estimate', id: `${id}--${offering}` }),
  ])
  const { leads } = await pairLeads(ctx, pair?.claimIds ?? [])
  const verdict = `${home}/dependencies/${id}/vs/${offering}`
  // The parts that a demo begins with were saved by nobody.
  const came = cost.demo && cost.saved !== null && events.length === 0
  const shared = { payback: pair?.payback ?? null, leads, currency }
  return (
    <article className="flex flex-col gap-6">
      <PageHeader
        title="Switching cost"
        breadcrumbs={[
          { label: cost.dependencyName, href: `${home}/dependencies/${id}` },
          { label: `${cost.challengerTitle} against ${cost.incumbentTitle}`, href: `${verdict}#economics` },
        ]}
        meta={
          <>
            {cost.demo ? <DemoMark /> : null}
            {came ? (
              <span>parts came with the demo</span>
            ) : cost.saved ? (
              <span>
                parts saved by {cost.saved.byName} on <Time value={cost.saved.at} zone={timeZone} />
              </span>
            ) : (
              <span>never estimated by its parts</span>
            )}
          </>
        }
      />
      <Standing cost={cost} currency={currency} kept={search.kept === 'parts'} />
      {can(ctx.role, 'inventory:write') ? (
        <SwitchingForm
          action={saveSwitchingCostAction.bind(null, slug)}
          pair={{ dependencyId: id, offeringId: offering }}
          stored={cost}
          cancelHref={`${verdict}#economics`}
          {...shared}
        />
      ) : (
        <div className="grid items-start gap-x-10 gap-y-8 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
          <PartsTable parts={cost.parts} currency={currency} />
          <PaybackLines sum={null} standing={cost.sum} {...shared} />
        </div>
      )}
      {came ? (
        <Section title="History of edits">
          <p className="text-muted">The parts came with the demo. Nobody has changed them since.</p>
        </Section>
      ) : (
        <HistoryList events={savedParts(events)} zone={timeZone} />
      )}
    </article>
  )
})

/** How the stored parts and the sum that the business case reads stand to each other, where that needs a word. */
function Standing({ cost, currency, kept }: { cost: SwitchingCost; currency: string; kept: boolean }) {
  const { sum } = switchingSum(cost.parts)
  const read = rangeText(cost.sum, currency)
  if (sum && !sameRange(sum, cost.sum))
    return (
      <Notice tone="warn" title="Parts and sum differ">
        The parts come to {rangeText(sum, currency)}, while the switching cost of this challenger was set to {read ?? 'nothing'} by hand
        since. The business case reads what was set by hand; saving the parts puts their sum in its place.
      </Notice>
    )
  if (sum) return null
  if (kept)
    return (
      <Notice title="The parts are kept">
        Some are still missing, so there is no sum yet. The business case {read ? `reads ${read} as before` : 'still has no switching cost'}
        .
      </Notice>
    )
  return read ? (
    <Notice title="Estimated as one figure so far">
      The business case reads {read}, which nobody has taken apart. Once all six parts are estimated, their sum takes its place.
    </Notice>
  ) : null
}
