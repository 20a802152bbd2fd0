import { Plus } from 'lucide-react'
import { ButtonLink } from '@/components/ui/button'
import { Section } from '@/components/ui/section'
import { can } from '@/lib/auth/roles'
import type { Context } from '@/lib/context'
import { actionItem } from '@/lib/domain/monday-list'
import { dayIn, weekIn } from '@/lib/domain/week'
import { listActions } from '@/lib/services/action-list'
import { ActionTable } from '../../actions/action-table'

type ClaimActionsProps = { ctx: Context; claimId: string; live: boolean }

/** What somebody has to do about a claim; it closes by itself when the claim is taken back or replaced. */
export async function ClaimActions({ ctx, claimId, live }: ClaimActionsProps) {
  const adds = live && can(ctx.role, 'action:write')
  const open = (await listActions(ctx, { claimId })).filter(({ state }) => state === 'open')
  if (open.length === 0 && !adds) return null
  const base = `/w/${ctx.workspace.slug}`
  const { timeZone } = ctx.workspace
  const now = { today: dayIn(ctx.now, timeZone), running: weekIn(ctx.now, timeZone) }
  return (
    <Section
      title="Actions"
      flush
      actions={
        adds ? (
          <ButtonLink size="sm" variant="ghost" href={`${base}/actions/new?claim=${claimId}`} icon={<Plus aria-hidden="true" />}>
            Add an action
          </ButtonLink>
        ) : null
      }
    >
      {open.length > 0 ? (
        <ActionTable label="Open actions" items={open.map((action) => actionItem(action, now))} base={base} />
      ) : (
        <p className="py-3 text-muted">Nobody has anything to do about it.</p>
      )}
    </Section>
  )
}
