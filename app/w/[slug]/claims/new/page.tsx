import { PageHeader } from '@/components/ui/page-header'
import { allow } from '@/lib/context'
import { page } from '@/lib/http/page'
import { createClaimAction } from '../actions'
import { claimChoices } from '../choices'
import { ClaimForm } from '../claim-form'
import { prefilled } from '../prefill'

export const metadata = { title: 'Add a claim' }

export default page(async (ctx, { search }) => {
  allow(ctx, 'claim:write')
  const { slug } = ctx.workspace
  const path = `/w/${slug}/claims`
  return (
    <>
      <PageHeader title="Add a claim" meta="One published result for one model." breadcrumbs={[{ label: 'Claims', href: path }]} />
      <ClaimForm action={createClaimAction.bind(null, slug)} path={path} choices={await claimChoices(ctx)} stored={prefilled(search)} />
    </>
  )
})
