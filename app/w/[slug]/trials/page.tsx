import { FlaskConical } from 'lucide-react'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { PageHeader } from '@/components/ui/page-header'
import { can } from '@/lib/auth/roles'
import { plural } from '@/lib/format'
import { page } from '@/lib/http/page'
import { listDependencies } from '@/lib/services/dependencies'
import { listOfferingChoices } from '@/lib/services/offerings'
import { listTrialLines, type TrialListLine } from '@/lib/services/trial-progress'
import { TrialTable } from './trial-table'

export const metadata = { title: 'Trials' }

/** What is still open first, then by the day that the list shows, newest first. */
const inOrder = (trials: readonly TrialListLine[]) => {
  const isOver = ({ state }: TrialListLine) => Number(state === 'closed' || state === 'voided')
  const day = ({ closedOn, registeredOn }: TrialListLine) => closedOn ?? registeredOn
  return [...trials].sort((a, b) => isOver(a) - isOver(b) || day(b).localeCompare(day(a)) || a.id.localeCompare(b.id))
}

export default page(async (ctx, { params: { slug } }) => {
  const [trials, dependencies, offerings] = await Promise.all([listTrialLines(ctx), listDependencies(ctx), listOfferingChoices(ctx)])
  const base = `/w/${slug}`
  const names = {
    dependencies: new Map(dependencies.map(({ id, name }) => [id, name])),
    offerings: new Map(offerings.map(({ id, title }) => [id, title])),
  }
  const runs = can(ctx.role, 'trial:run')
  const plan = runs ? (
    <ButtonLink variant="primary" href={`${base}/trials/new`} icon={<FlaskConical aria-hidden="true" />}>
      Plan a trial
    </ButtonLink>
  ) : null
  const open = trials.filter(({ state }) => state === 'running').length
  return (
    <>
      <PageHeader
        title="Trials"
        meta={
          <span>
            {trials.length > 0 ? `${plural(trials.length, 'trial')}, ${open} open · ` : ''}blind votes on clips from your own prompts
          </span>
        }
        actions={trials.length > 0 ? plan : null}
      />
      {trials.length > 0 ? (
        <TrialTable trials={inOrder(trials)} names={names} base={base} />
      ) : (
        <Empty title="No trial yet" action={plan}>
          Published results never justify a switch alone: they were made with other prompts. In a trial the incumbent and a challenger make
          clips from your own prompts, and people who do not know which is which choose the better one. Say first how many prompts it takes,
          lock the plan, collect the clips, vote, and reveal.
        </Empty>
      )}
    </>
  )
})
