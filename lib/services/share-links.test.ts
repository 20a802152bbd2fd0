import { randomBytes } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { allow, type Context } from '@/lib/context'
import { client } from '@/lib/db/client'
import type { ShareKind } from '@/lib/domain/share-link'
import { testDatabase } from '@/lib/testing/database'
import { aClaim, addMember, filmsWorkflow, testWorkspace } from '@/lib/testing/factories'
import { refusal } from '@/lib/testing/refusal'
import { reopenWeek, signWeek } from './review-acts'
import { getHashedWeek, getWeekContent } from './reviews'
import { openShare, TooManyGuesses } from './share-access'
import { getBadge } from './share-badge'
import { listChangeEntries } from './share-changes'
import {
  createShareLink,
  listShareableWeeks,
  listShareLinks,
  restoreAllShareLinks,
  restoreShareLink,
  revokeAllShareLinks,
  revokeShareLink,
} from './share-links'
import { getSharedJson, getSharedWeek } from './share-week'

const week = '2026-W48'

let url: string
let owner: Context
let approver: Context
beforeAll(async () => {
  url = (await testDatabase()).url
  process.env.DATABASE_URL = url
})
beforeEach(async () => {
  owner = await testWorkspace(url)
  approver = await addMember(url, owner, 'approver', 'Ada Approver')
})

const daysOn = (ctx: Context, days: number): Context => ({ ...ctx, now: new Date(ctx.now.getTime() + days * 86_400_000) })

async function sign(ctx: Context, which = week) {
  return signWeek(ctx, { week: which, evidenceSha256: (await getHashedWeek(ctx, which)).sha256 })
}

/** A workspace with something to judge, whose running week is signed. */
async function signedWeek() {
  const { ours, theirs, benchmarkId } = await filmsWorkflow(owner)
  const shared = { benchmarkId, dimensionId: 'score', sampleSize: 200, tableId: 'board-1' }
  await aClaim(owner, { ...shared, id: 'claim-ours', modelId: ours, value: 50 })
  await aClaim(owner, { ...shared, id: 'claim-theirs', modelId: theirs, value: 80 })
  return sign(approver)
}

let visitors = 0
const visitor = () => `192.0.2.${visitors++}`
const open = (token: string, kind: ShareKind, now = owner.now) => openShare(token, { kind, address: visitor(), now })

describe('making a link', () => {
  it('gives an approver a token of 256 random bits that is stored only as a hash', async () => {
    const { id, token, kind } = await createShareLink(approver, { kind: 'calendar', label: 'The studio' })
    expect(Buffer.from(token, 'base64url')).toHaveLength(32)
    const row = await owner.db.shareLink.findFirstOrThrow({ where: { id } })
    expect(row).toMatchObject({ kind, label: 'The studio', createdByName: 'Ada Approver', expiresAt: null, week: null, edition: null })
    expect(JSON.stringify(row)).not.toContain(token)
    const events = await owner.db.auditEvent.findMany({ where: { subjectId: id }, select: { action: true, detail: true } })
    expect(events).toMatchObject([{ action: 'share.created', detail: { kind, label: 'The studio' } }])
    expect(JSON.stringify(events)).not.toContain(token)
    expect(JSON.stringify(await listShareLinks(approver))).not.toContain(token)
  })

  it('is refused to whoever may not sign', async () => {
    const analyst = await addMember(url, owner, 'analyst')
    expect(await refusal(createShareLink(analyst, { kind: 'badge', label: 'x' }))).toMatchObject({ code: 'forbidden' })
    expect(await listShareLinks(owner)).toEqual([])
  })

  it('shares a signed week for 30 days unless told otherwise, and names its edition', async () => {
    await signedWeek()
    expect(await listShareableWeeks(approver)).toEqual([week])
    await createShareLink(approver, { kind: 'week', week, label: 'The board' })
    await createShareLink(approver, { kind: 'week', week, label: 'The auditors', expiresInDays: 365 })
    const lines = await listShareLinks(approver)
    const days = lines.map(({ label, expiresAt }) => [label, ((expiresAt?.getTime() ?? 0) - approver.now.getTime()) / 86_400_000])
    expect(Object.fromEntries(days)).toEqual({ 'The board': 30, 'The auditors': 365 })
    expect(lines.map(({ edition }) => edition)).toEqual([1, 1])
  })

  it.each([
    ['a week that is not signed', { kind: 'week', week, label: 'x' }, 'week'],
    ['an edition that does not exist', { kind: 'week', week, edition: 2, label: 'x' }, 'week'],
    ['no week', { kind: 'week', label: 'x' }, 'week'],
    ['a week that does not exist', { kind: 'week', week: '2025-W53', label: 'x' }, 'week'],
    ['a week without an end', { kind: 'week', week, label: 'x', expiresInDays: null }, 'expiresInDays'],
    ['more than a year', { kind: 'calendar', label: 'x', expiresInDays: 366 }, 'expiresInDays'],
    ['less than a day', { kind: 'calendar', label: 'x', expiresInDays: 0 }, 'expiresInDays'],
    ['a feed of one week', { kind: 'changes', week, label: 'x' }, 'week'],
    ['nobody it is for', { kind: 'badge', label: '  ' }, 'label'],
    ['a field of its own', { kind: 'badge', label: 'x', tokenHash: 'mine' }, 'tokenHash'],
    ['an unknown kind', { kind: 'board', label: 'x' }, 'kind'],
  ])('refuses %s, and says so at the field', async (_, input, field) => {
    const refused = await refusal(createShareLink(approver, input as never))
    expect(refused?.code).toBe('invalid')
    expect(Object.keys(refused?.fields ?? {})).toContain(field)
    expect(await listShareLinks(owner)).toEqual([])
  })

  it('is refused by the database itself for a week that is not signed', async () => {
    await owner.db.review.create({ data: { workspaceId: owner.workspace.id, week, edition: 1 } })
    const row = { workspaceId: owner.workspace.id, label: 'x', createdById: 'x', createdByName: 'x', expiresAt: owner.now }
    const create = (tokenHash: string, over: object) => owner.db.shareLink.create({ data: { ...row, kind: 'week', tokenHash, ...over } })
    await expect(create('a', { week, edition: 1 })).rejects.toMatchObject({ code: 'P2003' })
    await expect(create('b', {})).rejects.toThrow()
    expect(await owner.db.shareLink.count()).toBe(0)
  })
})

describe('opening a link', () => {
  it('shows the one workspace it is of, to read only', async () => {
    await signedWeek()
    const { token } = await createShareLink(approver, { kind: 'week', week, label: 'The board' })
    const { ctx, link } = await open(token, 'week')
    expect(link).toMatchObject({ label: 'The board', week, edition: 1 })
    expect(ctx).toMatchObject({ role: 'viewer', actor: { kind: 'system' }, workspace: { id: owner.workspace.id } })
    expect(() => allow(ctx, 'share:manage')).toThrow('role approver')
    expect(() => allow(ctx, 'comment:write')).toThrow('role analyst')
    const shared = await getSharedWeek(ctx, { week, edition: 1 })
    expect(shared).toMatchObject({ view: { state: 'signed', report: { week, edition: 1 } }, since: null, newerEdition: null })
    const { content, sha256 } = await getWeekContent(owner, week)
    const json = await getSharedJson(ctx, { week, edition: 1 })
    expect([Buffer.from(json.bytes).toString(), json.sha256]).toEqual([content, sha256])
  })

  it('keeps to the edition it was made for when the week is reopened and signed again', async () => {
    const first = await signedWeek()
    const { token } = await createShareLink(approver, { kind: 'week', week, label: 'The board' })
    await reopenWeek(approver, { week, reason: 'A price was wrong.' })
    const { ctx } = await open(token, 'week')
    expect((await getSharedWeek(ctx, { week, edition: 1 })).view.sha256).toBe(first.sha256)
    expect(await refusal(getSharedWeek(ctx, { week, edition: 2 }))).toMatchObject({ code: 'not_found' })
    expect(await refusal(getSharedJson(ctx, { week, edition: 2 }))).toMatchObject({ code: 'not_found' })
    expect(await refusal(createShareLink(approver, { kind: 'week', week, edition: 2, label: 'x' }))).toMatchObject({ code: 'invalid' })
    const second = await sign(approver)
    expect(second.edition).toBe(2)
    expect(await getSharedWeek(ctx, { week, edition: 1 })).toMatchObject({ view: { sha256: first.sha256 }, newerEdition: 2 })
    const titles = (await listChangeEntries(ctx)).map(({ title }) => title)
    expect(titles).toEqual(expect.arrayContaining(['W48 is signed', 'W48 is signed again, as edition 2']))
  })

  it('answers every link that shows nothing alike', async () => {
    const calendar = await createShareLink(approver, { kind: 'calendar', label: 'x', expiresInDays: 7 })
    const revoked = await createShareLink(approver, { kind: 'calendar', label: 'y' })
    await revokeShareLink(approver, { id: revoked.id })
    const answers = await Promise.all([
      refusal(open(randomBytes(32).toString('base64url'), 'calendar')),
      refusal(open('', 'calendar')),
      refusal(open(revoked.token, 'calendar')),
      refusal(open(calendar.token, 'week')),
      refusal(open(calendar.token, 'calendar', daysOn(owner, 7).now)),
    ])
    expect(answers[0]).toMatchObject({ code: 'not_found', status: 404 })
    for (const answer of answers) expect(answer).toEqual(answers[0])
    expect((await open(calendar.token, 'calendar')).ctx.workspace.id).toBe(owner.workspace.id)
  })

  it('notes the day of the newest visit, with one write a day', async () => {
    const { token, id } = await createShareLink(approver, { kind: 'badge', label: 'README' })
    const version = async () =>
      (await client(url).$queryRaw<{ xmin: string }[]>`select xmin::text from "ShareLink" where "id" = ${id}`)[0]?.xmin
    await open(token, 'badge')
    const first = await version()
    await open(token, 'badge')
    expect(await version()).toBe(first)
    await open(token, 'badge', daysOn(owner, 1).now)
    expect(await version()).not.toBe(first)
    expect((await listShareLinks(owner))[0]?.lastUsedOn).toEqual(new Date('2026-11-26T00:00:00Z'))
    await open(token, 'badge')
    expect((await listShareLinks(owner))[0]?.lastUsedOn).toEqual(new Date('2026-11-26T00:00:00Z'))
  })

  it('stops looking after 30 wrong tokens of one visitor in a minute, and still opens a link that was opened before', async () => {
    const { token } = await createShareLink(approver, { kind: 'badge', label: 'README' })
    const fresh = await createShareLink(approver, { kind: 'badge', label: 'Wiki' })
    await open(token, 'badge')
    const from = { kind: 'badge' as const, address: '198.51.100.7', now: owner.now }
    for (let count = 0; count < 30; count++) expect(await refusal(openShare(`guess-${count}`, from))).toMatchObject({ code: 'not_found' })
    await expect(openShare('guess', from)).rejects.toBeInstanceOf(TooManyGuesses)
    await expect(openShare(fresh.token, from)).rejects.toBeInstanceOf(TooManyGuesses)
    expect((await openShare(token, from)).link.label).toBe('README')
    expect((await open(fresh.token, 'badge')).link.label).toBe('Wiki')
  })
})

describe('taking links back', () => {
  it('works at once, for every approver, once, with an audit row, and not from another workspace', async () => {
    const { id, token } = await createShareLink(approver, { kind: 'badge', label: 'README' })
    const [foreign, analyst] = [await testWorkspace(url), await addMember(url, owner, 'analyst')]
    expect(await refusal(revokeShareLink(foreign, { id }))).toMatchObject({ code: 'not_found' })
    expect(await refusal(revokeShareLink(analyst, { id }))).toMatchObject({ code: 'forbidden' })
    expect(await refusal(listShareLinks(analyst))).toMatchObject({ code: 'forbidden' })
    await open(token, 'badge')
    await revokeShareLink(await addMember(url, owner, 'approver'), { id })
    await revokeShareLink(owner, { id })
    expect(await refusal(open(token, 'badge'))).toMatchObject({ code: 'not_found' })
    expect(await owner.db.auditEvent.count({ where: { action: 'share.revoked', subjectId: id } })).toBe(1)
    expect(await listShareLinks(owner)).toMatchObject([{ id, state: 'revoked' }])
  })

  it('does not happen by itself when the maker leaves: the list says so, and an owner takes all back', async () => {
    const { token } = await createShareLink(approver, { kind: 'badge', label: 'README' })
    const own = await createShareLink(owner, { kind: 'changes', label: 'Chat' })
    const makerId = approver.actor.kind === 'user' ? approver.actor.id : ''
    await owner.db.member.deleteMany({ where: { userId: makerId } })
    await open(token, 'badge')
    const lines = await listShareLinks(owner)
    expect(lines.find(({ label }) => label === 'README')).toMatchObject({ madeBy: 'Ada Approver', makerLeft: true, state: 'open' })
    expect(lines.find(({ label }) => label === 'Chat')).toMatchObject({ makerLeft: false })
    expect(await refusal(revokeAllShareLinks(await addMember(url, owner, 'approver')))).toMatchObject({ code: 'forbidden' })
    expect(await revokeAllShareLinks(await testWorkspace(url))).toEqual({ revoked: 0 })
    expect(await revokeAllShareLinks(owner)).toEqual({ revoked: 2 })
    expect(await refusal(open(token, 'badge'))).toMatchObject({ code: 'not_found' })
    expect(await refusal(open(own.token, 'changes'))).toMatchObject({ code: 'not_found' })
    expect(await owner.db.auditEvent.count({ where: { action: 'share.all_revoked' } })).toBe(1)
  })
})

describe('giving back what was taken back', () => {
  const minutesOn = (minutes: number) => ({ ...owner, now: new Date(owner.now.getTime() + minutes * 60_000) })

  it('works within ten minutes, with the address that people have, and not later', async () => {
    const { id, token } = await createShareLink(approver, { kind: 'badge', label: 'README' })
    expect(await refusal(restoreShareLink(approver, { id }))).toMatchObject({ code: 'conflict' })
    await revokeShareLink(approver, { id })
    expect(await refusal(restoreShareLink(minutesOn(11), { id }))).toMatchObject({ code: 'conflict' })
    expect(await refusal(restoreShareLink(await testWorkspace(url), { id }))).toMatchObject({ code: 'not_found' })
    expect(await refusal(open(token, 'badge'))).toMatchObject({ code: 'not_found' })
    await restoreShareLink(approver, { id })
    await open(token, 'badge')
    expect(await owner.db.auditEvent.count({ where: { action: 'share.restored', subjectId: id } })).toBe(1)
  })

  it('gives back together what was taken back together, and nothing from before', async () => {
    const early = await createShareLink(approver, { kind: 'badge', label: 'Old' })
    await revokeShareLink(approver, { id: early.id })
    const links = [
      await createShareLink(owner, { kind: 'badge', label: 'A' }),
      await createShareLink(owner, { kind: 'changes', label: 'B' }),
    ]
    await revokeAllShareLinks(minutesOn(1))
    expect(await refusal(restoreAllShareLinks(minutesOn(12)))).toMatchObject({ code: 'conflict' })
    expect(await refusal(restoreAllShareLinks(approver))).toMatchObject({ code: 'forbidden' })
    expect(await restoreAllShareLinks(minutesOn(2))).toEqual({ restored: 2 })
    for (const { token, kind } of links) await open(token, kind)
    expect(await refusal(open(early.token, 'badge'))).toMatchObject({ code: 'not_found' })
  })
})

describe('what follows the workspace', () => {
  it('says so while nothing is signed, and counts the last signed week afterwards', async () => {
    expect(await getBadge(owner, null)).toMatchObject({ message: 'no week signed yet' })
    expect(await refusal(getBadge(owner, 'films'))).toMatchObject({ code: 'not_found' })
    await signedWeek()
    expect(await getBadge(owner, null)).toMatchObject({ label: 'Switchboard', message: 'none justified · W48 signed' })
    expect((await getBadge(owner, 'films')).message).toMatch(/ · W48$/)
    expect(await refusal(getBadge(owner, 'nothing'))).toMatchObject({ code: 'not_found' })
  })

  it('tells of every status that changed from signed week to signed week, with its cause and an id that stays', async () => {
    await signedWeek()
    const later = daysOn(approver, 7)
    await later.db.claim.updateMany({ where: {}, data: { archivedAt: later.now } })
    await sign(later, '2026-W49')
    const entries = await listChangeEntries(later)
    expect(entries.map(({ kind, week }) => `${week} ${kind}`).sort()).toEqual(['2026-W48 signed', '2026-W49 change', '2026-W49 signed'])
    const change = entries.find(({ kind }) => kind === 'change')
    expect(change).toMatchObject({ id: `urn:switchboard:${owner.workspace.id}:2026-W49:dependency:films`, at: later.now.toISOString() })
    expect(change?.text).toMatch(/ ← .*, because /)
    expect(entries.map(({ at }) => at)).toEqual(
      entries
        .map(({ at }) => at)
        .sort()
        .reverse(),
    )
    expect(await listChangeEntries(later)).toEqual(entries)
    expect(await listChangeEntries(await testWorkspace(url))).toEqual([])
  })
})
