import Link from 'next/link'
import { PageHeader } from '@/components/ui/page-header'
import { allow } from '@/lib/context'
import { choiceLabel } from '@/lib/domain/end-text'
import { page } from '@/lib/http/page'
import { getDependency } from '@/lib/services/dependencies'
import { listOfferingChoices } from '@/lib/services/offerings'
import { importTrialAction, previewVotesAction } from './actions'
import { VotesForm } from './votes-form'

export const metadata = { title: 'Import a trial' }

export default page<{ slug: string; id: string }>(async (ctx, { params: { slug, id }, search }) => {
  allow(ctx, 'trial:run')
  const [dependency, offerings] = await Promise.all([getDependency(ctx, id), listOfferingChoices(ctx)])
  const titles = new Map(offerings.map((offering) => [offering.id, choiceLabel(offering)]))
  const here = `/w/${slug}/dependencies/${id}`
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        title="Import a trial"
        breadcrumbs={[
          { label: 'Dependencies', href: `/w/${slug}/inventory?tab=dependencies` },
          { label: dependency.name, href: here },
        ]}
        meta={
          <span>
            against {titles.get(dependency.incumbentId) ?? dependency.incumbentId}, the incumbent, from the votes of a trial run elsewhere ·{' '}
            <Link className="link" href={`${here}/trials/new`}>
              Only counts are known
            </Link>
          </span>
        }
      />
      <VotesForm
        action={importTrialAction.bind(null, slug)}
        preview={previewVotesAction.bind(null, slug)}
        dependencyId={id}
        here={here}
        challengers={dependency.challengers.map(({ offeringId }) => ({ value: offeringId, label: titles.get(offeringId) ?? offeringId }))}
        chosen={search.challenger}
      />
    </div>
  )
})
