import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { client } from '@/lib/db/client'
import { testDatabase } from '@/lib/testing/database'
import { testWorkspace } from '@/lib/testing/factories'
import { verb } from './sign-in-link'

let printed: string[]
beforeAll(async () => {
  const { url } = await testDatabase()
  await testWorkspace(url)
  await client(url).user.create({ data: { name: 'Ana', email: 'ana@example.org' } })
  vi.stubEnv('DATABASE_URL', url)
  // The test runner sets BASE_URL for its own purposes.
  vi.stubEnv('BASE_URL', '')
  vi.stubEnv('PORT', '')
  vi.stubEnv('DATA_DIR', '/nonexistent/switchboard')
})
beforeEach(() => {
  printed = []
  vi.spyOn(console, 'log').mockImplementation((line: string) => void printed.push(line))
})
afterEach(() => {
  vi.restoreAllMocks()
})

const links = () => client(process.env.DATABASE_URL).signInLink.count()

it('prints one address on stdout, for the first owner or for the person named', async () => {
  expect(await verb.run([])).toBe(0)
  expect(await verb.run([' ANA@example.org '])).toBe(0)
  expect(printed).toHaveLength(2)
  for (const line of printed) expect(line).toMatch(/^http:\/\/127\.0\.0\.1:3000\/setup\?token=[\w-]{43}$/)
})

it('uses the address of the server that it is told', async () => {
  vi.stubEnv('BASE_URL', 'https://switchboard.example.org/')
  await verb.run([])
  expect(printed[0]).toMatch(/^https:\/\/switchboard\.example\.org\/setup\?token=/)
  vi.stubEnv('BASE_URL', 'switchboard.example.org')
  await expect(verb.run([])).rejects.toThrow('write it as https://')
  vi.stubEnv('BASE_URL', '')
})

it.each([
  [['nobody@example.org'], 'Nobody here has the address nobody@example.org', 1],
  [['ana'], 'is no e-mail address', 2],
  [['ana@example.org', 'more'], 'Usage:', 2],
])('refuses %j with a sentence and makes no link', async (args, sentence, exitCode) => {
  const before = await links()
  await expect(verb.run(args)).rejects.toMatchObject({ message: expect.stringContaining(sentence), exitCode })
  expect(await links()).toBe(before)
  expect(printed).toEqual([])
})
