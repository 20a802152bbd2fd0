import { execFileSync } from 'node:child_process'
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import path from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { test as base, expect, type Page } from '@playwright/test'
import pg from 'pg'
import type { Role } from '@/lib/domain/member'
import { join, smallWorkspace } from './small-workspace'

export { expect }

export type Person = { id: string; name: string; email: string }
export type Demo = { id: string; slug: string; name: string }

type Fixtures = {
  /** A new person in the demo workspace, or with the role `null` in none; gone after the test. */
  person: (role: Role | null, name?: string) => Promise<Person>
  /** A fresh one-time address of this server for somebody. */
  linkFor: (person: Person) => Promise<string>
  /** Makes a person with a role and signs a page in as them, by the front door; the page then shows the board. */
  signIn: (role: Role | null, on?: Page) => Promise<Person>
  /** Signs a new person in to a small workspace of their own, in which they have a role. */
  ownWorkspace: (role: Role) => Promise<{ slug: string; userId: string }>
  /** Fails for anything that axe finds on the page, in the light and in the dark theme. */
  checkAccess: (on?: Page) => Promise<void>
  /** Fails after the test when a page reported an error or broke the content security policy. */
  quietConsole: undefined
}
type WorkerFixtures = { db: pg.Pool; demo: Demo }

/** The database of the server under test. */
function databaseUrl(): string {
  if (process.env.E2E_DATABASE_URL) return process.env.E2E_DATABASE_URL
  const env = { ...process.env, DATA_DIR: process.env.E2E_DATA_DIR, DATABASE_URL: '' }
  const args = ['--conditions=react-server', '--import', 'tsx', 'e2e/database-url.ts']
  return execFileSync(process.execPath, args, { cwd: path.resolve(import.meta.dirname, '..'), env, encoding: 'utf8' })
}

async function violations(page: Page, theme: 'light' | 'dark') {
  await page.emulateMedia({ colorScheme: theme })
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
  const found = await new AxeBuilder({ page }).withTags(tags).analyze()
  return found.violations.map(
    ({ id, help, nodes }) => `${theme}: ${id}: ${help}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`,
  )
}

// A page that is asked for on purpose and is not there, or a file that is refused, is no error of the page that asks.
const expected = /Failed to load resource: the server responded with a status of (?:40[134]|422)/

export const test = base.extend<Fixtures, WorkerFixtures>({
  db: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from this pattern that the fixture needs no other
    async ({}, use) => {
      const pool = new pg.Pool({ connectionString: databaseUrl(), max: 2 })
      await use(pool)
      await pool.end()
    },
    { scope: 'worker' },
  ],
  demo: [
    async ({ db }, use) => {
      const { rows } = await db.query<Demo>('select "id", "slug", "name" from "Workspace" order by "createdAt", "id" limit 1')
      const [demo] = rows
      if (!demo) throw new Error('The server under test has no workspace.')
      await use(demo)
    },
    { scope: 'worker' },
  ],
  person: async ({ db, demo }, use) => {
    const made: string[] = []
    await use(async (role, name = role ? `Test ${role}` : 'Test stranger') => {
      const person = { id: randomUUID(), name, email: `${randomUUID().slice(0, 8)}@example.org` }
      made.push(person.id)
      await db.query('insert into "User" ("id", "name", "email") values ($1, $2, $3)', [person.id, name, person.email])
      if (role) {
        await db.query('insert into "Member" ("workspaceId", "userId", "role") values ($1, $2, $3::"Role")', [demo.id, person.id, role])
      }
      return person
    })
    await db.query('delete from "User" where "id" = any($1)', [made])
  },
  linkFor: async ({ db, baseURL }, use) => {
    await use(async ({ id }) => {
      const token = randomBytes(32).toString('base64url')
      const hash = createHash('sha256').update(token).digest('hex')
      const text = `insert into "SignInLink" ("tokenHash", "userId", "expiresAt") values ($1, $2, now() at time zone 'utc' + interval '1 hour')`
      await db.query(text, [hash, id])
      return `${baseURL}/setup?token=${token}`
    })
  },
  signIn: async ({ page, person, linkFor }, use) => {
    await use(async (role, on = page) => {
      const who = await person(role)
      await on.goto(await linkFor(who))
      await on.waitForURL(({ pathname }) => (role ? pathname.startsWith('/w/') : pathname === '/'))
      return who
    })
  },
  ownWorkspace: async ({ db, signIn }, use) => {
    await use(async (role) => {
      const slug = await smallWorkspace(db)
      const { id } = await signIn(null)
      await join(db, slug, id, role)
      return { slug, userId: id }
    })
  },
  checkAccess: async ({ page }, use) => {
    await use(async (on = page) => {
      expect([...(await violations(on, 'light')), ...(await violations(on, 'dark'))]).toEqual([])
    })
  },
  quietConsole: [
    async ({ context }, use) => {
      const said: string[] = []
      context.on('console', (message) => {
        if (message.type() === 'error' && !expected.test(message.text())) said.push(message.text())
      })
      context.on('weberror', (error) => said.push(String(error.error())))
      await use(undefined)
      expect(said).toEqual([])
    },
    { auto: true },
  ],
})
