import { Plus } from 'lucide-react'
import { ButtonLink } from '@/components/ui/button'
import { Section } from '@/components/ui/section'
import { can } from '@/lib/auth/roles'
import type { Context } from '@/lib/context'
import { unanswered } from '@/lib/domain/action-answer'
import { proposals } from '@/lib/domain/action-proposals'
import { itemsOf } from '@/lib/domain/monday-list'
import type { DependencyReport, Report } from '@/lib/domain/report'
import { dayIn } from '@/lib/domain/week'
import { settledIn } from '@/lib/services/action-closing'
import { listActions } from '@/lib/services/action-list'
import { openTrials } from '@/lib/services/trial-progress'
import { ActionTable } from '../../actions/action-table'
import { ProposalList } from '../../actions/proposal-list'
import { UnansweredList } from '../../actions/unanswered-list'

type DependencyActionsProps = { ctx: Context; report: Report; entry: DependencyReport }

/** Who does what about one dependency, and what the engine proposes that nobody has taken on. */
export async function DependencyActions({ ctx, report, entry }: DependencyActionsProps) {
  const { id } = entry.dependency
  const actions = await listActions(ctx, { dependencyId: id })
  const base = `/w/${ctx.workspace.slug}`
  const writes = can(ctx.role, 'action:write')
  const today = dayIn(ctx.now, ctx.workspace.timeZone)
  const items = itemsOf({ actions, settled: settledIn(actions, [report]), running: report.week, today })
  const proposed = proposals({ ...report, dependencies: [entry] }, actions, null)
  const open = unanswered(report, actions)
  return (
    <Section
      title="Actions"
      flush
      actions={
        writes ? (
          <ButtonLink size="sm" variant="ghost" href={`${base}/actions/new?dependency=${id}`} icon={<Plus aria-hidden="true" />}>
            Add an action
          </ButtonLink>
        ) : null
      }
    >
      {items.length > 0 ? <ActionTable label="Open actions" items={items} base={base} /> : null}
      <UnansweredList lines={open} where={{ base, week: report.week, role: ctx.role }} />
      <ProposalList proposals={proposed} openTrials={await openTrials(ctx)} slug={ctx.workspace.slug} writes={writes} named={false} />
      {items.length + proposed.length + open.length === 0 ? (
        <p className="py-3 text-muted">Nobody has an open action here, and nothing is proposed.</p>
      ) : null}
    </Section>
  )
}
