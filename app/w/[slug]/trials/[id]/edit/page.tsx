import { PageHeader } from '@/components/ui/page-header'
import { allow } from '@/lib/context'
import { promptListText } from '@/lib/domain/prompt-list'
import { conflict } from '@/lib/errors'
import { page } from '@/lib/http/page'
import { getTrial } from '@/lib/services/trial-plans'
import { redraftTrialAction } from '../../actions'
import { PlanForm } from '../../new/plan-form'
import { planSubject } from '../../new/plan-subject'

export const metadata = { title: 'Change the plan' }

export default page<{ slug: string; id: string }>(async (ctx, { params: { slug, id } }) => {
  allow(ctx, 'trial:run')
  const trial = await getTrial(ctx, id)
  if (trial.lockedAt !== null || trial.settings === null || trial.goal === null)
    throw conflict('This plan can no longer be changed: it is locked, or the trial was recorded by hand.')
  const { dependency, subject } = await planSubject(ctx, trial.dependencyId)
  const here = `/w/${slug}/trials/${id}`
  const { prompts, version, hypothesis, goal, settings, ...rest } = trial
  return (
    <>
      <PageHeader
        title="Change the plan"
        breadcrumbs={[
          { label: 'Trials', href: `/w/${slug}/trials` },
          { label: dependency.name, href: here },
        ]}
        meta={<span>against {subject.incumbent.title}, the incumbent</span>}
      />
      <PlanForm
        action={redraftTrialAction.bind(null, slug)}
        subject={subject}
        stored={{ ...rest, goal, settings, hypothesis: hypothesis ?? '', promptList: promptListText(prompts) }}
        row={{ id, version }}
        backHref={here}
        listHref={`/w/${slug}/trials`}
      />
    </>
  )
})
