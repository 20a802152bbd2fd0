import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Context, transaction } from '@/lib/context'
import type { NotificationEvent, WeekEvent } from '@/lib/domain/notification/event'
import { mostAttempts } from '@/lib/domain/notification/schedule'
import type { Report } from '@/lib/domain/report'
import { testDatabase } from '@/lib/testing/database'
import { exampleReport } from '@/lib/testing/example-report'
import { addMember, filmsWorkflow, testWorkspace } from '@/lib/testing/factories'
import { type Receiver, receiver, serverSettings } from '@/lib/testing/receiver'
import { archiveChannel, createChannel, switchChannel } from './channels'
import { sendAgain } from './deliveries'
import { announce, announceSigned } from './notify'
import type { Outcome, Parcel } from './notify-carry'
import { tellDigest } from './notify-digest'
import { setOwnMail } from './notify-preference'
import { deliver } from './notify-send'
import { beginReview, overruleVerdict, signWeek } from './review-acts'
import { getHashedWeek } from './reviews'

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
  // Wednesday noon of 2026-W48.
  owner = await testWorkspace(url)
  hook.received.length = 0
  hook.answer(200)
})

const all: NotificationEvent[] = ['week.digest', 'signature.requested', 'week.signed', 'status.changed']
const sha256 = 'c'.repeat(64)
const later = (ctx: Context, minutes: number): Context => ({ ...ctx, now: new Date(ctx.now.getTime() + minutes * 60_000) })
const told = (ctx: Context) => ctx.db.delivery.findMany({ orderBy: [{ eventKey: 'asc' }, { recipientName: 'asc' }] })
const aWebhook = (events = all) => createChannel(owner, { kind: 'webhook', name: 'Hook', url: hook.url, events })

/** A frozen week of the workspace. */
async function signedWeek(report: Report = exampleReport({ week: '2026-W47' })): Promise<Report> {
  const { week, edition, previousSha256 } = report
  const frozen = { content: JSON.stringify(report), sha256, previousSha256, signedAt: owner.now, asOf: new Date(report.asOf) }
  await owner.db.review.create({ data: { workspaceId: owner.workspace.id, week, edition, state: 'signed', ...frozen } })
  return report
}
const signed = { event: 'week.signed' as const, week: '2026-W47', edition: 1, sha256 }
const tell = (ctx: Context, event: WeekEvent) => transaction(ctx, (tx) => announce(tx, ctx, event))
const only = async (ctx: Context) => {
  const [row] = await told(ctx)
  if (!row) throw new Error('Something was told.')
  return row
}

describe('an announcement', () => {
  it('stands or falls with the change it is about', async () => {
    await aWebhook()
    const undone = transaction(owner, async (tx) => {
      await announce(tx, owner, signed)
      throw new Error('The change failed.')
    })
    await expect(undone).rejects.toThrow('The change failed.')
    expect(await told(owner)).toEqual([])
    await tell(owner, signed)
    expect((await told(owner)).map(({ event, state, attempts }) => [event, state, attempts])).toEqual([['week.signed', 'pending', 0]])
  })

  it('is made once, however often and by how many at once it is asked for', async () => {
    await aWebhook()
    await Promise.all(Array.from({ length: 8 }, () => tell(owner, signed)))
    await tell(later(owner, -60), signed)
    expect(await told(owner)).toHaveLength(1)
    await tell(owner, { ...signed, edition: 2 })
    expect(await told(owner)).toHaveLength(2)
  })

  it('reaches the channels that take it and are on, of this workspace alone', async () => {
    const other = await testWorkspace(url)
    await createChannel(other, { kind: 'webhook', name: 'Elsewhere', url: hook.url, events: all })
    await aWebhook(['week.digest'])
    const off = await createChannel(owner, { kind: 'slack', name: 'Off', url: hook.url, events: all })
    const gone = await createChannel(owner, { kind: 'teams', name: 'Gone', url: hook.url, events: all })
    const on = await createChannel(owner, { kind: 'slack', name: 'On', url: hook.url, events: all })
    await switchChannel(owner, { id: off.id, active: false })
    await archiveChannel(owner, { id: gone.id })
    await tell(owner, signed)
    expect((await told(owner)).map(({ channelId }) => channelId)).toEqual([on.id])
    expect(await told(other)).toEqual([])
  })

  it('of nothing is made where nobody asked for it', async () => {
    await transaction(owner, (tx) => announceSigned(tx, owner, { report: exampleReport(), before: null, sha256 }))
    expect(await told(owner)).toEqual([])
  })

  it('goes by mail to each member who takes mail; a request to sign to those who may and have not signed this evidence', async () => {
    const bo = await addMember(url, owner, 'approver', 'Bo')
    const chi = await addMember(url, owner, 'approver', 'Chi')
    await addMember(url, owner, 'viewer', 'Dee')
    const eve = await addMember(url, owner, 'owner', 'Eve')
    await setOwnMail(eve, { wanted: false })
    await createChannel(owner, { kind: 'email', name: 'Mail', events: all })
    await tell(owner, signed)
    expect((await told(owner)).map(({ recipientName }) => recipientName)).toEqual(['A owner', 'Bo', 'Chi', 'Dee'])
    await owner.db.delivery.deleteMany({})

    const key = { workspaceId: owner.workspace.id, week: '2026-W48', edition: 1 }
    await owner.db.review.create({ data: { ...key, state: 'in_review' } })
    const line = { role: 'approver' as const, decision: 'agree' as const, signedAt: owner.now }
    const idOf = ({ actor }: Context) => (actor.kind === 'user' ? actor.id : '')
    await owner.db.signOff.create({ data: { ...key, ...line, userId: idOf(bo), userName: 'Bo', contentSha256: sha256 } })
    await owner.db.signOff.create({ data: { ...key, ...line, userId: idOf(chi), userName: 'Chi', contentSha256: 'd'.repeat(64) } })
    await tell(owner, { event: 'signature.requested', week: '2026-W48', edition: 1, evidenceSha256: sha256 })
    expect((await told(owner)).map(({ recipientName }) => recipientName)).toEqual(['A owner', 'Chi'])
  })

  it('that asks for signatures is made again when the evidence changes, after a while and in place of those that wait', async () => {
    await aWebhook()
    const ask = (ctx: Context, evidence: string) =>
      tell(ctx, { event: 'signature.requested', week: '2026-W48', edition: 1, evidenceSha256: evidence.repeat(64) })
    const states = async () =>
      (await told(owner)).map(({ eventKey, state, dueAt }) => [eventKey.at(-1), state, (dueAt.getTime() - owner.now.getTime()) / 60_000])
    await ask(owner, 'a')
    expect(await states()).toEqual([['a', 'pending', 0]])
    await owner.db.delivery.updateMany({ data: { state: 'sent' } })
    await ask(later(owner, 1), 'b')
    await ask(later(owner, 2), 'c')
    const replaced = [
      ['a', 'sent', 0],
      ['b', 'dropped', 16],
      ['c', 'pending', 17],
    ]
    expect(await states()).toEqual(replaced)
    // An override that is taken back leads to evidence that was asked about before.
    await ask(later(owner, 3), 'b')
    expect(await states()).toEqual([replaced[0], ['b', 'pending', 18], ['c', 'dropped', 17]])
    await ask(later(owner, 4), 'a')
    expect(await states()).toEqual([replaced[0], ['b', 'dropped', 18], ['c', 'dropped', 17]])
  })

  it('of a signed week comes with one for each dependency that it decides otherwise', async () => {
    await aWebhook()
    const report = exampleReport({ week: '2026-W47' })
    const before = { ...report, dependencies: report.dependencies.slice(1) }
    await transaction(owner, (tx) => announceSigned(tx, owner, { report, before, sha256 }))
    expect((await told(owner)).map(({ eventKey }) => eventKey)).toEqual(['status.changed 2026-W47 1 ads-0', 'week.signed 2026-W47 1'])
  })
})

describe('the digest', () => {
  const at = (ctx: Context, iso: string): Context => ({ ...ctx, now: new Date(iso) })
  const monday = '2026-11-30T07:00:00Z'

  it('is announced on Monday at 08:00, once, also by two servers at once and when the clock goes back', async () => {
    await aWebhook()
    expect(await tellDigest(at(owner, '2026-11-30T06:59:59Z'))).toBeNull()
    expect(await told(owner)).toEqual([])
    await Promise.all([tellDigest(at(owner, monday)), tellDigest(at(owner, monday))])
    for (const again of ['2026-11-30T08:00:00Z', monday, '2026-12-06T22:00:00Z', '2026-11-30T06:00:00Z', monday])
      await tellDigest(at(owner, again))
    expect((await told(owner)).map(({ eventKey }) => eventKey)).toEqual(['week.digest 2026-W49'])
    await tellDigest(at(owner, '2026-12-07T07:00:00Z'))
    expect((await told(owner)).map(({ eventKey }) => eventKey)).toEqual(['week.digest 2026-W49', 'week.digest 2026-W50'])
  })

  it('that was missed while nothing ran is announced once when it runs again, and none of the weeks before', async () => {
    await aWebhook()
    await tellDigest(at(owner, '2026-12-17T15:00:00Z'))
    await tellDigest(at(owner, '2026-12-17T15:05:00Z'))
    expect((await told(owner)).map(({ eventKey }) => eventKey)).toEqual(['week.digest 2026-W51'])
  })

  it('is not announced through a channel that came, or came back, after its hour', async () => {
    const { id } = await aWebhook()
    await tellDigest(owner)
    expect(await told(owner)).toEqual([])
    await switchChannel(owner, { id, active: false })
    await switchChannel(at(owner, '2026-12-01T10:00:00Z'), { id, active: true })
    await tellDigest(at(owner, '2026-12-01T11:00:00Z'))
    expect(await told(owner)).toEqual([])
    await tellDigest(at(owner, '2026-12-07T07:00:00Z'))
    expect(await told(owner)).toHaveLength(1)
  })

  it('is composed from the week as it stands, and from nothing where there is no dependency', async () => {
    await aWebhook()
    await tellDigest(at(owner, monday))
    const { id } = await only(owner)
    expect(await deliver(at(owner, monday), id)).toMatchObject({ state: 'dropped', error: expect.stringContaining('no dependency') })
    await filmsWorkflow(owner)
    await sendAgain(at(owner, monday), { id })
    expect(await deliver(at(owner, monday), id)).toMatchObject({ state: 'sent' })
    const { type, data } = JSON.parse(hook.received[0]?.body ?? '')
    expect([type, data.week, data.asOf, data.url]).toEqual([
      'week.digest',
      '2026-W49',
      '2026-11-30',
      `https://sb.example/w/${owner.workspace.slug}?week=2026-W49`,
    ])
  })
})

/** A way of sending that ends when the test says so. */
function held() {
  let hand: (parcel: Parcel) => void = () => undefined
  let finish: (outcome: Outcome) => void = () => undefined
  const handed = new Promise<Parcel>((resolve) => {
    hand = resolve
  })
  const done = new Promise<Outcome>((resolve) => {
    finish = resolve
  })
  const send = (parcel: Parcel) => {
    hand(parcel)
    return done
  }
  return { send, handed, finish }
}

describe('a delivery', () => {
  it('by webhook is signed by the Standard Webhooks specification, and its id stays while it is tried again: 500, then 200', async () => {
    await signedWeek()
    const { secret } = await aWebhook()
    // Receivers refuse signatures of another hour.
    const now = new Date()
    owner = { ...owner, now }
    await tell(owner, signed)
    const { id } = await only(owner)
    hook.answer(500, 200)
    expect(await deliver(owner, id)).toEqual({ id, state: 'pending', error: 'The address answered with status 500.' })
    expect(await deliver(owner, id)).toBeNull()
    expect(await deliver(later(owner, 1), id)).toEqual({ id, state: 'sent', error: null })
    expect(await only(owner)).toMatchObject({ state: 'sent', attempts: 2, answerCode: 200, error: null, leaseUntil: null })
    expect(hook.received.map(({ headers }) => headers['webhook-id'])).toEqual([`msg_${id}`, `msg_${id}`])
    expect(hook.received.map(({ body }) => JSON.parse(body).type)).toEqual(['week.signed', 'week.signed'])
    const { headers, body } = hook.received[1] ?? { headers: {}, body: '' }
    const names = ['webhook-id', 'webhook-timestamp', 'webhook-signature']
    const signature = Object.fromEntries(names.map((name) => [name, String(headers[name])]))
    expect(new Webhook(secret ?? '').verify(body, signature)).toMatchObject({
      type: 'week.signed',
      timestamp: now.toISOString(),
      data: { workspace: { id: owner.workspace.id }, week: '2026-W47', edition: 1, sha256 },
    })
    expect(() => new Webhook(secret ?? '').verify(body.replace('W47', 'W48'), signature)).toThrow()
  })

  it('is handed over by one of two workers that come at once', async () => {
    await signedWeek()
    await aWebhook()
    await tell(owner, signed)
    const { id } = await only(owner)
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => deliver(owner, id)))
    expect(outcomes.filter((outcome) => outcome !== null)).toHaveLength(1)
    expect(hook.received).toHaveLength(1)
    expect(await deliver(later(owner, 10_000), id)).toBeNull()
    expect(hook.received).toHaveLength(1)
  })

  it('whose worker dies before it hands over, or right after, is taken up again under the same id, and no sooner than the dead is dead', async () => {
    await signedWeek()
    await aWebhook()
    await tell(owner, signed)
    const { id } = await only(owner)
    // A process that is killed never comes back from sending.
    const worker = held()
    void deliver(owner, id, worker.send)
    const parcel = await worker.handed
    expect(await deliver(later(owner, 1), id)).toBeNull()
    expect(await deliver(later(owner, 2), id)).toMatchObject({ state: 'sent' })
    expect(hook.received.map(({ headers }) => headers['webhook-id'])).toEqual([`msg_${parcel.id}`])
    expect(await only(owner)).toMatchObject({ state: 'sent', attempts: 2 })
  })

  it('is not marked by a worker that was taken for dead and comes back', async () => {
    await signedWeek()
    await aWebhook()
    await tell(owner, signed)
    const { id } = await only(owner)
    const worker = held()
    const slow = deliver(owner, id, worker.send)
    await worker.handed
    expect(await deliver(later(owner, 3), id)).toMatchObject({ state: 'sent' })
    worker.finish({ ok: false, code: 500, error: 'late', final: false })
    await slow
    expect(await only(owner)).toMatchObject({ state: 'sent', error: null })
  })

  it('is given up after about a day, and sent again by hand with all its attempts', async () => {
    await signedWeek()
    await aWebhook()
    await tell(owner, signed)
    const { id } = await only(owner)
    hook.answer(503)
    let ctx = owner
    for (let number = 1; number <= mostAttempts; number++) {
      ctx = { ...ctx, now: (await only(owner)).dueAt }
      expect((await deliver(ctx, id))?.state, String(number)).toBe(number < mostAttempts ? 'pending' : 'failed')
    }
    expect(ctx.now.getTime() - owner.now.getTime()).toBeGreaterThan(23 * 3_600_000)
    expect(await deliver(later(ctx, 100_000), id)).toBeNull()
    hook.answer(200)
    await sendAgain(ctx, { id })
    await expect(sendAgain(ctx, { id })).rejects.toMatchObject({ code: 'conflict' })
    expect(await deliver(ctx, id)).toMatchObject({ state: 'sent' })
    expect(new Set(hook.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
  })

  it.each([
    ['passes on to loopback', (port: string) => ({ location: `http://127.0.0.1:${port}/` }), 302, 'passes on to another (status 302)'],
    ['is busy and names a time', () => ({ 'retry-after': '7200' }), 429, 'status 429'],
  ] as const)('to an address that %s is tried again later and no sooner than asked', async (_, headers, status, error) => {
    await signedWeek()
    await aWebhook()
    await tell(owner, signed)
    const { id } = await only(owner)
    hook.answer((_request, response) => response.writeHead(status, headers(new URL(hook.url).port)).end())
    expect(await deliver(owner, id)).toMatchObject({ state: 'pending', error: expect.stringContaining(error) })
    const { dueAt } = await only(owner)
    expect(dueAt.getTime() - owner.now.getTime()).toBe(status === 429 ? 7_200_000 : 60_000)
  })

  it('to an address that wants no more fails, and switches its channel off', async () => {
    await signedWeek()
    await aWebhook()
    await tell(owner, signed)
    const { id } = await only(owner)
    hook.answer(410)
    expect(await deliver(owner, id)).toMatchObject({ state: 'failed', error: expect.stringContaining('wants no more') })
    expect(await owner.db.channel.findFirst({ select: { active: true } })).toEqual({ active: false })
    expect(await owner.db.auditEvent.count({ where: { action: 'channel.switched_off' } })).toBe(1)
  })

  it.each(['slack', 'teams'] as const)('by %s has the shape that it takes, and no signature', async (kind) => {
    await signedWeek()
    await createChannel(owner, { kind, name: 'Chat', url: hook.url, events: all })
    await tell(owner, signed)
    expect(await deliver(owner, (await only(owner)).id)).toMatchObject({ state: 'sent' })
    const [{ headers, body } = { headers: {}, body: '' }] = hook.received
    const sent = JSON.parse(body)
    expect(headers['webhook-signature']).toBeUndefined()
    if (kind === 'slack') expect([sent.blocks[0].type, sent.blocks[0].text.text]).toEqual(['header', sent.text])
    else expect(sent.attachments[0].content.type).toBe('AdaptiveCard')
    expect(body).toContain(`https://sb.example/w/${owner.workspace.slug}/reviews/2026-W47`)
  })

  it('by mail goes through a real mail server to the address of the member, and waits while none is set up', async () => {
    await signedWeek()
    await createChannel(owner, { kind: 'email', name: 'Mail', events: all })
    await tell(owner, signed)
    const { id } = await only(owner)
    expect(await deliver(owner, id)).toMatchObject({ state: 'pending', error: 'No mail can be sent: SMTP_URL and MAIL_FROM are not set.' })
    const taken: string[] = []
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      onData(stream, { envelope }, done) {
        let text = `${envelope.rcptTo.map(({ address }) => address)}\n`
        stream.on('data', (part: Buffer) => {
          text += part.toString()
        })
        stream.on('end', () => {
          taken.push(text)
          done()
        })
      },
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    vi.stubEnv('SMTP_URL', `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`)
    vi.stubEnv('MAIL_FROM', 'Switchboard <switchboard@studio.example>')
    try {
      expect(await deliver(later(owner, 1), id)).toMatchObject({ state: 'sent' })
    } finally {
      vi.unstubAllEnvs()
      server.close()
    }
    const member = await owner.db.member.findFirst({ select: { user: { select: { email: true } } } })
    expect(taken).toHaveLength(1)
    expect(taken[0]).toMatch(new RegExp(`^${member?.user.email}\n`))
    expect(taken[0]).toContain(`Message-ID: <${id}@studio.example>`)
    expect(taken[0]).toContain('Subject: 2026-W47 of Test studio is signed')
    expect(await only(owner)).toMatchObject({ answerCode: 250, attempts: 2 })
  })

  it('that is no longer wanted is not sent, and says why', async () => {
    const dee = await addMember(url, owner, 'approver', 'Dee')
    const eve = await addMember(url, owner, 'approver', 'Eve')
    const channel = await createChannel(owner, { kind: 'email', name: 'Mail', events: all })
    const key = { workspaceId: owner.workspace.id, week: '2026-W48', edition: 1 }
    await owner.db.review.create({ data: { ...key, state: 'in_review' } })
    await tell(owner, { event: 'signature.requested', week: '2026-W48', edition: 1, evidenceSha256: sha256 })
    const rows = await told(owner)
    const outcome = async (name: string) =>
      (await deliver(owner, rows.find(({ recipientName }) => recipientName === name)?.id ?? ''))?.error
    await setOwnMail(dee, { wanted: false })
    expect(await outcome('Dee')).toBe('Dee takes no mail of this workspace.')
    await owner.db.member.deleteMany({ where: { userId: eve.actor.kind === 'user' ? eve.actor.id : '' } })
    expect(await outcome('Eve')).toBe('Eve is no longer a member.')
    await switchChannel(owner, { id: channel.id, active: false })
    expect(await outcome('A owner')).toBe('The channel was switched off before this was sent.')
    expect(new Set((await told(owner)).map(({ state }) => state))).toEqual(new Set(['dropped']))
  })

  it('asks for no signature once the week is signed', async () => {
    await aWebhook()
    await signedWeek()
    await tell(owner, { event: 'signature.requested', week: '2026-W47', edition: 1, evidenceSha256: sha256 })
    expect(await deliver(owner, (await only(owner)).id)).toMatchObject({
      state: 'dropped',
      error: expect.stringContaining('was signed before'),
    })
    expect(hook.received).toEqual([])
  })
})

describe('a review', () => {
  const week = '2026-W48'
  const bodies = () => hook.received.map(({ body }) => JSON.parse(body))

  it('that begins asks for signatures, and one that is signed says so with the hash that it has', async () => {
    const bo = await addMember(url, owner, 'approver', 'Bo')
    await filmsWorkflow(owner)
    await aWebhook()
    await beginReview(owner, { week })
    const asked = await only(owner)
    expect(await deliver(owner, asked.id)).toMatchObject({ state: 'sent' })
    expect(bodies()[0]).toMatchObject({ type: 'signature.requested', data: { week, edition: 1, waitingFor: ['A owner', 'Bo'] } })

    const { sha256: evidenceSha256 } = await getHashedWeek(bo, week)
    expect(bodies()[0].data.evidenceSha256).toBe(evidenceSha256)
    const { sha256: signedAs } = await signWeek(bo, { week, evidenceSha256 })
    const rows = await told(owner)
    expect(rows.map(({ event }) => event)).toEqual(['signature.requested', 'week.signed'])
    for (const { id } of rows) await deliver(owner, id)
    expect(bodies()[1]).toMatchObject({
      type: 'week.signed',
      data: { week, sha256: signedAs, signOffs: [{ name: 'Bo', decision: 'agree' }] },
    })
  })

  it('asks nobody again who has signed, and asks again whose signature is void', async () => {
    const bo = await addMember(url, owner, 'approver', 'Bo')
    await filmsWorkflow(owner)
    await createChannel(owner, { kind: 'email', name: 'Mail', events: ['signature.requested'] })
    await beginReview(owner, { week })
    const outcome = async (name: string, parcels: Parcel[] = []) => {
      const row = (await told(owner)).filter(({ recipientName, state }) => recipientName === name && state === 'pending').at(-1)
      return deliver(later(owner, 60), row?.id ?? '', async (parcel) => {
        parcels.push(parcel)
        return { ok: true, code: 250 }
      })
    }
    const { sha256: evidenceSha256 } = await getHashedWeek(bo, week)
    await signWeek(bo, { week, evidenceSha256, decision: 'dissent', note: 'Too early.' })
    expect(await outcome('Bo')).toMatchObject({ state: 'dropped', error: 'Bo has signed already, or may no longer sign.' })
    const parcels: Parcel[] = []
    expect(await outcome('A owner', parcels)).toMatchObject({ state: 'sent' })
    expect(parcels[0]?.told.message.title).toContain('waits for your signature')

    const change = {
      dependencyId: 'films',
      challengerId: 'theirs--api',
      goal: 'capability' as const,
      status: 'STAY' as const,
      reason: 'Budget.',
    }
    await overruleVerdict(owner, { week, evidenceSha256, ...change })
    expect(await outcome('Bo')).toMatchObject({ state: 'sent' })
  })
})
