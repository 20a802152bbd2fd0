import 'server-only'
import { can, type Permission, permissions } from './auth/roles'
import { client } from './db/client'
import { type ScopedClient, scoped, type Tx } from './db/scope'
import type { Role } from './domain/member'
import { forbidden } from './errors'

/** Whoever acts: a person, a program with an API key, or Switchboard itself. What takes a person asks for `user`. */
export type Actor =
  | { kind: 'user'; id: string; name: string }
  | { kind: 'apiKey'; id: string; name: string }
  | { kind: 'system'; name: string }

export type WorkspaceInfo = {
  id: string
  slug: string
  name: string
  timeZone: string
  currency: string
  demo: boolean
  catalogueVersion: string | null
}

/** The world a service function may touch: one workspace, one actor, one clock. */
export type Context = { workspace: WorkspaceInfo; actor: Actor; role: Role; db: ScopedClient; now: Date }

/** Lock 2, *may*: the first line of every service function. */
export function allow(ctx: Context, permission: Permission): void {
  if (can(ctx.role, permission)) return
  const { from, does } = permissions[permission]
  throw forbidden(`Your role is ${ctx.role}; only people with the role ${from} or above may ${does}. Ask an owner of the workspace.`)
}

/** Runs `work` in one transaction that sees only this workspace. A conflict between two transactions is tried again, at most twice. */
export async function transaction<Result>(ctx: Context, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await ctx.db.$transaction((tx) => work(tx), { timeout: 30_000, maxWait: 10_000 })
    } catch (error) {
      if (attempt < 2 && (error as { code?: string }).code === 'P2034') continue
      throw error
    }
  }
}

/** A context for work that no person started: seeding, scheduled jobs and tests. `now` lets it act on a past day. */
export function systemContext(options: { workspace: WorkspaceInfo; databaseUrl?: string; now: Date; actor?: Actor; role?: Role }): Context {
  return {
    workspace: options.workspace,
    actor: options.actor ?? { kind: 'system', name: 'Switchboard' },
    role: options.role ?? 'owner',
    db: scoped(client(options.databaseUrl), options.workspace.id),
    now: options.now,
  }
}
