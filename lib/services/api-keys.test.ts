import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { apiKeyContext } from '@/lib/auth/api-key'
import { countRequest, requestsPerMinute, TooManyRequests } from '@/lib/auth/api-key-limit'
import { hashToken } from '@/lib/auth/token'
import { allow, type Context } from '@/lib/context'
import { testDatabase } from '@/lib/testing/database'
import { addMember, testWorkspace } from '@/lib/testing/factories'
import { refusal } from '@/lib/testing/refusal'
import { createApiKey, listApiKeys, restoreApiKey, revokeApiKey } from './api-keys'
import { createInvite } from './invites'
import { signWeek } from './review-acts'
import { createShareLink } from './share-links'
import { joinTrial } from './trial-joining'

let url: string
let owner: Context
beforeAll(async () => {
  url = (await testDatabase()).url
  process.env.DATABASE_URL = url
})
beforeEach(async () => {
  owner = await testWorkspace(url)
})

const later = (ctx: Context, ms: number): Context => ({ ...ctx, now: new Date(ctx.now.getTime() + ms) })
const minute = 60_000
const day = 24 * 60 * minute

let visitors = 0
type Call = { slug?: string; now?: Date; address?: string; headers?: Record<string, string>; query?: string }

/** What a program with this key gets to act with. */
const open = (token: string, over: Call = {}) => {
  const { slug = owner.workspace.slug, now = owner.now, address = `192.0.2.${visitors++}`, query = '' } = over
  const headers = new Headers(over.headers ?? { authorization: `Bearer ${token}` })
  return apiKeyContext({ headers, url: `https://switchboard.example/api/v1/workspaces/${slug}/jobs${query}` }, { slug, address, now })
}

describe('making a key', () => {
  it('gives an owner a key of 256 random bits that is stored only as a hash', async () => {
    const { id, token } = await createApiKey(owner, { name: 'Render farm' })
    expect(token).toMatch(/^sb_[\w-]{43}$/)
    const row = await owner.db.apiKey.findFirstOrThrow({ where: { id } })
    expect(row).toMatchObject({ name: 'Render farm', role: 'analyst', prefix: token.slice(0, 9), revokedAt: null, lastUsedAt: null })
    expect(row.expiresAt).toEqual(new Date(owner.now.getTime() + 90 * day))
    const events = await owner.db.auditEvent.findMany({ where: { subjectId: id }, select: { action: true, detail: true } })
    expect(events).toMatchObject([{ action: 'key.created', detail: { name: 'Render farm', role: 'analyst' } }])
    for (const seen of [row, events, await listApiKeys(owner)]) expect(JSON.stringify(seen)).not.toContain(token.slice(9))
  })

  it('is refused to an approver, and to a program', async () => {
    const approver = await addMember(url, owner, 'approver')
    expect(await refusal(createApiKey(approver, { name: 'x' }))).toMatchObject({ code: 'forbidden' })
    expect(await refusal(listApiKeys(approver))).toMatchObject({ code: 'forbidden' })
    const program: Context = { ...owner, actor: { kind: 'apiKey', id: 'x', name: 'x' } }
    expect(await refusal(createApiKey(program, { name: 'x' }))).toMatchObject({ code: 'invalid' })
    expect(await listApiKeys(owner)).toEqual([])
  })

  it.each([
    ['no name', { name: ' ' }, 'name'],
    ['a role that only people have', { name: 'x', role: 'owner' }, 'role'],
    ['less than a day', { name: 'x', expiresInDays: 0 }, 'expiresInDays'],
    ['more than two years', { name: 'x', expiresInDays: 731 }, 'expiresInDays'],
    ['a field of its own', { name: 'x', keyHash: 'mine' }, 'keyHash'],
  ])('refuses %s, and says so at the field', async (_, input, field) => {
    const refused = await refusal(createApiKey(owner, input as never))
    expect(refused?.code).toBe('invalid')
    expect(Object.keys(refused?.fields ?? {})).toContain(field)
    expect(await listApiKeys(owner)).toEqual([])
  })

  it('lists the keys that work first, and says when the person who made one left', async () => {
    const second = await addMember(url, owner, 'owner', 'Bo')
    const old = await createApiKey(owner, { name: 'Old' })
    await createApiKey(later(second, minute), { name: 'New', role: 'viewer', expiresInDays: null })
    await revokeApiKey(owner, { id: old.id })
    expect(await listApiKeys(owner)).toMatchObject([
      { name: 'New', role: 'viewer', state: 'open', madeBy: 'Bo', expiresAt: null },
      { name: 'Old', role: 'analyst', state: 'revoked' },
    ])
    await owner.db.member.deleteMany({ where: { userId: second.actor.kind === 'user' ? second.actor.id : '' } })
    expect((await listApiKeys(owner))[0]).toMatchObject({ name: 'New', madeBy: null })
  })
})

describe('acting with a key', () => {
  it('gives a program its one workspace and the role of the key', async () => {
    const { id, token } = await createApiKey(owner, { name: 'Render farm' })
    const ctx = await open(token)
    expect(ctx).toMatchObject({
      role: 'analyst',
      actor: { kind: 'apiKey', id, name: 'Render farm' },
      workspace: { id: owner.workspace.id },
    })
    expect(() => allow(ctx, 'claim:write')).not.toThrow()
    const reading = await open((await createApiKey(owner, { name: 'Dashboard', role: 'viewer' })).token)
    expect(() => allow(reading, 'workspace:read')).not.toThrow()
    expect(() => allow(reading, 'claim:write')).toThrow('role analyst')
  })

  it('can never sign, vote, share or manage members, even where the database says that it is an owner', async () => {
    const { id, token } = await createApiKey(owner, { name: 'Feed' })
    await owner.db.apiKey.updateMany({ where: { id }, data: { role: 'owner' } })
    const ctx = await open(token)
    expect(ctx.role).toBe('analyst')
    for (const permission of ['review:sign', 'share:manage', 'member:manage', 'policy:manage', 'workspace:manage'] as const)
      expect(() => allow(ctx, permission), permission).toThrow('Your role is analyst')
    const mighty: Context = { ...ctx, role: 'owner' }
    const signed = signWeek(mighty, { week: '2026-W48', evidenceSha256: 'a'.repeat(64) })
    expect(await refusal(signed)).toMatchObject({ code: 'forbidden', detail: expect.stringContaining('Only a person') })
    expect(await refusal(joinTrial(mighty, { trialId: 'any' }))).not.toBeNull()
    expect(await refusal(createShareLink(mighty, { kind: 'badge', label: 'x' }))).toMatchObject({ code: 'invalid' })
    expect(await refusal(createInvite(mighty, { email: 'a@example.org', role: 'viewer' }))).toMatchObject({ code: 'invalid' })
  })

  it('ends with its last instant, and at once when it is revoked', async () => {
    const { id, token } = await createApiKey(owner, { name: 'Feed', expiresInDays: 1 })
    const end = owner.now.getTime() + day
    expect((await open(token, { now: new Date(end - 1) })).role).toBe('analyst')
    expect(await refusal(open(token, { now: new Date(end) }))).toMatchObject({
      status: 401,
      detail: expect.stringContaining('has expired'),
    })
    await revokeApiKey(owner, { id })
    expect(await refusal(open(token))).toMatchObject({ status: 401, detail: expect.stringContaining('was revoked') })
  })

  it('opens no other workspace, and does not tell whether there is one of that name', async () => {
    const { token } = await createApiKey(owner, { name: 'Feed' })
    const other = await testWorkspace(url)
    const [there, nowhere] = [await refusal(open(token, { slug: other.workspace.slug })), await refusal(open(token, { slug: 'nowhere' }))]
    expect(there).toMatchObject({ status: 403, detail: expect.stringContaining('another workspace') })
    expect(nowhere).toEqual(there)
  })

  it.each([
    ['no key at all', { headers: {} }, 'brings no API key'],
    ['a session instead of a key', { headers: { cookie: 'next-auth.session-token=x' } }, 'brings no API key'],
    ['something else in the header', { headers: { authorization: 'Basic c2I6eA==' } }, 'not an API key'],
    ['a token of something else', { headers: { authorization: 'Bearer ghp_x' } }, 'not an API key'],
    ['a key that is not there', { headers: { authorization: 'Bearer sb_nothing' } }, 'no such API key'],
  ])('is refused with %s', async (_, call, said) => {
    expect(await refusal(open('', call))).toMatchObject({ status: 401, detail: expect.stringContaining(said) })
  })

  it('is refused when the key stands in the address, even beside a good header', async () => {
    const { token } = await createApiKey(owner, { name: 'Feed' })
    for (const query of [`?key=${token}`, `?${token}`, `?access_token=%73b_${token.slice(3)}`])
      expect(await refusal(open(token, { query })), query).toMatchObject({
        status: 401,
        detail: expect.stringContaining('revoke that key'),
      })
    expect((await open(token, { query: '?setting=sb' })).role).toBe('analyst')
  })

  it('notes when it was last used, at most once a minute', async () => {
    const { token } = await createApiKey(owner, { name: 'Feed' })
    const used = async () => (await listApiKeys(owner))[0]?.lastUsedAt
    await open(token)
    expect(await used()).toEqual(owner.now)
    await open(token, { now: later(owner, minute - 1).now })
    expect(await used()).toEqual(owner.now)
    await open(token, { now: later(owner, minute).now })
    expect(await used()).toEqual(later(owner, minute).now)
  })

  it('stops looking after 30 wrong keys of one address in a minute, and still opens a key that worked before', async () => {
    const [known, fresh] = [await createApiKey(owner, { name: 'Known' }), await createApiKey(owner, { name: 'Fresh' })]
    await open(known.token)
    const from = { address: '198.51.100.7' }
    for (let count = 0; count < 30; count++) expect(await refusal(open(`sb_guess-${count}`, from))).toMatchObject({ status: 401 })
    await expect(open('sb_guess', from)).rejects.toBeInstanceOf(TooManyRequests)
    await expect(open(fresh.token, from)).rejects.toBeInstanceOf(TooManyRequests)
    expect((await open(known.token, from)).role).toBe('analyst')
    expect((await open(fresh.token)).role).toBe('analyst')
  })

  it('is told to wait after too many requests within a minute, and other keys are not', async () => {
    const [busy, calm] = [await createApiKey(owner, { name: 'Busy' }), await createApiKey(owner, { name: 'Calm' })]
    for (let count = 1; count < requestsPerMinute; count++) await countRequest(hashToken(busy.token))
    expect((await open(busy.token)).role).toBe('analyst')
    await expect(open(busy.token)).rejects.toMatchObject({ name: 'TooManyRequests', seconds: expect.any(Number) })
    expect((await open(calm.token)).role).toBe('analyst')
  })
})

describe('revoking a key', () => {
  it('works once, with an audit row, for owners only, and not from another workspace', async () => {
    const { id, token } = await createApiKey(owner, { name: 'Feed' })
    const [approver, stranger] = [await addMember(url, owner, 'approver'), await testWorkspace(url)]
    expect(await refusal(revokeApiKey(approver, { id }))).toMatchObject({ code: 'forbidden' })
    expect(await refusal(revokeApiKey(stranger, { id }))).toMatchObject({ code: 'not_found' })
    expect((await open(token)).role).toBe('analyst')
    await revokeApiKey(owner, { id })
    await revokeApiKey(later(owner, minute), { id })
    const events = await owner.db.auditEvent.findMany({ where: { subjectId: id }, orderBy: { seq: 'asc' }, select: { action: true } })
    expect(events.map(({ action }) => action)).toEqual(['key.created', 'key.revoked'])
    expect((await owner.db.apiKey.findFirstOrThrow({ where: { id } })).revokedAt).toEqual(owner.now)
  })

  it('can be taken back within ten minutes and no later', async () => {
    const { id, token } = await createApiKey(owner, { name: 'Feed' })
    await revokeApiKey(owner, { id })
    expect(await refusal(restoreApiKey(later(owner, 10 * minute + 1), { id }))).toMatchObject({ code: 'conflict' })
    expect(await refusal(open(token))).toMatchObject({ status: 401 })
    await restoreApiKey(later(owner, 10 * minute), { id })
    expect((await open(token)).role).toBe('analyst')
    expect(await refusal(restoreApiKey(owner, { id }))).toMatchObject({ code: 'conflict' })
  })
})
