import { beforeAll, describe, expect, it } from 'vitest'
import type { Context } from '@/lib/context'
import { client } from '@/lib/db/client'
import { testDatabase } from '@/lib/testing/database'
import { addMember, testWorkspace } from '@/lib/testing/factories'
import { changeRole, leaveWorkspace, listMembers, removeMember, restoreMember } from './members'

let url: string
beforeAll(async () => {
  url = (await testDatabase()).url
})

const idOf = (ctx: Context) => (ctx.actor.kind === 'user' ? ctx.actor.id : '')
const later = (ctx: Context, minutes: number): Context => ({ ...ctx, now: new Date(ctx.now.getTime() + minutes * 60_000) })
const roleOf = async (ctx: Context, of: Context) => (await listMembers(ctx)).find((member) => member.userId === idOf(of))?.role
const actions = (ctx: Context) =>
  ctx.db.auditEvent
    .findMany({ where: { subjectType: 'member' }, orderBy: { seq: 'asc' }, select: { action: true } })
    .then((rows) => rows.map((row) => row.action))

describe('listing', () => {
  it('shows every member to every member, and which one is oneself', async () => {
    const owner = await testWorkspace(url)
    const viewer = await addMember(url, owner, 'viewer', 'Vi')
    const members = await listMembers(viewer)
    expect(members.map(({ name, role, you }) => ({ name, role, you }))).toContainEqual({ name: 'Vi', role: 'viewer', you: true })
    expect(members).toHaveLength(2)
  })

  it('shows nobody of another workspace', async () => {
    const [mine, theirs] = [await testWorkspace(url), await testWorkspace(url)]
    expect((await listMembers(mine)).map((member) => member.userId)).not.toContain(idOf(theirs))
  })
})

describe('changing a role', () => {
  it('is done by an owner and written into the audit log', async () => {
    const owner = await testWorkspace(url)
    const rater = await addMember(url, owner, 'rater')
    await changeRole(owner, { userId: idOf(rater), role: 'approver', version: 1 })
    expect(await roleOf(owner, rater)).toBe('approver')
    expect(await actions(owner)).toEqual(['member.role_changed'])
  })

  it.each(['viewer', 'rater', 'analyst', 'approver'] as const)('is refused to a %s, even for their own role', async (role) => {
    const owner = await testWorkspace(url)
    const member = await addMember(url, owner, role)
    await expect(changeRole(member, { userId: idOf(member), role: 'owner', version: 1 })).rejects.toMatchObject({ code: 'forbidden' })
    expect(await roleOf(owner, member)).toBe(role)
  })

  it('is refused when somebody else changed the role meanwhile', async () => {
    const owner = await testWorkspace(url)
    const rater = await addMember(url, owner, 'rater')
    await changeRole(owner, { userId: idOf(rater), role: 'analyst', version: 1 })
    await expect(changeRole(owner, { userId: idOf(rater), role: 'viewer', version: 1 })).rejects.toMatchObject({
      code: 'conflict',
      current: { role: 'analyst' },
    })
  })

  it('never takes the role from the last owner', async () => {
    const owner = await testWorkspace(url)
    const change = { userId: idOf(owner), role: 'analyst' as const, version: 1 }
    await expect(changeRole(owner, change)).rejects.toMatchObject({ code: 'invalid', fields: { role: expect.stringContaining('owner') } })
    await addMember(url, owner, 'owner')
    await changeRole(owner, change)
    expect(await roleOf(owner, owner)).toBe('analyst')
  })

  it('leaves one owner when two owners demote each other at the same moment', async () => {
    const owner = await testWorkspace(url)
    const second = await addMember(url, owner, 'owner')
    const outcomes = await Promise.allSettled([
      changeRole(owner, { userId: idOf(second), role: 'viewer', version: 1 }),
      changeRole(second, { userId: idOf(owner), role: 'viewer', version: 1 }),
    ])
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect((await listMembers(owner)).filter((member) => member.role === 'owner')).toHaveLength(1)
  })

  it('does not find a member of another workspace', async () => {
    const [owner, foreign] = [await testWorkspace(url), await testWorkspace(url)]
    const change = { userId: idOf(foreign), role: 'viewer' as const, version: 1 }
    await expect(changeRole(owner, change)).rejects.toMatchObject({ code: 'not_found' })
    expect(await roleOf(foreign, foreign)).toBe('owner')
  })

  it('refuses unknown fields and roles', async () => {
    const owner = await testWorkspace(url)
    const change = { userId: idOf(owner), role: 'owner' as const, version: 1 }
    await expect(changeRole(owner, { ...change, workspaceId: 'x' } as never)).rejects.toMatchObject({ name: 'ZodError' })
    await expect(changeRole(owner, { ...change, role: 'god' } as never)).rejects.toMatchObject({ name: 'ZodError' })
  })
})

describe('removing a member', () => {
  it('takes the membership and leaves the account', async () => {
    const owner = await testWorkspace(url)
    const analyst = await addMember(url, owner, 'analyst')
    await removeMember(owner, { userId: idOf(analyst) })
    expect(await roleOf(owner, analyst)).toBeUndefined()
    expect(await client(url).user.count({ where: { id: idOf(analyst) } })).toBe(1)
    expect(await actions(owner)).toEqual(['member.removed'])
  })

  it('is refused to everybody but an owner, for the last owner and across workspaces', async () => {
    const [owner, foreign] = [await testWorkspace(url), await testWorkspace(url)]
    const approver = await addMember(url, owner, 'approver')
    await expect(removeMember(approver, { userId: idOf(owner) })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(removeMember(owner, { userId: idOf(owner) })).rejects.toMatchObject({ code: 'invalid' })
    await expect(removeMember(owner, { userId: idOf(foreign) })).rejects.toMatchObject({ code: 'not_found' })
    expect(await listMembers(owner)).toHaveLength(2)
    expect(await actions(owner)).toEqual([])
  })

  it('can be taken back for ten minutes, with the role the member had', async () => {
    const owner = await testWorkspace(url)
    const analyst = await addMember(url, owner, 'analyst')
    await removeMember(owner, { userId: idOf(analyst) })
    await restoreMember(later(owner, 9), { userId: idOf(analyst) })
    expect(await roleOf(owner, analyst)).toBe('analyst')
    await removeMember(later(owner, 9), { userId: idOf(analyst) })
    await expect(restoreMember(later(owner, 20), { userId: idOf(analyst) })).rejects.toMatchObject({ code: 'conflict' })
  })

  it('cannot be taken back for people who left, are still there, or were never there', async () => {
    const [owner, foreign] = [await testWorkspace(url), await testWorkspace(url)]
    const rater = await addMember(url, owner, 'rater')
    await leaveWorkspace(rater)
    await expect(restoreMember(owner, { userId: idOf(rater) })).rejects.toMatchObject({ code: 'conflict' })
    await expect(restoreMember(owner, { userId: idOf(foreign) })).rejects.toMatchObject({ code: 'not_found' })
    const gone = await addMember(url, owner, 'viewer')
    await removeMember(owner, { userId: idOf(gone) })
    await expect(restoreMember(rater, { userId: idOf(gone) })).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('leaving', () => {
  it('is free to every role but the last owner', async () => {
    const owner = await testWorkspace(url)
    const viewer = await addMember(url, owner, 'viewer')
    await leaveWorkspace(viewer)
    expect(await roleOf(owner, viewer)).toBeUndefined()
    await expect(leaveWorkspace(owner)).rejects.toMatchObject({ code: 'invalid' })
    expect(await roleOf(owner, owner)).toBe('owner')
  })
})
