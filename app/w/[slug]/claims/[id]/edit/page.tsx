import { PageHeader } from '@/components/ui/page-header'
import { allow } from '@/lib/context'
import { page } from '@/lib/http/page'
import { getClaimView } from '@/lib/services/claim-view'
import { updateClaimAction } from '../../actions'
import { claimChoices } from '../../choices'
import { ClaimForm } from '../../claim-form'
import { titleOf } from '../reading'

export const metadata = { title: 'Correct a claim' }

export default page<{ slug: string; id: string }>(async (ctx, { params }) => {
  allow(ctx, 'claim:write')
  const view = await getClaimView(ctx, params.id)
  const { claim } = view
  const { slug } = ctx.workspace
  const path = `/w/${slug}/claims`
  return (
    <>
      <PageHeader
        title="Correct a claim"
        meta="What was written before stays in its history."
        breadcrumbs={[
          { label: 'Claims', href: path },
          { label: titleOf(view), href: `${path}/${claim.id}` },
        ]}
      />
      <ClaimForm
        action={updateClaimAction.bind(null, slug)}
        path={path}
        choices={await claimChoices(ctx)}
        stored={{ ...claim }}
        row={{ id: claim.id, version: claim.version }}
      />
    </>
  )
})
