import 'server-only'
import { z } from 'zod'
import { allow, type Context, transaction } from '@/lib/context'
import { forbidden } from '@/lib/errors'
import { record } from './audit'

export const OwnMail = z.strictObject({ wanted: z.boolean() })

const personOf = (ctx: Context): string => {
  if (ctx.actor.kind === 'user') return ctx.actor.id
  throw forbidden('Only a person has mail of their own. Sign in as one.')
}

/** Whether the acting member takes mail of this workspace, and at which address. */
export async function getOwnMail(ctx: Context): Promise<{ wanted: boolean; address: string | null }> {
  allow(ctx, 'workspace:read')
  const member = await ctx.db.member.findFirst({
    where: { userId: personOf(ctx) },
    select: { user: { select: { email: true } }, refusal: { select: { userId: true } } },
  })
  return { wanted: member !== null && member.refusal === null, address: member?.user.email ?? null }
}

/** The acting member takes mail of this workspace, or no longer does; it counts for everything not sent yet. */
export async function setOwnMail(ctx: Context, input: z.input<typeof OwnMail>): Promise<{ wanted: boolean }> {
  allow(ctx, 'workspace:read')
  const { wanted } = OwnMail.parse(input)
  const userId = personOf(ctx)
  await transaction(ctx, async (tx) => {
    const { count } = wanted
      ? await tx.mailRefusal.deleteMany({ where: { userId } })
      : await tx.mailRefusal.createMany({ data: [{ workspaceId: ctx.workspace.id, userId }], skipDuplicates: true })
    if (count > 0) await record(tx, ctx, wanted ? 'mail.wanted' : 'mail.refused', { type: 'member', id: userId })
  })
  return { wanted }
}
