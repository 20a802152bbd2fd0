import { Pencil } from 'lucide-react'
import { ButtonLink } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { DemoMark } from '@/components/verdict/demo-mark'
import { MustMoveBadge, StatusBadge } from '@/components/verdict/status-badge'
import { can } from '@/lib/auth/roles'
import { daysBetween } from '@/lib/domain/day'
import { taskLabel } from '@/lib/domain/task'
import { weekIn } from '@/lib/domain/week'
import { formatDate, formatDaysAway } from '@/lib/format'
import { page } from '@/lib/http/page'
import { getDependencyWeek, verdictHistory } from '@/lib/services/reviews'
import { ChallengerTable } from './challenger-table'
import { DependencyHistory } from './dependency-history'
import { Needs } from './needs'

export const metadata = { title: 'Dependency' }

export default page<{ slug: string; id: string }>(async (ctx, { params }) => {
  const running = weekIn(ctx.now, ctx.workspace.timeZone)
  const [{ report, entry }, history] = await Promise.all([getDependencyWeek(ctx, running, params.id), verdictHistory(ctx, params.id)])
  const base = `/w/${ctx.workspace.slug}`
  const here = `${base}/dependencies/${params.id}`
  const [first] = entry.pairs
  const { mustMoveBy } = entry
  return (
    <article className="flex flex-col gap-8">
      <PageHeader
        breadcrumbs={[{ label: 'Board', href: base }]}
        title={entry.dependency.name}
        meta={
          <>
            {first ? <StatusBadge status={first.verdict.status} basis={first.verdict.basis} /> : null}
            <span>{taskLabel(entry.dependency.task)}</span>
            <span>{entry.owner ? `owned by ${entry.owner}` : 'no owner'}</span>
            {entry.origin === 'demo' ? <DemoMark /> : null}
          </>
        }
        actions={
          can(ctx.role, 'inventory:write') ? (
            <ButtonLink href={`${here}/edit`} icon={<Pencil aria-hidden="true" />}>
              Edit
            </ButtonLink>
          ) : null
        }
      />
      {mustMoveBy ? (
        <p className="flex flex-wrap items-center gap-3 border-y py-3">
          <MustMoveBadge date={mustMoveBy} past={mustMoveBy <= report.asOf} />
          <span>
            {entry.incumbent.title} {mustMoveBy <= report.asOf ? 'ended' : 'ends'} on {formatDate(mustMoveBy)} (
            {formatDaysAway(daysBetween(report.asOf, mustMoveBy))}). The question is no longer whether a challenger is better, but which one
            is as good and ready.
          </span>
        </p>
      ) : null}
      <Section title="Challengers side by side" meta="unknown is never a pass" flush>
        <ChallengerTable entry={entry} report={report} here={here} />
      </Section>
      {entry.refused.length > 0 ? (
        <Section title="Not weighed">
          <ul className="flex flex-col gap-1">
            {entry.refused.map(({ challenger, sentence }) => (
              <li key={challenger.id}>
                <span className="font-semibold">{challenger.title}</span> <span className="text-muted">{sentence}</span>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      <Section title="Week by week" meta="signed weeks; the line below a week turns dark where the status changed">
        <DependencyHistory points={history} entry={entry} running={running} here={here} />
      </Section>
      <Section title="What this workflow needs" flush>
        <Needs entry={entry} report={report} />
      </Section>
    </article>
  )
})
