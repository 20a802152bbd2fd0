import { Plus } from 'lucide-react'
import { ButtonLink } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { can } from '@/lib/auth/roles'
import { byDue } from '@/lib/domain/action-dates'
import { actionItem } from '@/lib/domain/monday-list'
import { dayIn, weekIn } from '@/lib/domain/week'
import { page } from '@/lib/http/page'
import { listActions } from '@/lib/services/action-list'
import { ActionTable } from './action-table'
import { ClosedList } from './closed-list'

export const metadata = { title: 'Actions' }

export default page(async (ctx, { params: { slug } }) => {
  const actions = await listActions(ctx)
  const { timeZone } = ctx.workspace
  const now = { today: dayIn(ctx.now, timeZone), running: weekIn(ctx.now, timeZone) }
  const open = actions.filter(({ state }) => state === 'open').sort(byDue)
  const closed = actions.filter(({ state }) => state !== 'open')
  const base = `/w/${slug}`
  return (
    <div className="flex max-w-6xl flex-col gap-6">
      <PageHeader
        title="Actions"
        breadcrumbs={[{ label: 'This week', href: `${base}/this-week` }]}
        actions={
          can(ctx.role, 'action:write') ? (
            <ButtonLink href={`${base}/actions/new`} icon={<Plus aria-hidden="true" />}>
              Add an action
            </ButtonLink>
          ) : null
        }
      />
      <Section title="Open" meta={open.length > 0 ? String(open.length) : null} flush>
        {open.length > 0 ? (
          <ActionTable label="Open actions" items={open.map((action) => actionItem(action, now))} base={base} />
        ) : (
          <p className="py-3 text-muted">Nobody has an open action. What the engine proposes stands under This week.</p>
        )}
      </Section>
      <Section title="Closed" meta={closed.length >= 200 ? 'the last 200' : null} flush>
        {closed.length > 0 ? <ClosedList closed={closed} slug={slug} /> : <p className="py-3 text-muted">No action was closed yet.</p>}
      </Section>
    </div>
  )
})
