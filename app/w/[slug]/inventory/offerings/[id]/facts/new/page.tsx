import Link from 'next/link'
import { PageHeader } from '@/components/ui/page-header'
import { allow } from '@/lib/context'
import { dayIn } from '@/lib/domain/week'
import { page } from '@/lib/http/page'
import { listFacts } from '@/lib/services/facts'
import { getOfferingName } from '@/lib/services/offerings'
import { policyOn } from '@/lib/services/policies'
import { createFactAction } from '../../../actions'
import { FactForm } from '../fact-form'
import { takesByGate } from '../takes'

export const metadata = { title: 'Add a fact' }

export default page<{ slug: string; id: string }>(async (ctx, { params: { id }, search }) => {
  allow(ctx, 'claim:write')
  const { slug, currency, timeZone } = ctx.workspace
  const path = `/w/${slug}/inventory`
  const today = dayIn(ctx.now, timeZone)
  const [{ title, model, provider }, policy, facts] = await Promise.all([
    getOfferingName(ctx, id),
    policyOn(ctx, today),
    search.like === undefined ? [] : listFacts(ctx, id),
  ])
  return (
    <>
      <PageHeader
        title="Add a fact"
        breadcrumbs={[
          { label: 'Offerings', href: `${path}?tab=offerings` },
          { label: title, href: `${path}/offerings/${id}` },
        ]}
        meta={
          <span>
            If only the vendor can say:{' '}
            <Link className="link" href={`/w/${slug}/readiness/questions/new?vendor=${provider?.id ?? model.vendorId}&offering=${id}`}>
              ask {provider?.name ?? 'its maker'}
            </Link>
          </span>
        }
      />
      <FactForm
        action={createFactAction.bind(null, slug)}
        offeringPath={`${path}/offerings/${id}`}
        offeringId={id}
        currency={currency}
        today={today}
        takes={takesByGate(policy.content.gates)}
        gate={search.gate}
        like={facts.find((fact) => fact.id === search.like && fact.gate === search.gate)}
      />
    </>
  )
})
