import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { client } from '@/lib/db/client'
import { changeRole, removeMember } from '@/lib/services/members'
import { testDatabase } from '@/lib/testing/database'
import { addMember, testWorkspace } from '@/lib/testing/factories'
import { currentContext } from './current-context'
import { authOptions } from './options'
import { type CurrentSession, currentSession, findLiveSession } from './session'

const visitor: { session: CurrentSession | null } = { session: null }
// The cookie is next-auth's business and is read in a journey; here somebody is asking, or nobody.
vi.mock('next-auth', async (original) => ({
  ...(await original<typeof import('next-auth')>()),
  getServerSession: async () => visitor.session && { sid: visitor.session.id },
}))

let url: string
beforeAll(async () => {
  url = (await testDatabase()).url
  process.env.DATABASE_URL = url
})
beforeEach(() => {
  visitor.session = null
})

const days = (count: number) => count * 86_400_000
const now = new Date('2026-11-25T12:00:00Z')

async function session(times: { expiresAt?: Date; lastSeenAt?: Date; revokedAt?: Date } = {}): Promise<string> {
  const user = await client().user.create({ data: { name: 'Ana', passwordHash: 'secret hash' }, select: { id: true } })
  const data = { userId: user.id, expiresAt: new Date(now.getTime() + days(30)), lastSeenAt: now, ...times }
  return (await client().session.create({ data, select: { id: true } })).id
}

const signedIn = async (userId: string): Promise<CurrentSession> => {
  const data = { userId, expiresAt: new Date(Date.now() + days(30)) }
  const { id } = await client().session.create({ data, select: { id: true } })
  return { id, user: { id: userId, name: '', email: null, hasPassword: false } }
}

describe('a session', () => {
  it('says who it belongs to, and nothing of the password but whether there is one', async () => {
    const live = await findLiveSession(await session(), now)
    expect(live?.user).toEqual({ id: expect.any(String), name: 'Ana', email: null, hasPassword: true })
  })

  it.each([
    ['revoked', { revokedAt: now }],
    ['expired', { expiresAt: now }],
    ['idle for seven days', { lastSeenAt: new Date(now.getTime() - days(7)) }],
  ])('is nobody when it is %s', async (_why, times) => {
    expect(await findLiveSession(await session(times), now)).toBeNull()
  })

  it('is nobody when its row is gone or was never there', async () => {
    const id = await session()
    await client().session.delete({ where: { id } })
    expect(await findLiveSession(id, now)).toBeNull()
    expect(await findLiveSession('nonsense', now)).toBeNull()
  })

  it('lives on while it is used, but never past its thirty days', async () => {
    const id = await session()
    for (let day = 6; day < 30; day += 6) expect(await findLiveSession(id, new Date(now.getTime() + days(day)))).not.toBeNull()
    expect(await findLiveSession(id, new Date(now.getTime() + days(30)))).toBeNull()
  })
})

describe('the token in the cookie', () => {
  const callback = authOptions.callbacks?.jwt as (given: object) => Promise<object>

  it('takes nothing from what a browser sends to update its session', async () => {
    const token = { sub: 'ana', sid: 'one' }
    const update = { token, trigger: 'update', session: { sid: 'another', sub: 'bo', role: 'owner', user: { id: 'bo' } } }
    expect(await callback(update)).toEqual({ sub: 'ana', sid: 'one' })
  })
})

describe('the context of a workspace', () => {
  it('is for its members: a stranger and an unknown address get the same answer', async () => {
    const ctx = await testWorkspace(url)
    const member = await addMember(url, ctx, 'analyst')
    visitor.session = await signedIn((member.actor as { id: string }).id)
    const own = await currentContext(ctx.workspace.slug)
    expect(own).toMatchObject({ role: 'analyst', workspace: { id: ctx.workspace.id }, actor: { kind: 'user' } })

    const foreign = await testWorkspace(url)
    const answers = await Promise.all(
      [foreign.workspace.slug, 'no-such-workspace'].map((slug) => currentContext(slug).catch((error: Error) => error)),
    )
    expect(answers[0]).toMatchObject({ code: 'not_found' })
    expect(answers[0]).toEqual(answers[1])
  })

  it('asks an unknown visitor to sign in, whether the workspace exists or not', async () => {
    const { workspace } = await testWorkspace(url)
    for (const slug of [workspace.slug, 'no-such-workspace']) {
      await expect(currentContext(slug)).rejects.toMatchObject({ code: 'unauthenticated' })
    }
  })

  it('ends with the very next request after the session was revoked or the member removed, and has the new role after a change', async () => {
    const owner = await testWorkspace(url)
    const member = await addMember(url, owner, 'viewer')
    const userId = (member.actor as { id: string }).id
    const { slug } = owner.workspace
    visitor.session = await signedIn(userId)
    expect((await currentContext(slug)).role).toBe('viewer')
    await changeRole(owner, { userId, role: 'approver', version: 1 })
    expect((await currentContext(slug)).role).toBe('approver')
    await removeMember(owner, { userId })
    await expect(currentContext(slug)).rejects.toMatchObject({ code: 'not_found' })
    expect(await currentSession()).not.toBeNull()
    await client().session.updateMany({ where: { userId }, data: { revokedAt: new Date() } })
    expect(await currentSession()).toBeNull()
    await expect(currentContext(slug)).rejects.toMatchObject({ code: 'unauthenticated' })
  })
})
