import Link from 'next/link'
import { PageHeader } from '@/components/ui/page-header'
import { allow } from '@/lib/context'
import { goalOf } from '@/lib/domain/trial-plan'
import { page } from '@/lib/http/page'
import { listDependencies } from '@/lib/services/dependencies'
import { draftTrialAction } from '../actions'
import { PairPicker } from './pair-picker'
import { PlanForm } from './plan-form'
import { planSubject } from './plan-subject'

export const metadata = { title: 'Plan a trial' }

export default page(async (ctx, { params: { slug }, search }) => {
  allow(ctx, 'trial:run')
  const base = `/w/${slug}`
  const crumbs = [{ label: 'Trials', href: `${base}/trials` }]
  if (!search.dependency)
    return (
      <>
        <PageHeader title="Plan a trial" breadcrumbs={crumbs} meta={<span>First choose the workflow that it is about.</span>} />
        <PairPicker dependencies={await listDependencies(ctx)} />
      </>
    )
  const { dependency, subject, forced } = await planSubject(ctx, search.dependency)
  return (
    <>
      <PageHeader
        title="Plan a trial"
        breadcrumbs={[...crumbs, { label: dependency.name, href: `${base}/dependencies/${dependency.id}` }]}
        meta={
          <span>
            against {subject.incumbent.title}, the incumbent ·{' '}
            <Link className="link" href={`${base}/dependencies/${dependency.id}/trials/new`}>
              Record a trial that was run elsewhere
            </Link>
          </span>
        }
      />
      <PlanForm
        action={draftTrialAction.bind(null, slug)}
        subject={subject}
        stored={{
          challengerId: search.challenger,
          goal: goalOf({ costGoal: dependency.costGoal, forced }),
          settings: { resolution: '1080p', seconds: 5, attempts: 1, seedPolicy: 'random', audio: dependency.task.endsWith('_audio') },
        }}
        backHref={`${base}/dependencies/${dependency.id}`}
        listHref={`${base}/trials`}
      />
    </>
  )
})
