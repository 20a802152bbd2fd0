import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { CurrentSession } from '@/lib/auth/session'
import { signInWithPassword } from '@/lib/auth/sign-in'
import type { Context } from '@/lib/context'
import { client } from '@/lib/db/client'
import type { Role } from '@/lib/domain/member'
import { testDatabase } from '@/lib/testing/database'
import { addMember, testWorkspace } from '@/lib/testing/factories'
import { acceptAsNewPerson, acceptAsPerson, createInvite, findInvite, listInvites, revokeInvite } from './invites'
import { listMembers } from './members'

let url: string
let owner: Context
beforeAll(async () => {
  url = (await testDatabase()).url
  process.env.DATABASE_URL = url
})
beforeEach(async () => {
  owner = await testWorkspace(url, { now: new Date() })
})

let number = 0
const freshAddress = () => `person${number++}@example.org`
const password = 'wooden spoon orbit lantern'

const invite = (role: Role = 'analyst', email = freshAddress()) => createInvite(owner, { email, role })
const daysAgo = (days: number): Context => ({ ...owner, now: new Date(Date.now() - days * 86_400_000) })

async function account(email: string): Promise<CurrentSession> {
  const user = await client(url).user.create({ data: { email, name: 'Ana', passwordHash: 'x' }, select: { id: true } })
  return { id: 'session', user: { id: user.id, name: 'Ana', email, hasPassword: true } }
}

describe('making an invite', () => {
  it('gives an owner a token that is stored only as a hash', async () => {
    const { id, token, email } = await invite('rater')
    expect(token.length).toBeGreaterThanOrEqual(43)
    const row = await owner.db.invite.findFirst({ where: { id } })
    expect(JSON.stringify(row)).not.toContain(token)
    expect(await listInvites(owner)).toMatchObject([{ id, email, role: 'rater', expired: false, invitedBy: 'A owner' }])
    const [event] = await owner.db.auditEvent.findMany({ where: { subjectId: id }, select: { action: true, detail: true } })
    expect(event).toMatchObject({ action: 'invite.created', detail: { email, role: 'rater' } })
    expect(JSON.stringify(event)).not.toContain(token)
  })

  it('is refused to everybody but an owner', async () => {
    const approver = await addMember(url, owner, 'approver')
    await expect(createInvite(approver, { email: freshAddress(), role: 'viewer' })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(listInvites(approver)).rejects.toMatchObject({ code: 'forbidden' })
    expect(await listInvites(owner)).toEqual([])
  })

  it('makes one invite when the form is sent twice at once', async () => {
    const email = freshAddress()
    const outcomes = await Promise.allSettled([invite('viewer', email), invite('viewer', email)])
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await listInvites(owner)).toHaveLength(1)
  })

  it('is refused for a member, and says so at the address', async () => {
    const { token, email } = await invite()
    await acceptAsNewPerson({ token, name: 'Ana', password })
    await expect(invite('owner', email)).rejects.toMatchObject({ code: 'invalid', fields: { email: expect.stringContaining('member') } })
  })

  it.each(['ana@exämple.org', '"ana"@example.org', 'ana＠example.org', 'ana', 'ana@example.org, bo@example.org'])(
    'refuses the address %s before anything is written',
    async (email) => {
      await expect(createInvite(owner, { email, role: 'viewer' })).rejects.toMatchObject({ name: 'ZodError' })
      expect(await listInvites(owner)).toEqual([])
    },
  )

  it('replaces one that has expired', async () => {
    const email = freshAddress()
    await createInvite(daysAgo(8), { email, role: 'viewer' })
    expect(await listInvites(owner)).toMatchObject([{ expired: true }])
    await createInvite(owner, { email, role: 'viewer' })
    expect(await listInvites(owner)).toMatchObject([{ expired: false }])
  })
})

describe('accepting as a new person', () => {
  it('makes the account, the membership with the invited role, and an audit row in the name of the new person', async () => {
    const { token, email } = await invite('analyst')
    expect(await findInvite(token)).toMatchObject({ state: 'open', email, role: 'analyst', hasAccount: false })
    expect(await acceptAsNewPerson({ token, name: 'Ana', password })).toEqual({ slug: owner.workspace.slug, email })
    expect(await signInWithPassword({ email, password })).toMatchObject({ name: 'Ana' })
    expect((await listMembers(owner)).map(({ email, role }) => ({ email, role }))).toContainEqual({ email, role: 'analyst' })
    const [event] = await owner.db.auditEvent.findMany({ orderBy: { seq: 'desc' }, take: 1, select: { action: true, actorName: true } })
    expect(event).toEqual({ action: 'member.joined', actorName: 'Ana' })
    expect(await findInvite(token)).toEqual({ state: 'used' })
  })

  it('makes one person when it is sent ten times at once', async () => {
    const { token, email } = await invite()
    const all = Array.from({ length: 10 }, () => acceptAsNewPerson({ token, name: 'Ana', password }))
    const outcomes = await Promise.allSettled(all)
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1)
    expect(await client(url).user.count({ where: { email } })).toBe(1)
    expect(await listMembers(owner)).toHaveLength(2)
  })

  it('never touches an account that exists, and leaves the invite open for its owner', async () => {
    const person = await account(freshAddress())
    const { token } = await invite('owner', person.user.email ?? '')
    expect(await findInvite(token)).toMatchObject({ state: 'open', hasAccount: true })
    await expect(acceptAsNewPerson({ token, name: 'Mallory', password })).rejects.toMatchObject({ code: 'conflict' })
    const stored = await client(url).user.findUniqueOrThrow({ where: { id: person.user.id } })
    expect(stored).toMatchObject({ name: 'Ana', passwordHash: 'x' })
    expect(await findInvite(token)).toMatchObject({ state: 'open' })
    expect(await listMembers(owner)).toHaveLength(1)
  })

  it.each([
    ['short', 'password'],
    ['passwordpassword', 'password'],
    ['111111111111111', 'password'],
  ])('refuses the password %s and writes nothing', async (weak) => {
    const { token, email } = await invite()
    await expect(acceptAsNewPerson({ token, name: 'Ana', password: weak })).rejects.toThrow()
    expect(await client(url).user.count({ where: { email } })).toBe(0)
    expect(await findInvite(token)).toMatchObject({ state: 'open' })
  })

  it('refuses an address or a role that the form adds', async () => {
    const { token } = await invite('viewer')
    const smuggled = { token, name: 'Ana', password, email: 'boss@example.org', role: 'owner' }
    await expect(acceptAsNewPerson(smuggled as never)).rejects.toMatchObject({ name: 'ZodError' })
  })
})

describe('accepting with an account', () => {
  it('lets the invited person in', async () => {
    const person = await account(freshAddress())
    const { token } = await invite('approver', person.user.email ?? '')
    await acceptAsPerson(person, { token })
    expect((await listMembers(owner)).find((member) => member.userId === person.user.id)?.role).toBe('approver')
  })

  it('makes one member when it is sent twice at once', async () => {
    const person = await account(freshAddress())
    const { token } = await invite('approver', person.user.email ?? '')
    const outcomes = await Promise.allSettled([acceptAsPerson(person, { token }), acceptAsPerson(person, { token })])
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await listMembers(owner)).toHaveLength(2)
  })

  it('is refused to anybody else, and the invite stays open', async () => {
    const { token } = await invite('owner')
    const mallory = await account(freshAddress())
    const nameless: CurrentSession = { id: 's', user: { id: mallory.user.id, name: 'Demo owner', email: null, hasPassword: false } }
    await expect(acceptAsPerson(mallory, { token })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(acceptAsPerson(nameless, { token })).rejects.toMatchObject({ code: 'forbidden' })
    expect(await findInvite(token)).toMatchObject({ state: 'open' })
    expect(await listMembers(owner)).toHaveLength(1)
  })
})

describe('an invite that is no longer open', () => {
  it('is refused when revoked, expired or unknown', async () => {
    const revoked = await invite()
    await revokeInvite(owner, { id: revoked.id })
    const expired = await createInvite(daysAgo(8), { email: freshAddress(), role: 'viewer' })
    for (const [token, state] of [
      [revoked.token, 'revoked'],
      [expired.token, 'expired'],
      ['nonsense', 'unknown'],
    ] as const) {
      expect(await findInvite(token)).toEqual({ state })
      await expect(acceptAsNewPerson({ token, name: 'Ana', password })).rejects.toMatchObject({ code: 'conflict' })
      await expect(acceptAsPerson(await account(freshAddress()), { token })).rejects.toMatchObject({ code: 'conflict' })
    }
    expect(await listMembers(owner)).toHaveLength(1)
  })

  it('is revoked by an owner of its own workspace only, once, with an audit row', async () => {
    const { id, token } = await invite()
    const [foreign, analyst] = [await testWorkspace(url), await addMember(url, owner, 'analyst')]
    await expect(revokeInvite(foreign, { id })).rejects.toMatchObject({ code: 'not_found' })
    await expect(revokeInvite(analyst, { id })).rejects.toMatchObject({ code: 'forbidden' })
    expect(await findInvite(token)).toMatchObject({ state: 'open' })
    await revokeInvite(owner, { id })
    await revokeInvite(owner, { id })
    expect(await owner.db.auditEvent.count({ where: { action: 'invite.revoked', subjectId: id } })).toBe(1)
  })

  it('cannot be revoked after it was accepted', async () => {
    const { id, token } = await invite()
    await acceptAsNewPerson({ token, name: 'Ana', password })
    await expect(revokeInvite(owner, { id })).rejects.toMatchObject({ code: 'conflict' })
  })
})
