import { beforeAll, describe, expect, it } from 'vitest'
import { newSignInLink, signInLinkState, signInWithLink } from '@/lib/auth/link'
import { hashPassword } from '@/lib/auth/password'
import type { CurrentSession } from '@/lib/auth/session'
import { signInWithPassword } from '@/lib/auth/sign-in'
import { client } from '@/lib/db/client'
import { testDatabase } from '@/lib/testing/database'
import {
  changeEmail,
  changeName,
  changePassword,
  endOtherSessions,
  endSession,
  listSessions,
  setFirstPassword,
  workspacesOf,
} from './account'

beforeAll(async () => {
  process.env.DATABASE_URL = (await testDatabase()).url
})

const password = 'wooden spoon orbit lantern'
const another = 'seven quiet rivers beneath'
let number = 0
const freshAddress = () => `person${number++}@example.org`

async function newSession(userId: string): Promise<string> {
  const expiresAt = new Date(Date.now() + 86_400_000)
  const row = await client().session.create({
    data: { userId, expiresAt, userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0' },
    select: { id: true },
  })
  return row.id
}

async function person(secret: string | null = password): Promise<CurrentSession> {
  const email = secret === null ? null : freshAddress()
  const passwordHash = secret === null ? null : await hashPassword(secret)
  const user = await client().user.create({ data: { name: 'Ana', email, passwordHash }, select: { id: true } })
  return { id: await newSession(user.id), user: { id: user.id, name: 'Ana', email, hasPassword: secret !== null } }
}

const stored = (who: CurrentSession) => client().user.findUniqueOrThrow({ where: { id: who.user.id } })
const alive = async (id: string) => (await client().session.findUniqueOrThrow({ where: { id } })).revokedAt === null

describe('name', () => {
  it('is trimmed and kept; an empty one is refused', async () => {
    const ana = await person()
    await changeName(ana, { name: '  Ana Lima ' })
    await expect(changeName(ana, { name: '   ' })).rejects.toMatchObject({ name: 'ZodError' })
    expect((await stored(ana)).name).toBe('Ana Lima')
  })
})

describe('the first password', () => {
  it('is set together with an address, signs in from then on, and makes open links worthless', async () => {
    const ana = await person(null)
    const link = await newSignInLink(client(), ana.user.id, new Date())
    const email = freshAddress()
    await setFirstPassword(ana, { email: ` ${email.toUpperCase()} `, password })
    expect(await signInWithPassword({ email, password })).toMatchObject({ id: ana.user.id })
    expect(await signInWithLink({ token: link })).toBeNull()
  })

  it('cannot replace a password that exists', async () => {
    const ana = await person()
    await expect(setFirstPassword(ana, { email: freshAddress(), password: another })).rejects.toMatchObject({ code: 'conflict' })
    expect(await signInWithPassword({ email: ana.user.email, password })).not.toBeNull()
  })

  it('is refused with a taken address in the same words as any unusable one', async () => {
    const [ana, bo] = [await person(null), await person()]
    const wanted = setFirstPassword(ana, { email: bo.user.email ?? '', password })
    await expect(wanted).rejects.toMatchObject({ code: 'invalid', fields: { email: 'This address cannot be used. Enter another one.' } })
    expect((await stored(ana)).passwordHash).toBeNull()
  })

  it.each(['123456789012', 'passwordpassword', 'qwertyuiop1234', 'aaaaaaaaaaaaaaa', 'eleven char'])(
    'is refused when it is %s',
    async (weak) => {
      const ana = await person(null)
      await expect(setFirstPassword(ana, { email: freshAddress(), password: weak })).rejects.toThrow()
      expect((await stored(ana)).passwordHash).toBeNull()
    },
  )

  it('may be long, with spaces and any script', async () => {
    const ana = await person(null)
    const long = `${'可灵 海螺 即梦 '.repeat(12)}ok`
    const email = freshAddress()
    await setFirstPassword(ana, { email, password: long })
    expect(await signInWithPassword({ email, password: long.normalize('NFD') })).not.toBeNull()
  })
})

describe('a new password', () => {
  it('needs the current one, signs every other browser out and voids open links', async () => {
    const ana = await person()
    const other = await newSession(ana.user.id)
    const link = await newSignInLink(client(), ana.user.id, new Date())
    await expect(changePassword(ana, { currentPassword: another, password: another })).rejects.toMatchObject({
      code: 'invalid',
      fields: { currentPassword: expect.any(String) },
    })
    expect(await alive(other)).toBe(true)
    await changePassword(ana, { currentPassword: password, password: another })
    expect([await alive(other), await alive(ana.id)]).toEqual([false, true])
    expect(await signInLinkState(link)).toBe('used')
    expect(await signInWithPassword({ email: ana.user.email, password: another })).not.toBeNull()
    expect(await signInWithPassword({ email: ana.user.email, password })).toBeNull()
  })

  it('cannot be guessed through an open session: ten wrong tries close the field', async () => {
    const ana = await person()
    const guess = () => changePassword(ana, { currentPassword: 'a wrong guess', password: another }).catch((error: unknown) => error)
    for (let tries = 0; tries < 10; tries++) await guess()
    expect(await guess()).toMatchObject({ fields: { currentPassword: expect.stringContaining('Too many') } })
    await expect(changePassword(ana, { currentPassword: password, password: another })).rejects.toMatchObject({ code: 'invalid' })
  })
})

describe('the address', () => {
  it('is changed with the password only', async () => {
    const ana = await person()
    const email = freshAddress()
    await expect(changeEmail(ana, { email, currentPassword: another })).rejects.toMatchObject({ code: 'invalid' })
    await changeEmail(ana, { email, currentPassword: password })
    expect((await stored(ana)).email).toBe(email)
  })

  it('cannot be the address of somebody else', async () => {
    const [ana, bo] = [await person(), await person()]
    const taken = changeEmail(ana, { email: bo.user.email ?? '', currentPassword: password })
    await expect(taken).rejects.toMatchObject({ code: 'invalid', fields: { email: expect.any(String) } })
    expect((await stored(ana)).email).toBe(ana.user.email)
  })
})

describe('sessions', () => {
  it('are listed with a name for the browser, this one first, without ended and expired ones', async () => {
    const ana = await person()
    const ended = await newSession(ana.user.id)
    await endSession(ana, { id: ended })
    const idle = await newSession(ana.user.id)
    await client().session.update({ where: { id: idle }, data: { lastSeenAt: new Date(Date.now() - 8 * 86_400_000) } })
    const other = await newSession(ana.user.id)
    const list = await listSessions(ana)
    expect(list.map(({ id, current, device }) => ({ id, current, device }))).toEqual([
      { id: ana.id, current: true, device: 'Firefox on Linux' },
      { id: other, current: false, device: 'Firefox on Linux' },
    ])
  })

  it('of other people are neither listed nor ended', async () => {
    const [ana, bo] = [await person(), await person()]
    await expect(endSession(ana, { id: bo.id })).rejects.toMatchObject({ code: 'not_found' })
    await endOtherSessions(ana)
    expect(await alive(bo.id)).toBe(true)
    expect((await listSessions(ana)).map(({ id }) => id)).toEqual([ana.id])
  })

  it('elsewhere end together', async () => {
    const ana = await person()
    const others = [await newSession(ana.user.id), await newSession(ana.user.id)]
    await endOtherSessions(ana)
    expect(await Promise.all([...others, ana.id].map(alive))).toEqual([false, false, true])
  })
})

it('a person without a membership has no workspaces', async () => {
  expect(await workspacesOf(await person())).toEqual([])
})
