import 'server-only'
import type { CurrentSession } from '@/lib/auth/session'
import { client } from '@/lib/db/client'

/** The workspaces of a person, the one they joined first at the top. */
export async function workspacesOf(person: CurrentSession): Promise<{ slug: string; name: string; role: string }[]> {
  const rows = await client().member.findMany({
    where: { userId: person.user.id },
    orderBy: [{ joinedAt: 'asc' }, { workspaceId: 'asc' }],
    select: { role: true, workspace: { select: { slug: true, name: true } } },
  })
  return rows.map(({ role, workspace }) => ({ ...workspace, role }))
}
