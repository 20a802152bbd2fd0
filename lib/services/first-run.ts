import 'server-only'
import { newSignInLink } from '@/lib/auth/link'
import { client } from '@/lib/db/client'

type Tx = Parameters<Parameters<ReturnType<typeof client>['$transaction']>[0]>[0]
type Person = { id: string; passwordHash: string | null }

const personSelect = { id: true, passwordHash: true } as const

/** Null when there is no workspace yet. */
async function firstOwner(tx: Tx): Promise<{ owner: Person | null } | null> {
  const workspace = await tx.workspace.findFirst({ orderBy: [{ createdAt: 'asc' }, { id: 'asc' }], select: { id: true } })
  if (!workspace) return null
  const member = await tx.member.findFirst({
    where: { workspaceId: workspace.id, role: 'owner' },
    orderBy: [{ joinedAt: 'asc' }, { userId: 'asc' }],
    select: { user: { select: personSelect } },
  })
  return { owner: member?.user ?? null }
}

async function firstPerson(tx: Tx): Promise<Person | null> {
  if ((await tx.user.count()) > 0) return null
  const person = await tx.user.create({ data: { name: 'Demo owner' }, select: personSelect })
  const workspaces = await tx.workspace.findMany({ select: { id: true } })
  await tx.member.createMany({ data: workspaces.map(({ id }) => ({ workspaceId: id, userId: person.id, role: 'owner' as const })) })
  return person
}

export const signInAddress = (baseUrl: string, token: string): string => `${baseUrl}/setup?token=${token}`

/**
 * The one-time address for the owner of the first workspace, as long as that owner has no password; else null.
 * When nobody exists yet, it makes the owner of every workspace there is.
 */
export async function firstRunLink({ databaseUrl, baseUrl }: { databaseUrl: string; baseUrl: string }): Promise<string | null> {
  const token = await client(databaseUrl).$transaction(async (tx) => {
    // Two servers that start on one database must not make two owners.
    await tx.$executeRaw`select pg_advisory_xact_lock(7214)`
    const first = await firstOwner(tx)
    if (!first) return null
    const owner = first.owner ?? (await firstPerson(tx))
    return owner && owner.passwordHash === null ? newSignInLink(tx, owner.id, new Date()) : null
  })
  return token ? signInAddress(baseUrl, token) : null
}

/**
 * A fresh one-time address for the person with this e-mail, or without one for the owner of the first workspace.
 * Null when there is no such person.
 */
export async function freshLink(options: { databaseUrl: string; baseUrl: string; email?: string }): Promise<string | null> {
  const { databaseUrl, baseUrl, email } = options
  const token = await client(databaseUrl).$transaction(async (tx) => {
    const person = email ? await tx.user.findUnique({ where: { email }, select: personSelect }) : (await firstOwner(tx))?.owner
    return person ? newSignInLink(tx, person.id, new Date()) : null
  })
  return token ? signInAddress(baseUrl, token) : null
}
