import { Plus } from 'lucide-react'
import { ButtonLink } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { can } from '@/lib/auth/roles'
import { datesText } from '@/lib/domain/runs-out'
import { dayIn } from '@/lib/domain/week'
import { formatWeek, formatWeekShort, plural } from '@/lib/format'
import { page } from '@/lib/http/page'
import { listContradictions } from '@/lib/services/contradictions'
import { getMonday, type Monday } from '@/lib/services/monday-list'
import { openTrials } from '@/lib/services/trial-progress'
import { ChangesSection } from './changes-section'
import { ConflictsSection } from './conflicts-section'
import { ContradictionsLine } from './contradictions-line'
import { RunsOutSection } from './runs-out-section'
import { ClosedSection, MineSection, OthersSection, ProposedSection, SettledLine } from './waiting-sections'

export const metadata = { title: 'This week' }

export default page(async (ctx, { params: { slug } }) => {
  const [monday, found, open] = await Promise.all([getMonday(ctx), listContradictions(ctx), openTrials(ctx)])
  const { board, changes, runsOut, conflicts, mine, others, closed } = monday
  const base = `/w/${slug}`
  const review = `${base}/reviews/${board.running}`
  const writes = can(ctx.role, 'action:write')
  return (
    <div className="flex max-w-6xl flex-col gap-6">
      <PageHeader
        title="This week"
        meta={
          <>
            <span>{formatWeek(board.running)}</span>
            <span>{summary(monday)}</span>
          </>
        }
        actions={
          <>
            {writes ? (
              <ButtonLink href={`${base}/actions/new`} icon={<Plus aria-hidden="true" />}>
                Add an action
              </ButtonLink>
            ) : null}
            <ButtonLink href={review} variant={board.awaitsSignature ? 'primary' : 'secondary'}>
              Review {formatWeekShort(board.running)}
            </ButtonLink>
          </>
        }
      />
      <ChangesSection changes={changes} since={board.since} base={base} />
      <RunsOutSection
        runsOut={runsOut}
        today={dayIn(ctx.now, ctx.workspace.timeZone)}
        base={base}
        review={review}
        writes={can(ctx.role, 'claim:write')}
      />
      <ConflictsSection conflicts={conflicts} base={base} writes={writes} />
      <ContradictionsLine found={found} base={base} />
      <SettledLine items={[...mine, ...others.flatMap((group) => group.items)]} slug={slug} writes={writes} />
      <MineSection monday={monday} slug={slug} />
      <OthersSection others={others} slug={slug} />
      <ProposedSection monday={monday} openTrials={open} slug={slug} role={ctx.role} />
      <ClosedSection closed={closed} since={board.since} slug={slug} />
    </div>
  )
})

/** The whole list in one line, for whoever reads no further. */
function summary({ board, changes, conflicts, mine, proposals }: Monday): string {
  const parts = [
    changes.length > 0 ? plural(changes.length, 'change') : null,
    datesText(board.runsOut),
    conflicts.length > 0 ? plural(conflicts.length, 'conflict') : null,
    board.awaitsSignature ? '1 waits for your signature' : null,
    mine.length > 0 ? plural(mine.length, 'action of yours', 'actions of yours') : null,
    proposals.length > 0 ? `${proposals.length} proposed` : null,
  ].filter((part) => part !== null)
  return parts.length > 0 ? parts.join(' · ') : 'nothing changed, nothing runs out, and nothing waits for you'
}
