import 'server-only'
import { currentContext } from '@/lib/auth/current-context'
import { currentSession } from '@/lib/auth/session'
import { client } from '@/lib/db/client'
import { weekIn } from '@/lib/domain/week'
import { AppError } from '@/lib/errors'

/** What the frame around the pages shows: the workspace, the other workspaces of this person, the running week. */
export type FrameView = {
  slug: string
  name: string
  demo: boolean
  week: string
  role: string
  person: { name: string; hasPassword: boolean }
  workspaces: { slug: string; name: string }[]
}

/** Null for everybody who may not see the workspace; the page inside then says why. */
export async function currentFrame(slug: string): Promise<FrameView | null> {
  try {
    const [ctx, session] = await Promise.all([currentContext(slug), currentSession()])
    if (!session) return null
    const workspaces = await client().workspace.findMany({
      where: { members: { some: { userId: session.user.id } } },
      orderBy: { name: 'asc' },
      select: { slug: true, name: true },
    })
    const { name, demo, timeZone } = ctx.workspace
    return { slug, name, demo, week: weekIn(ctx.now, timeZone), role: ctx.role, person: session.user, workspaces }
  } catch (error) {
    if (error instanceof AppError) return null
    throw error
  }
}
