import 'server-only'
import { cache } from 'react'
import type { Context } from '@/lib/context'
import { client } from '@/lib/db/client'
import { scoped } from '@/lib/db/scope'
import { AppError, notFound } from '@/lib/errors'
import { currentSession } from './session'

const workspaceSelect = { id: true, slug: true, name: true, timeZone: true, currency: true, demo: true, catalogueVersion: true } as const

/** Lock 1, *who*: the signed-in member of the workspace in the address. A stranger gets "not found", like everybody asking for a workspace that does not exist. */
export const currentContext = cache(async (slug: string): Promise<Context> => {
  const session = await currentSession()
  if (!session) throw new AppError('unauthenticated', 'You are not signed in, or your session has ended. Sign in and try again.')
  const member = await client().member.findFirst({
    where: { userId: session.user.id, workspace: { slug } },
    select: { role: true, workspace: { select: workspaceSelect } },
  })
  if (!member) throw notFound('This workspace')
  return {
    workspace: member.workspace,
    actor: { kind: 'user', id: session.user.id, name: session.user.name },
    role: member.role,
    db: scoped(client(), member.workspace.id),
    now: new Date(),
  }
})
