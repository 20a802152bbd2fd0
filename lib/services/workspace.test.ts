import { beforeAll, expect, it } from 'vitest'
import { client } from '@/lib/db/client'
import { testDatabase } from '@/lib/testing/database'
import { addMember, testWorkspace } from '@/lib/testing/factories'
import { updateWorkspace } from './workspace'

let url: string
beforeAll(async () => {
  url = (await testDatabase()).url
})

const was = { name: 'Test studio', timeZone: 'Europe/Berlin' }
const wanted = { name: 'Northern lights', timeZone: 'Asia/Shanghai' }
const stored = (id: string) => client(url).workspace.findUniqueOrThrow({ where: { id }, select: { name: true, timeZone: true } })

it('an owner changes name and time zone, with an audit row, in this workspace alone', async () => {
  const [owner, other] = [await testWorkspace(url), await testWorkspace(url)]
  await updateWorkspace(owner, { ...wanted, was })
  expect(await stored(owner.workspace.id)).toEqual(wanted)
  expect(await stored(other.workspace.id)).toEqual(was)
  const [event] = await owner.db.auditEvent.findMany({ select: { action: true, detail: true } })
  expect(event).toEqual({ action: 'workspace.changed', detail: { before: was, after: wanted } })
})

it('nobody else may', async () => {
  const approver = await addMember(url, await testWorkspace(url), 'approver')
  await expect(updateWorkspace(approver, { ...wanted, was })).rejects.toMatchObject({ code: 'forbidden' })
  expect(await stored(approver.workspace.id)).toEqual(was)
})

it('a change that was begun before somebody else’s is refused and shows what is stored', async () => {
  const owner = await testWorkspace(url)
  await updateWorkspace(owner, { ...wanted, was })
  await expect(updateWorkspace(owner, { name: 'Mine', timeZone: 'UTC', was })).rejects.toMatchObject({ code: 'conflict', current: wanted })
  expect(await stored(owner.workspace.id)).toEqual(wanted)
})

it('unknown time zones, empty names and unknown fields are refused', async () => {
  const owner = await testWorkspace(url)
  for (const bad of [{ timeZone: 'Mars/Olympus' }, { name: ' ' }, { slug: 'taken' }, { demo: true }]) {
    await expect(updateWorkspace(owner, { ...wanted, ...bad, was })).rejects.toMatchObject({ name: 'ZodError' })
  }
  expect(await stored(owner.workspace.id)).toEqual(was)
})
