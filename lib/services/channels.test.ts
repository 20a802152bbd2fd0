import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Context } from '@/lib/context'
import { testDatabase } from '@/lib/testing/database'
import { addMember, testWorkspace } from '@/lib/testing/factories'
import { type Receiver, receiver, serverSettings } from '@/lib/testing/receiver'
import * as channels from './channels'
import { deliveryOverview, deliveryPageSize, listDeliveries, sendAgain, sendTest } from './deliveries'
import { getOwnMail, setOwnMail } from './notify-preference'

let url: string
let hook: Receiver
let owner: Context
beforeAll(async () => {
  url = (await testDatabase()).url
  serverSettings(url)
  hook = await receiver()
})
afterAll(() => hook.close())
beforeEach(async () => {
  owner = await testWorkspace(url)
  hook.received.length = 0
  hook.answer(200)
})

const webhook = { kind: 'webhook' as const, name: 'Data team', events: ['week.signed' as const, 'week.digest' as const] }
const stored = (id: string) => owner.db.channel.findFirst({ where: { id } })
const audited = async () =>
  (await owner.db.auditEvent.findMany({ orderBy: { seq: 'asc' }, select: { action: true, detail: true } })).map(({ action, detail }) => ({
    action,
    detail: JSON.stringify(detail),
  }))

describe('a channel', () => {
  it('is made with a secret that is shown once and stored so that only this installation can read it', async () => {
    const { id, secret } = await channels.createChannel(owner, { ...webhook, url: hook.url })
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
    const shown = JSON.stringify([await channels.getChannel(owner, id), await channels.listChannels(owner)])
    const row = await stored(id)
    const kept = JSON.stringify([row, await audited()])
    for (const text of [shown, kept]) {
      expect(text).not.toContain(secret)
      expect(text).not.toContain('/hook')
    }
    expect(await channels.getChannel(owner, id)).toMatchObject({
      name: 'Data team',
      host: new URL(hook.url).host,
      events: ['week.digest', 'week.signed'],
    })
    expect(row && channels.unlocked(row)).toEqual({ url: hook.url, secret })
  })

  it('cannot be read under another NEXTAUTH_SECRET, in another row, or when a byte was changed', async () => {
    const { id } = await channels.createChannel(owner, { ...webhook, url: hook.url })
    const row = await stored(id)
    if (!row) throw new Error('It was stored.')
    const secret = process.env.NEXTAUTH_SECRET
    process.env.NEXTAUTH_SECRET = 'another secret of thirty-two letters'
    expect(channels.unlocked(row)).toEqual({ url: null, secret: null })
    process.env.NEXTAUTH_SECRET = secret
    expect(channels.unlocked({ ...row, id: 'other' })).toEqual({ url: null, secret: null })
    expect(channels.unlocked({ ...row, workspaceId: 'other' })).toEqual({ url: null, secret: null })
    expect(channels.unlocked({ ...row, lockedSecret: row.lockedUrl })).toMatchObject({ secret: null })
    const bent = (text: string | null) => `${text?.slice(0, -2)}${text?.endsWith('AA') ? 'BB' : 'AA'}`
    expect(channels.unlocked({ ...row, lockedSecret: bent(row.lockedSecret) })).toEqual({ url: hook.url, secret: null })
    expect(channels.unlocked(row)).toMatchObject({ url: hook.url })
  })

  it('gets a new secret with a new address, so that the old one never signs for another receiver', async () => {
    const made = await channels.createChannel(owner, { ...webhook, url: hook.url })
    const moved = await channels.changeAddress(owner, { id: made.id, version: 1, url: hook.url.replace('/hook', '/other') })
    expect(moved.secret).toMatch(/^whsec_/)
    expect(moved.secret).not.toBe(made.secret)
    const replaced = await channels.replaceSecret(owner, { id: made.id, version: 2 })
    expect([made.secret, moved.secret]).not.toContain(replaced.secret)
    const row = await stored(made.id)
    expect(row && channels.unlocked(row)).toEqual({ url: hook.url.replace('/hook', '/other'), secret: replaced.secret })
    await expect(channels.replaceSecret(owner, { id: made.id, version: 2 })).rejects.toMatchObject({ code: 'conflict' })
    await expect(channels.changeAddress(owner, { id: made.id, version: 1, url: hook.url })).rejects.toMatchObject({ code: 'conflict' })
    expect((await audited()).map(({ action }) => action)).toEqual(['channel.created', 'channel.address_changed', 'channel.secret_replaced'])
  })

  it.each([
    ['http://127.0.0.1:3000/', 'cannot be reached'],
    ['https://10.0.0.1/', 'cannot be reached'],
    ['https://user:pass@example.org/', 'cannot be reached'],
    ['http://93.184.216.34/', 'cannot be reached'],
    ['not an address', 'cannot be reached'],
    ['', 'Enter the address'],
    [null, 'Enter the address'],
  ])('is refused for the address %j, at its field', async (address, message) => {
    for (const kind of ['webhook', 'slack', 'teams'] as const) {
      const made = channels.createChannel(owner, { ...webhook, kind, url: address })
      await expect(made).rejects.toMatchObject({ code: 'invalid', fields: { url: expect.stringContaining(message) } })
    }
    expect(await channels.listChannels(owner)).toEqual([])
  })

  it('is refused without an event or a name, with an unknown event or field, and when one for mail is there', async () => {
    for (const wrong of [{ events: [] }, { name: ' ' }, { events: ['week.lost'] }, { secret: 'whsec_mine' }, { lockedUrl: 'x' }])
      await expect(channels.createChannel(owner, { ...webhook, url: hook.url, ...wrong } as never)).rejects.toThrow()
    await channels.createChannel(owner, { ...webhook, kind: 'email' })
    await expect(channels.createChannel(owner, { ...webhook, kind: 'email' })).rejects.toMatchObject({ code: 'conflict' })
    expect(await channels.listChannels(owner)).toHaveLength(1)
  })

  it('is renamed, switched and removed, each on record; a stale edit is a conflict and a removal can be taken back', async () => {
    const { id } = await channels.createChannel(owner, { ...webhook, url: hook.url })
    await channels.updateChannel(owner, { id, version: 1, name: 'Data', events: ['status.changed'] })
    await expect(channels.updateChannel(owner, { id, version: 1, name: 'Late', events: ['week.signed'] })).rejects.toMatchObject({
      code: 'conflict',
    })
    expect(await channels.getChannel(owner, id)).toMatchObject({ name: 'Data', events: ['status.changed'], version: 2 })
    await channels.switchChannel(owner, { id, active: false })
    await channels.switchChannel(owner, { id, active: false })
    expect(await channels.getChannel(owner, id)).toMatchObject({ active: false })
    await channels.archiveChannel(owner, { id })
    expect(await channels.listChannels(owner)).toEqual([])
    const late = { id, version: 4, name: 'Late', events: ['week.signed' as const] }
    await expect(channels.updateChannel(owner, late)).rejects.toMatchObject({ code: 'not_found' })
    await expect(sendTest(owner, { id })).rejects.toMatchObject({ code: 'not_found' })
    await channels.unarchiveChannel(owner, { id })
    expect(await channels.getChannel(owner, id)).toMatchObject({ name: 'Data' })
    const actions = ['channel.created', 'channel.changed', 'channel.switched_off', 'channel.archived', 'channel.unarchived']
    expect((await audited()).map(({ action }) => action)).toEqual(actions)
  })
})

describe('a test', () => {
  it('goes out at once, on or off, and its outcome stands in the log with the answer and nothing of its body', async () => {
    const { id } = await channels.createChannel(owner, { ...webhook, url: hook.url })
    await channels.switchChannel(owner, { id, active: false })
    expect(await sendTest(owner, { id })).toMatchObject({ state: 'sent', error: null })
    hook.answer(500)
    expect(await sendTest(owner, { id })).toMatchObject({ state: 'failed', error: 'The address answered with status 500.' })
    expect(hook.received).toHaveLength(2)
    const { rows, total } = await listDeliveries(owner, { channelId: id })
    expect(total).toBe(2)
    expect(rows.map(({ event, state, attempts, answerCode }) => [event, state, attempts, answerCode]).sort()).toEqual([
      ['test', 'failed', 1, 500],
      ['test', 'sent', 1, 200],
    ])
    expect(JSON.stringify(rows)).not.toContain('a body that nobody repeats')
    await expect(sendAgain(owner, { id: rows[0]?.id ?? '' })).rejects.toMatchObject({ code: 'invalid' })
  })

  it('by mail says what is not set up', async () => {
    const { id } = await channels.createChannel(owner, { ...webhook, kind: 'email' })
    expect(await sendTest(owner, { id })).toMatchObject({
      state: 'failed',
      error: 'No mail can be sent: SMTP_URL and MAIL_FROM are not set.',
    })
  })
})

it('the log is read page by page and nothing stands on two of them', async () => {
  const { id } = await channels.createChannel(owner, { ...webhook, url: hook.url })
  const row = {
    workspaceId: owner.workspace.id,
    channelId: id,
    event: 'week.signed',
    subject: {},
    dueAt: owner.now,
    state: 'sent' as const,
  }
  const count = deliveryPageSize * 2 + 3
  // Many of one moment, as a signed week makes them.
  await owner.db.delivery.createMany({
    data: Array.from({ length: count }, (_, at) => ({
      ...row,
      eventKey: String(at),
      createdAt: new Date(owner.now.getTime() + Math.floor(at / 40)),
    })),
  })
  const seen: string[] = []
  let after: string | null = null
  do {
    const page: Awaited<ReturnType<typeof listDeliveries>> = await listDeliveries(owner, { channelId: id, after })
    expect([page.total, page.start]).toEqual([count, seen.length])
    seen.push(...page.rows.map((entry) => entry.id))
    after = page.next
  } while (after)
  expect(new Set(seen).size).toBe(count)
  expect(await deliveryOverview(owner)).toMatchObject({ channels: [{ channelId: id, waiting: 0, failed: 0 }], stuck: 0 })
})

it('members choose for themselves whether they take mail, and nobody chooses for another', async () => {
  const ana = await addMember(url, owner, 'viewer', 'Ana')
  expect(await getOwnMail(ana)).toMatchObject({ wanted: true, address: expect.stringContaining('@') })
  await setOwnMail(ana, { wanted: false })
  await setOwnMail(ana, { wanted: false })
  expect([(await getOwnMail(ana)).wanted, (await getOwnMail(owner)).wanted]).toEqual([false, true])
  await setOwnMail(ana, { wanted: true })
  expect((await getOwnMail(ana)).wanted).toBe(true)
  expect((await audited()).map(({ action }) => action)).toEqual(['mail.refused', 'mail.wanted'])
  await expect(setOwnMail(ana, { wanted: false, userId: 'x' } as never)).rejects.toThrow()
})
