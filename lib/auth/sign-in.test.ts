import { beforeAll, describe, expect, it } from 'vitest'
import { client } from '@/lib/db/client'
import { testDatabase } from '@/lib/testing/database'
import { deviceName } from './device-name'
import { ownAddress } from './own-address'
import { hashPassword } from './password'
import { signInWithPassword, TooManyTries } from './sign-in'

beforeAll(async () => {
  process.env.DATABASE_URL = (await testDatabase()).url
})

const password = 'wooden spoon orbit lantern'
const wrong = 'wooden spoon orbit lanterns'
let number = 0

async function account(): Promise<string> {
  const email = `person${number++}@example.org`
  await client().user.create({ data: { email, name: 'Ana', passwordHash: await hashPassword(password) } })
  return email
}

const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

describe('signing in with a password', () => {
  it('takes the right password, with the address in any case', async () => {
    const email = await account()
    expect(await signInWithPassword({ email: ` ${email.toUpperCase()}`, password })).toMatchObject({ name: 'Ana' })
  })

  it.each([
    ['a wrong password', { password: wrong }],
    ['no password', { password: '' }],
    ['a filter instead of a password', { password: { not: '' } }],
    ['a filter instead of an address', { email: { contains: '@' }, password }],
    ['a list', { email: ['a@example.org', 'b@example.org'], password }],
    ['a password longer than 200 characters', { password: 'x'.repeat(201) }],
    ['nothing', { email: undefined, password: undefined }],
  ])('refuses %s with the same answer', async (_what, given) => {
    expect(await signInWithPassword({ email: await account(), ...given })).toBeNull()
  })

  it('lets nobody in who has no password', async () => {
    await client().user.create({ data: { email: 'link-only@example.org', name: 'Bo' } })
    expect(await signInWithPassword({ email: 'link-only@example.org', password: '' })).toBeNull()
    expect(await signInWithPassword({ email: 'link-only@example.org', password: 'no account has this password' })).toBeNull()
  })

  it('spends as much time on unknown accounts as on known ones', async () => {
    const time = async (email: string) => {
      const from = performance.now()
      await signInWithPassword({ email, password: wrong })
      return performance.now() - from
    }
    const known: number[] = []
    const unknown: number[] = []
    for (let round = 0; round < 15; round++) {
      known.push(await time(await account()))
      unknown.push(await time(`nobody${round}@example.org`))
    }
    // Without the decoy hash the ratio is about 0.1; the wide margin is for a busy machine.
    expect(median(unknown) / median(known)).toBeGreaterThan(0.5)
  })
})

describe('too many wrong passwords', () => {
  const fail = async (email: string, times: number) => {
    for (let round = 0; round < times; round++) await signInWithPassword({ email, password: wrong })
  }

  it('close the account to strangers for a quarter of an hour, even with the right password', async () => {
    const email = await account()
    await fail(email, 10)
    const late = signInWithPassword({ email, password })
    await expect(late).rejects.toBeInstanceOf(TooManyTries)
    await expect(late).rejects.toMatchObject({ minutes: 15 })
  })

  it('answer for unknown accounts in the same way', async () => {
    await fail('stranger@example.org', 10)
    await expect(signInWithPassword({ email: 'stranger@example.org', password })).rejects.toBeInstanceOf(TooManyTries)
  })

  it('do not shut out a browser on which the owner has signed in before', async () => {
    const email = await account()
    await fail(email, 10)
    expect(await signInWithPassword({ email, password }, async () => 'known browser')).not.toBeNull()
  })

  it('are forgotten after the right one', async () => {
    const email = await account()
    await fail(email, 9)
    expect(await signInWithPassword({ email, password })).not.toBeNull()
    await fail(email, 9)
    expect(await signInWithPassword({ email, password })).not.toBeNull()
  })
})

describe('where to go after signing in', () => {
  it.each(['/', '/w/northlight', '/w/northlight/claims?sort=-value&page=2', '/account', '/invite/abc'])('keeps %s', (asked) => {
    expect(ownAddress(asked)).toBe(asked)
  })

  it.each([
    undefined,
    '',
    'w/northlight',
    'https://evil.example',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '/..//evil.example',
    '/%2e%2e//evil.example',
    '/.//evil.example',
    'javascript:alert(1)',
    ' /w/northlight',
    '/sign-out',
    '/sign-in?next=/sign-in',
    '/setup?token=x',
    '/api/auth/signout',
  ])('turns %j into the start page', (asked) => {
    expect(ownAddress(asked)).toBe('/')
  })
})

describe('the name of a browser', () => {
  it.each([
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36',
      'Chrome on Windows',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36 Edg/150.0.0.0',
      'Edge on Windows',
    ],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15',
      'Safari on macOS',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/150.0 Mobile/15E148 Safari/604.1',
      'Chrome on iOS',
    ],
    ['Mozilla/5.0 (Android 16; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0', 'Firefox on Android'],
    ['curl/8.5.0', 'Unknown browser'],
    [null, 'Unknown browser'],
  ])('of %s is %s', (userAgent, name) => {
    expect(deviceName(userAgent)).toBe(name)
  })
})
