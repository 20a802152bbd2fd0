import { mkdtemp, readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeAll, beforeEach, expect, it } from 'vitest'
import type { Context } from '@/lib/context'
import { storage } from '@/lib/storage/storage'
import { aPlan } from '@/lib/testing/a-trial'
import { testDatabase } from '@/lib/testing/database'
import { testWorkspace } from '@/lib/testing/factories'
import { aPng, pngChunk } from '@/lib/testing/pictures'
import { refusal } from '@/lib/testing/refusal'
import { changeTrial, createTrial, getTrial, lockTrial, removeTrial } from './trial-plans'
import { referenceFile, removeReference, setReference } from './trial-references'
import { usedBytes } from './trial-storage'

let url: string
let ctx: Context
let id: string
let plan: Awaited<ReturnType<typeof aPlan>>
beforeAll(async () => {
  url = (await testDatabase()).url
  process.env.DATA_DIR = await mkdtemp(path.join(tmpdir(), 'pictures-'))
})
beforeEach(async () => {
  ctx = await testWorkspace(url, { role: 'analyst' })
  plan = await aPlan(ctx, { count: 2 })
  id = (await createTrial(ctx, plan)).id
})

const png = (mark: string) => aPng(mark, pngChunk('tEXt', 'made by Ana'))
const at = (promptId = 'p1') => ({ trialId: id, promptId })
const kept = async () => {
  const files = await readdir(process.env.DATA_DIR ?? '', { recursive: true, withFileTypes: true })
  return files.filter((file) => file.isFile() && file.parentPath.includes(ctx.workspace.id)).length
}

it('a prompt of a draft gets a picture, gets another, and loses it: no file stays behind', async () => {
  await setReference(ctx, at(), png('one'))
  const first = await referenceFile({ ...ctx, role: 'viewer' }, at())
  expect(first.mime).toBe('image/png')
  await setReference(ctx, at(), png('two'))
  expect(await kept()).toBe(1)
  expect((await referenceFile(ctx, at())).storageKey).not.toBe(first.storageKey)
  const { version, prompts } = await getTrial(ctx, id)
  await changeTrial(ctx, {
    ...plan,
    id,
    version,
    prompts: prompts.map(({ id: promptId, text }) => ({ id: promptId, text, useCase: 'kept' })),
  })
  expect((await referenceFile(ctx, at())).mime).toBe('image/png')
  await removeReference(ctx, at())
  expect(await kept()).toBe(0)
  expect(await refusal(referenceFile(ctx, at()))).toMatchObject({ status: 404 })
  expect(await ctx.db.auditEvent.count({ where: { subjectId: id, action: { startsWith: 'trial.picture' } } })).toBe(3)
})

it('a picture is part of the locked plan: another picture gives another hash, and none changes after the lock', async () => {
  await setReference(ctx, at(), png('one'))
  const { version } = await getTrial(ctx, id)
  const { planSha256 } = await lockTrial(ctx, { id, version })
  for (const attempt of [() => setReference(ctx, at(), png('two')), () => removeReference(ctx, at())])
    expect(await refusal(attempt())).toMatchObject({ status: 409, detail: expect.stringContaining('locked') })
  expect(await kept()).toBe(1)
  expect(await getTrial(ctx, id)).toMatchObject({ planSha256, planIntact: true })
  id = (await createTrial(ctx, plan)).id
  expect((await lockTrial(ctx, { id, version: 1 })).planSha256).not.toBe(planSha256)
})

it.each([
  ['a web page that calls itself a picture', Buffer.from('<script>alert(1)</script>')],
  ['a drawing that can run scripts', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
  ['nothing', Buffer.alloc(0)],
  ['more than 5 MB', Buffer.concat([png(''), Buffer.alloc(5_000_000)])],
])('%s is refused, and nothing is kept', async (_, bytes) => {
  expect(await refusal(setReference(ctx, at(), bytes))).toMatchObject({ status: 422 })
  expect(await kept()).toBe(0)
})

it('goes with its prompt: when the prompt is reworded, and when the draft is removed', async () => {
  await setReference(ctx, at(), png('one'))
  await setReference(ctx, at('p2'), png('two'))
  const { version } = await getTrial(ctx, id)
  await changeTrial(ctx, {
    ...plan,
    id,
    version,
    prompts: [
      { id: 'p1', text: 'Another' },
      { id: 'p2', text: 'Prompt 2' },
    ],
  })
  expect(await kept()).toBe(1)
  await removeTrial(ctx, { id, version: version + 1 })
  expect(await kept()).toBe(0)
})

it('a prompt that is not there is not found', async () => {
  expect(await refusal(setReference(ctx, at('p9'), png('x')))).toMatchObject({ status: 404 })
  expect(await kept()).toBe(0)
})

it('a picture counts towards the quota as it is kept: without texts and places', async () => {
  await setReference(ctx, at(), png('one'))
  const { storageKey } = await referenceFile(ctx, at())
  expect(await storage().size(storageKey)).toBe(aPng('one').length)
  expect(await usedBytes(ctx)).toBe(aPng('one').length)
  process.env.STORAGE_QUOTA_GB = '0.0000001'
  expect(await refusal(setReference(ctx, at('p2'), png('two')))).toMatchObject({
    status: 422,
    detail: expect.stringContaining('do not fit'),
  })
  delete process.env.STORAGE_QUOTA_GB
  await setReference(ctx, at('p2'), png('two'))
  expect(await usedBytes(ctx)).toBe(2 * aPng('one').length)
  expect(await refusal(setReference(ctx, at(), png('one').subarray(0, -4)))).toMatchObject({ status: 422 })
})
