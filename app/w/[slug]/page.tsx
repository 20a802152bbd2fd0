import { ClaimedVsSupported } from '@/components/charts/claimed-vs-supported'
import { PasswordBanner } from '@/components/password-banner'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { Section } from '@/components/ui/section'
import { DemoMark } from '@/components/verdict/demo-mark'
import { EvidenceLegend } from '@/components/verdict/evidence-mark'
import { GateLegend } from '@/components/verdict/gate-mark'
import { can } from '@/lib/auth/roles'
import { currentSession } from '@/lib/auth/session'
import { claimedInputs } from '@/lib/domain/claimed-inputs'
import { claimedVsSupported } from '@/lib/domain/claimed-vs-supported'
import { page } from '@/lib/http/page'
import { getBoard } from '@/lib/services/board'
import { policyChangeOf } from '@/lib/services/policy-change'
import { BoardHeader } from './board-header'
import { BoardTable } from './board-table'
import { ChangeList } from './change-list'
import { PolicyChangeSection } from './policy-change'

export const metadata = { title: 'Board' }

export default page(async (ctx, { search }) => {
  const [board, session] = await Promise.all([getBoard(ctx, search.week), currentSession()])
  const { report } = board.view
  const policyChange = await policyChangeOf(ctx, report)
  const base = `/w/${ctx.workspace.slug}`
  const pairHref = (dependencyId: string, challengerId: string) =>
    `${base}/dependencies/${dependencyId}/vs/${challengerId}${report.week === board.running ? '' : `?week=${report.week}`}`
  const plot = claimedVsSupported(
    claimedInputs(report).map((point) => ({ ...point, href: pairHref(point.dependencyId, point.challengerId) })),
  )
  const weighed = report.dependencies.reduce((sum, { pairs }) => sum + pairs.filter((pair) => pair.goal === 'capability').length, 0)
  return (
    <div className="flex flex-col gap-6">
      <PasswordBanner hasPassword={session?.user.hasPassword ?? true} />
      <BoardHeader board={board} base={base} />
      <PolicyChangeSection change={policyChange} base={base} />
      {report.dependencies.length === 0 ? (
        <Empty
          title="No dependency on this board yet"
          action={
            can(ctx.role, 'inventory:write') ? (
              <ButtonLink variant="primary" href={`${base}/inventory/dependencies/new`}>
                Add a dependency
              </ButtonLink>
            ) : null
          }
        >
          A dependency is one workflow of your team that uses a video model. Add it with its incumbent and the challengers you hear about;
          the board then says each week whether a switch is justified or hype.
        </Empty>
      ) : (
        <>
          <BoardTable board={board} base={base} pairHref={pairHref} />
          <div className="flex flex-col gap-2">
            <GateLegend />
            <EvidenceLegend />
            {report.workspace.demo ? (
              <p className="text-sm text-muted">
                <DemoMark /> Workflows, volumes, contracts, trials and measurements of this workspace are invented. Published results,
                prices and dates are real and lead to their sources.
              </p>
            ) : null}
          </div>
          <div className="grid gap-x-12 gap-y-8 lg:grid-cols-[26rem_1fr]">
            <Section title="Claimed against supported" meta="points of net preference">
              <p className="pb-2 text-muted">
                {plot.points.length} of {weighed} weighed challengers are advertised with a lead over the incumbent.
              </p>
              {plot.points.length > 0 ? (
                <ClaimedVsSupported plot={plot} title="What is claimed against what independent evidence supports" />
              ) : (
                <p className="text-muted">Nothing to draw.</p>
              )}
            </Section>
            <ChangeList board={board} base={base} />
          </div>
        </>
      )}
    </div>
  )
})
