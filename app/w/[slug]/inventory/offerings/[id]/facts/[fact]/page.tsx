import { PageHeader } from '@/components/ui/page-header'
import { allow } from '@/lib/context'
import { gateLabel } from '@/lib/domain/gate'
import { dayIn } from '@/lib/domain/week'
import { page } from '@/lib/http/page'
import { history } from '@/lib/services/audit'
import { getFact } from '@/lib/services/facts'
import { getOfferingName } from '@/lib/services/offerings'
import { policyOn } from '@/lib/services/policies'
import { HistoryList } from '../../../../history-list'
import { updateFactAction } from '../../../actions'
import { FactForm } from '../fact-form'
import { takesByGate } from '../takes'

export const metadata = { title: 'Edit a fact' }

export default page<{ slug: string; id: string; fact: string }>(async (ctx, { params }) => {
  allow(ctx, 'claim:write')
  const { slug, currency, timeZone } = ctx.workspace
  const path = `/w/${slug}/inventory`
  const today = dayIn(ctx.now, timeZone)
  const [fact, policy, events] = await Promise.all([
    getFact(ctx, params.fact),
    policyOn(ctx, today),
    history(ctx, { type: 'fact', id: params.fact }),
  ])
  const { title } = await getOfferingName(ctx, fact.offeringId)
  return (
    <div className="flex flex-col gap-8">
      <div>
        <PageHeader
          title={`Edit a fact: ${gateLabel(fact.gate)}`}
          breadcrumbs={[
            { label: 'Offerings', href: `${path}?tab=offerings` },
            { label: title, href: `${path}/offerings/${fact.offeringId}` },
          ]}
        />
        <FactForm
          action={updateFactAction.bind(null, slug)}
          offeringPath={`${path}/offerings/${fact.offeringId}`}
          offeringId={fact.offeringId}
          currency={currency}
          today={today}
          takes={takesByGate(policy.content.gates)}
          fact={fact}
        />
      </div>
      <HistoryList events={events} zone={timeZone} />
    </div>
  )
})
