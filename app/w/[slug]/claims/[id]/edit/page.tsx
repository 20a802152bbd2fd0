import { PageHeader } from '@/components/ui/page-header'
import { allow } from '@/lib/context'
import { page } from '@/lib/http/page'
import { getClaim } from '@/lib/services/claims'
import { updateClaimAction } from '../../actions'
import { claimChoices } from '../../choices'
import { ClaimForm } from '../../claim-form'

export const metadata = { title: 'Correct a claim' }

export default page<{ slug: string; id: string }>(async (ctx, { params }) => {
  allow(ctx, 'claim:write')
  const claim = await getClaim(ctx, params.id)
  const { slug } = ctx.workspace
  const path = `/w/${slug}/claims`
  return (
    <>
      <PageHeader
        title="Correct a claim"
        meta="What was written before stays in its history."
        breadcrumbs={[
          { label: 'Claims', href: path },
          { label: claim.id, href: `${path}/${claim.id}` },
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
