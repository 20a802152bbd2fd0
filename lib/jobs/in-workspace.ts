import 'server-only'
import { type Context, systemContext, type WorkspaceInfo } from '@/lib/context'
import { client } from '@/lib/db/client'
import type { Prisma } from '@/prisma/generated/client'

const select = { id: true, slug: true, name: true, timeZone: true, currency: true, demo: true, catalogueVersion: true } as const

const contextOf = (workspace: WorkspaceInfo, now: Date): Context => systemContext({ workspace, now })

/** The context of a job in one workspace; null when the workspace is gone. */
export async function jobContext(workspaceId: string, now = new Date()): Promise<Context | null> {
  const workspace = await client().workspace.findUnique({ where: { id: workspaceId }, select })
  return workspace ? contextOf(workspace, now) : null
}

/** The contexts of a job in every workspace that has a channel. */
export async function channelContexts(now = new Date()): Promise<Context[]> {
  return contextsWhere({ channels: { some: { active: true, archivedAt: null } } }, now)
}

/** The contexts of a job in every workspace in which something is left to do. */
export async function openActionContexts(now = new Date()): Promise<Context[]> {
  return contextsWhere({ actions: { some: { state: 'open' } } }, now)
}

async function contextsWhere(where: Prisma.WorkspaceWhereInput, now: Date): Promise<Context[]> {
  const workspaces = await client().workspace.findMany({ where, orderBy: { id: 'asc' }, select })
  return workspaces.map((workspace) => contextOf(workspace, now))
}
