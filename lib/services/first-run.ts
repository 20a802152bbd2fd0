import 'server-only'
import { newSignInLink } from '@/lib/auth/link'
import { client } from '@/lib/db/client'

type Tx = Parameters<Parameters<ReturnType<typeof client>['$transaction']>[0]>[0]
type Person = { id: string; passwordHash: string | null }

const personSelect = { id: true, passwordHash: true } as const

async function ownerOf(tx: Tx, workspaceId: string): Promise<Person | null> {
  const owner = await tx.member.findFirst({
    where: { workspaceId, role: 'owner' },
    orderBy: [{ joinedAt: 'asc' }, { userId: 'asc' }],
    select: { user: { select: personSelect } },
  })
  return owner?.user ?? null
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
    const first = await tx.workspace.findFirst({ orderBy: [{ createdAt: 'asc' }, { id: 'asc' }], select: { id: true } })
    if (!first) return null
    const owner = (await ownerOf(tx, first.id)) ?? (await firstPerson(tx))
    return owner && owner.passwordHash === null ? newSignInLink(tx, owner.id, new Date()) : null
  })
  return token ? signInAddress(baseUrl, token) : null
}
