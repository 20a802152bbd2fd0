import { beforeEach, describe, expect, it } from 'vitest'
import { signInLinkState, signInWithLink } from '@/lib/auth/link'
import { hashPassword } from '@/lib/auth/password'
import { client } from '@/lib/db/client'
import { testDatabase } from '@/lib/testing/database'
import { testWorkspace } from '@/lib/testing/factories'
import { firstRunLink, freshLink } from './first-run'

let databaseUrl: string
beforeEach(async () => {
  databaseUrl = (await testDatabase()).url
  process.env.DATABASE_URL = databaseUrl
})

const baseUrl = 'http://127.0.0.1:3000'
const link = () => firstRunLink({ databaseUrl, baseUrl })
const tokenOf = (address: string | null) => new URL(address ?? '').searchParams.get('token') ?? ''
const aWorkspace = (id: string) => client().workspace.create({ data: { id, slug: id, name: id, timeZone: 'UTC' } })

describe('the link of the first start', () => {
  it('makes the owner of every workspace when nobody exists yet, without address and password', async () => {
    await aWorkspace('one')
    await aWorkspace('two')
    const address = await link()
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:3000\/setup\?token=[\w-]{43}$/)
    expect(await client().user.findMany({ select: { name: true, email: true, passwordHash: true } })).toEqual([
      { name: 'Demo owner', email: null, passwordHash: null },
    ])
    expect(await client().member.findMany({ orderBy: { workspaceId: 'asc' }, select: { workspaceId: true, role: true } })).toEqual([
      { workspaceId: 'one', role: 'owner' },
      { workspaceId: 'two', role: 'owner' },
    ])
  })

  it('makes one owner when two servers start at once', async () => {
    await aWorkspace('one')
    await Promise.all([link(), link(), link()])
    expect(await client().user.count()).toBe(1)
  })

  it('leaves an empty database empty', async () => {
    expect(await link()).toBeNull()
    expect(await client().user.count()).toBe(0)
  })

  it('is for the owner of the oldest workspace, and new at every start', async () => {
    const first = await testWorkspace(databaseUrl)
    await testWorkspace(databaseUrl)
    const [one, two] = [tokenOf(await link()), tokenOf(await link())]
    expect(one).not.toBe(two)
    expect(await signInWithLink({ token: two })).toMatchObject({ id: (first.actor as { id: string }).id })
  })

  it('is no longer made once that owner has a password', async () => {
    await testWorkspace(databaseUrl)
    expect(await link()).not.toBeNull()
    await client().user.updateMany({ data: { passwordHash: await hashPassword('wooden spoon orbit') } })
    expect(await link()).toBeNull()
  })
})

describe('a link', () => {
  it('signs in exactly one of twenty who use it at once', async () => {
    await aWorkspace('one')
    const token = tokenOf(await link())
    const entered = await Promise.all(Array.from({ length: 20 }, () => signInWithLink({ token })))
    expect(entered.filter(Boolean)).toHaveLength(1)
    expect(await signInLinkState(token)).toBe('used')
  })

  it('is not stored, and looking at it does not use it up', async () => {
    await aWorkspace('one')
    const token = tokenOf(await link())
    expect(JSON.stringify(await client().signInLink.findMany())).not.toContain(token)
    expect([await signInLinkState(token), await signInLinkState(token)]).toEqual(['open', 'open'])
  })

  it('is worthless after 24 hours, and when it is unknown or malformed', async () => {
    await aWorkspace('one')
    const token = tokenOf(await link())
    await client().signInLink.updateMany({ data: { expiresAt: new Date(Date.now() - 1000) } })
    expect(await signInLinkState(token)).toBe('expired')
    for (const given of [token, 'unknown', '', 'x'.repeat(500), undefined, { not: '' }]) {
      expect(await signInWithLink({ token: given })).toBeNull()
    }
  })
})

describe('a link from the terminal', () => {
  it('is made for the person with the address, even one with a password', async () => {
    await testWorkspace(databaseUrl)
    const ana = await client().user.create({ data: { name: 'Ana', email: 'ana@example.org', passwordHash: 'x' } })
    const address = await freshLink({ databaseUrl, baseUrl, email: 'ana@example.org' })
    expect(await signInWithLink({ token: tokenOf(address) })).toEqual({ id: ana.id, name: 'Ana' })
  })

  it('is made for the first owner without an address, and for nobody who does not exist', async () => {
    expect(await freshLink({ databaseUrl, baseUrl })).toBeNull()
    await testWorkspace(databaseUrl)
    expect(await freshLink({ databaseUrl, baseUrl })).not.toBeNull()
    expect(await freshLink({ databaseUrl, baseUrl, email: 'nobody@example.org' })).toBeNull()
  })
})
