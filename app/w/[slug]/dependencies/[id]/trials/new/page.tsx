import Link from 'next/link'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { allow } from '@/lib/context'
import { choiceLabel } from '@/lib/domain/end-text'
import { dayIn } from '@/lib/domain/week'
import { page } from '@/lib/http/page'
import { getDependency } from '@/lib/services/dependencies'
import { listOfferingChoices } from '@/lib/services/offerings'
import { policyOn } from '@/lib/services/policies'
import { listTrialLines } from '@/lib/services/trial-progress'
import { recordTrialAction } from '../../../../inventory/dependencies/actions'
import { PromptsNeeded } from './prompts-needed'
import { RecordedTrials } from './recorded-trials'
import { TrialForm } from './trial-form'

export const metadata = { title: 'Record a trial' }

export default page<{ slug: string; id: string }>(async (ctx, { params: { slug, id }, search }) => {
  allow(ctx, 'claim:write')
  const [dependency, offerings, trials, policy] = await Promise.all([
    getDependency(ctx, id),
    listOfferingChoices(ctx),
    listTrialLines(ctx, id),
    policyOn(ctx, dayIn(ctx.now, ctx.workspace.timeZone)),
  ])
  const titles = new Map(offerings.map((offering) => [offering.id, choiceLabel(offering)]))
  const home = `/w/${slug}`
  const here = `${home}/dependencies/${id}`
  return (
    <div className="flex flex-col gap-8">
      <div>
        <PageHeader
          title="Record a trial"
          breadcrumbs={[
            { label: 'Dependencies', href: `${home}/inventory?tab=dependencies` },
            { label: dependency.name, href: here },
          ]}
          meta={
            <span>
              against {titles.get(dependency.incumbentId) ?? dependency.incumbentId}, the incumbent, and run elsewhere ·{' '}
              <Link
                className="link"
                href={`${home}/trials/new?dependency=${id}${search.challenger ? `&challenger=${encodeURIComponent(search.challenger)}` : ''}`}
              >
                Plan one here instead
              </Link>{' '}
              ·{' '}
              <Link
                className="link"
                href={`${here}/trials/import${search.challenger ? `?challenger=${encodeURIComponent(search.challenger)}` : ''}`}
              >
                Import its votes
              </Link>
            </span>
          }
        />
        <TrialForm
          action={recordTrialAction.bind(null, slug)}
          dependencyId={id}
          here={here}
          challengers={dependency.challengers.map(({ offeringId }) => ({ value: offeringId, label: titles.get(offeringId) ?? offeringId }))}
          chosen={search.challenger}
        />
      </div>
      <PromptsNeeded policy={policy.content} />
      <Section title="Trials so far" flush>
        <RecordedTrials trials={trials} titles={titles} slug={slug} />
      </Section>
    </div>
  )
})
