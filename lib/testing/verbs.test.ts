import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { can, permissions } from '@/lib/auth/roles'
import type { Context } from '@/lib/context'
import { client } from '@/lib/db/client'
import { Role } from '@/lib/domain/member'
import { problem } from '@/lib/http/problem'
import { testDatabase } from './database'
import { addMember, testWorkspace } from './factories'
import { type FullWorkspace, fullWorkspace } from './full-workspace'
import { otherDoors, verbs } from './verbs'
import { everythingIn } from './workspace-rows'

type Service = (...args: unknown[]) => unknown

const folder = path.resolve(import.meta.dirname, '../services')
const files = (await readdir(folder)).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts')).map((file) => file.slice(0, -3))
const services = new Map<string, Service>()
for (const file of files) {
  const exported: Record<string, unknown> = await import(`../services/${file}.ts`)
  for (const [name, value] of Object.entries(exported)) {
    if (typeof value === 'function') services.set(`${file}.${name}`, value as Service)
  }
}

const firstParameter = (service: Service) => /^(?:async\s*)?(?:function\s*\w*\s*)?\(?\s*(\w+)/.exec(service.toString())?.[1]
/** Runs in the transaction of a verb, which has asked already. */
const inside = (service: Service) => /^[^)]*\btx\b/.test(service.toString())
const isVerb = (service: Service) => firstParameter(service) === 'ctx' && !inside(service)
const waits = (service: Service) => service.constructor.name === 'AsyncFunction'
const named = (test: (service: Service) => boolean) =>
  [...services]
    .filter(([, service]) => test(service))
    .map(([name]) => name)
    .sort()

/** Names without a row, and rows without a function. */
const differences = (found: string[], rows: string[]) => ({
  withoutRow: found.filter((name) => !rows.includes(name)),
  withoutFunction: rows.filter((name) => !found.includes(name)),
})

describe('the table of verbs', () => {
  const none = { withoutRow: [], withoutFunction: [] }

  it('names every exported function that takes a context', () => {
    expect(differences(named(isVerb), Object.keys(verbs)), 'Add a line to verbs in lib/testing/verbs.ts.').toEqual(none)
  })

  it('names every other exported function that could reach the database, unless it works inside a transaction of a verb', () => {
    const others = named((service) => waits(service) && !isVerb(service) && !inside(service))
    expect(differences(others, Object.keys(otherDoors)), 'Add a line to otherDoors in lib/testing/verbs.ts.').toEqual(none)
  })
})

const mark = 'canary'
let url: string
let theirs: FullWorkspace
let before: Record<string, string>
beforeAll(async () => {
  url = (await testDatabase()).url
  process.env.DATABASE_URL = url
  theirs = await fullWorkspace(url, mark)
  before = await everythingIn(url, theirs.ctx.workspace.id)
})

let mine: Context
beforeEach(async () => {
  mine = await testWorkspace(url)
})

const roles = Role.options
const call = async (name: string, ctx: Context) => services.get(name)?.(ctx, ...(verbs[name]?.args(theirs.ids) ?? []))
const textOf = (result: unknown) =>
  JSON.stringify(result, (_, value) => {
    if (value instanceof Uint8Array) return Buffer.from(value).toString('latin1')
    return value instanceof Map || value instanceof Set ? [...value] : value
  }) ?? ''
const codeOf = (name: string, ctx: Context) =>
  call(name, ctx).then(
    (result) => ({ code: null, text: textOf(result) }),
    (error: unknown) => ({ code: problem(error).code, text: problem(error).detail }),
  )

describe.each(Object.entries(verbs))('%s', (name, { needs, answer }) => {
  const { from } = permissions[needs]

  it('shows and changes nothing of another workspace', async () => {
    const { code, text } = await codeOf(name, await addMember(url, mine, from))
    expect(code).toBe(answer)
    for (const secret of [mark, theirs.ctx.workspace.id, theirs.ids.member]) expect(text).not.toContain(secret)
    expect(await everythingIn(url, theirs.ctx.workspace.id)).toEqual(before)
  })

  it(`is refused to whoever lacks the permission ${needs}`, async () => {
    const lesser = roles.filter((role) => !can(role, needs))
    for (const role of [...lesser, 'nobody' as Role]) {
      expect((await codeOf(name, { ...mine, role })).code, role).toBe('forbidden')
    }
    expect(await client(url).auditEvent.count({ where: { workspaceId: mine.workspace.id } })).toBe(0)
  })
})
