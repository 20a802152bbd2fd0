import { createHash } from 'node:crypto'
import pg from 'pg'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Context } from '@/lib/context'
import type { Pair } from '@/lib/domain/report'
import { sealOf } from '@/lib/domain/seal'
import { testDatabase } from '@/lib/testing/database'
import { aClaim, addMember, filmsWorkflow, testWorkspace } from '@/lib/testing/factories'
import { refusal } from '@/lib/testing/refusal'
import { getReview } from './review'
import { signWeek } from './review-acts'
import {
  getDependencyWeek,
  getHashedWeek,
  getWeek,
  getWeekContent,
  lastSignedReport,
  listReviews,
  reportBefore,
  verdictHistory,
} from './reviews'
import { getWeekJson } from './week-files'

const week = '2026-W48'

let url: string
let owner: Context
let approver: Context

beforeAll(async () => {
  url = (await testDatabase()).url
})

/** One workflow with an incumbent, a challenger and one independent result for each. */
beforeEach(async () => {
  owner = await testWorkspace(url)
  approver = await addMember(url, owner, 'approver', 'Ada Approver')
  const { ours, theirs, benchmarkId } = await filmsWorkflow(owner)
  const shared = { benchmarkId, dimensionId: 'score', sampleSize: 200, tableId: 'board-1' }
  await aClaim(owner, { ...shared, id: 'claim-ours', modelId: ours, value: 50 })
  await aClaim(owner, { ...shared, id: 'claim-theirs', modelId: theirs, value: 80 })
})

const at = (ctx: Context, now: string): Context => ({ ...ctx, now: new Date(now) })

const sign = async (ctx: Context, which = week, note: string | null = null) =>
  signWeek(ctx, { week: which, evidenceSha256: (await getHashedWeek(ctx, which)).sha256, note })

const headline = (pairs: readonly Pair[] | undefined): Pair => {
  const [pair] = pairs ?? []
  if (!pair) throw new Error('The dependency has no challenger.')
  return pair
}

const raise = (ctx: Context) => ctx.db.claim.updateMany({ where: { id: 'claim-theirs' }, data: { value: 60 } })

describe('signing a week', () => {
  it('freezes the verdicts that were on the screen, with the signature and its remark, and writes the audit row', async () => {
    const open = await getHashedWeek(approver, week)
    expect(open.state).toBe('open')
    expect(headline(open.report.dependencies[0]?.pairs).comparisons).toHaveLength(1)
    const { sha256 } = await sign(approver, week, 'Agreed in the Wednesday meeting.')

    const signed = await getHashedWeek(approver, week)
    expect(signed).toMatchObject({ state: 'signed', sha256, signedAt: approver.now })
    const { seal, ...report } = signed.report
    expect({ ...report, signOffs: [] }).toEqual(open.report)
    expect(seal).toEqual(sealOf(report))
    expect(report.signOffs).toEqual([
      {
        name: 'Ada Approver',
        role: 'approver',
        decision: 'agree',
        note: 'Agreed in the Wednesday meeting.',
        signedAt: approver.now.toISOString(),
        evidenceSha256: open.sha256,
        dissents: [],
      },
    ])
    const events = await owner.db.auditEvent.findMany({
      where: { subjectId: week },
      orderBy: { seq: 'asc' },
      select: { action: true, detail: true },
    })
    expect(events).toEqual([
      {
        action: 'review.agreed',
        detail: { edition: 1, seen: open.sha256, decision: 'agree', note: 'Agreed in the Wednesday meeting.', dissents: [] },
      },
      { action: 'review.signed', detail: { edition: 1, sha256, signatures: 1 } },
    ])
    expect(await verdictHistory(owner, 'films')).toMatchObject([{ week, challengerId: 'theirs--api', goal: 'capability', headline: true }])
  })

  it('gives a hash that anybody can check against the bytes of the JSON file', async () => {
    const { sha256 } = await sign(approver)
    const file = await getWeekJson(owner, week)
    expect(createHash('sha256').update(file.bytes).digest('hex')).toBe(sha256)
    expect(file.name).toBe(`${owner.workspace.slug}-${week}.json`)
    expect(await getWeekContent(owner, week)).toEqual({ content: new TextDecoder().decode(file.bytes), sha256, state: 'signed' })
  })

  it('happens once: a second signature is a conflict and changes nothing', async () => {
    const { sha256: seen } = await getHashedWeek(owner, week)
    await sign(approver)
    const again = await refusal(signWeek(owner, { week, evidenceSha256: seen }))
    expect(again).toMatchObject({ code: 'conflict', detail: expect.stringContaining('signed already') })
    expect((await getHashedWeek(owner, week)).report.signOffs).toHaveLength(1)
  })

  it('gives one signature when two people sign at the same moment', async () => {
    const { sha256 } = await getHashedWeek(owner, week)
    const results = await Promise.all([owner, approver].map((ctx) => refusal(signWeek(ctx, { week, evidenceSha256: sha256 }))))
    expect(results.filter((result) => result === null)).toHaveLength(1)
    expect(results.find((result) => result !== null)?.code).toBe('conflict')
    expect(await owner.db.signOff.count({ where: { week } })).toBe(1)
    expect(await owner.db.auditEvent.count({ where: { action: 'review.signed' } })).toBe(1)
  })

  it('is refused when the evidence changed after the page was drawn; nothing is written, and signing what is there now works', async () => {
    const seen = (await getHashedWeek(approver, week)).sha256
    await raise(owner)
    const stale = await refusal(signWeek(approver, { week, evidenceSha256: seen }))
    expect(stale).toMatchObject({ code: 'conflict', detail: expect.stringContaining('The evidence changed') })
    expect((await getHashedWeek(owner, week)).state).toBe('open')
    expect(await owner.db.auditEvent.count({ where: { action: 'review.signed' } })).toBe(0)
    await sign(approver)
    expect((await getHashedWeek(owner, week)).state).toBe('signed')
  })

  it.each(['viewer', 'rater', 'analyst'] as const)('is not for a %s, who may read the week and see who signs', async (role) => {
    const member = await addMember(url, owner, role)
    const review = await getReview(member, week)
    expect(review).toMatchObject({ awaitsSignature: false, signers: ['A owner', 'Ada Approver'] })
    expect((await refusal(sign(member)))?.code).toBe('forbidden')
    expect(await owner.db.review.count({ where: { week } })).toBe(0)
  })

  it('is for people only', async () => {
    const machine = { ...owner, actor: { kind: 'system' as const, name: 'Nightly job' } }
    expect((await refusal(sign(machine)))?.code).toBe('forbidden')
  })

  it('needs something to sign', async () => {
    const empty = await testWorkspace(url)
    expect(await refusal(sign(empty))).toMatchObject({ code: 'invalid', detail: expect.stringContaining('no dependency') })
  })

  it.each([
    ['a hash that is none', { week, evidenceSha256: 'x' }, 'evidenceSha256'],
    ['a remark longer than 1,000 characters', { week, evidenceSha256: 'a'.repeat(64), note: 'x'.repeat(1001) }, 'note'],
    ['an unknown field', { week, evidenceSha256: 'a'.repeat(64), state: 'signed' }, 'state'],
  ])('refuses %s at its field', async (_case, input, field) => {
    const refused = await refusal(signWeek(approver, input as never))
    expect(refused?.code).toBe('invalid')
    expect(Object.keys(refused?.fields ?? {})).toEqual([field])
  })
})

describe('a week that does not exist', () => {
  it.each([
    ['2026-W54', 'This year has no such week.'],
    ['W48', 'Write the week as 2026-W48.'],
    ['x', 'Write the week as 2026-W48.'],
    ['2026-W49', 'has not begun'],
  ])('%s is refused with what is wrong with it', async (which, message) => {
    for (const work of [getWeek(owner, which), getReview(owner, which), getWeekJson(owner, which), sign(owner, which)]) {
      expect(await refusal(work)).toMatchObject({ code: 'invalid', detail: expect.stringContaining(message) })
    }
  })

  it('2026 has 53 weeks: the last of them and the first of 2027 are signed one after the other', async () => {
    await sign(at(approver, '2027-01-02T12:00:00Z'), '2026-W53')
    const next = at(approver, '2027-01-06T12:00:00Z')
    const { report } = await getHashedWeek(next, '2027-W01')
    expect(report.previousSha256).toBe((await getHashedWeek(next, '2026-W53')).sha256)
    await sign(next, '2027-W01')
    const lines = await listReviews(next)
    expect(lines.map((line) => [line.week, line.state])).toEqual([
      ['2027-W01', 'signed'],
      ['2026-W53', 'signed'],
    ])
  })
})

describe('a signed week', () => {
  it('cannot be updated or deleted, not even by SQL', async () => {
    await sign(approver)
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    try {
      for (const table of ['Review', 'SignOff', 'VerdictSnapshot']) {
        const where = `where "workspaceId" = '${owner.workspace.id}'`
        await expect(client.query(`update "${table}" set "edition" = "edition" ${where}`)).rejects.toMatchObject({ code: '23001' })
        await expect(client.query(`delete from "${table}" ${where}`)).rejects.toMatchObject({ code: '23001' })
      }
    } finally {
      await client.end()
    }
  })

  it('keeps its content and its hash when the claims behind it are corrected afterwards', async () => {
    const { sha256 } = await sign(approver)
    const before = await getWeekContent(owner, week)
    await raise(owner)
    await owner.db.dependency.updateMany({ where: { id: 'films' }, data: { name: 'Renamed' } })
    expect(await getWeekContent(owner, week)).toEqual(before)
    const next = await getWeek(at(owner, '2026-12-02T12:00:00Z'), '2026-W49')
    expect(next.report.dependencies[0]?.dependency.name).toBe('Renamed')
    expect(next.report.previousSha256).toBe(sha256)
  })

  it('is named by the next one, so that the weeks form a chain', async () => {
    const first = await sign(approver)
    const second = await sign(at(approver, '2026-12-02T12:00:00Z'), '2026-W49')
    const rows = await owner.db.review.findMany({ orderBy: { week: 'asc' }, select: { week: true, sha256: true, previousSha256: true } })
    expect(rows).toEqual([
      { week: '2026-W48', sha256: first.sha256, previousSha256: null },
      { week: '2026-W49', sha256: second.sha256, previousSha256: first.sha256 },
    ])
  })

  it('stays the one before the next, even when a week between them is signed late', async () => {
    const late = at(approver, '2026-12-09T12:00:00Z')
    await sign(at(approver, '2026-11-25T12:00:00Z'))
    await sign(late, '2026-W50')
    const { report } = await getHashedWeek(late, '2026-W50')
    await sign(late, '2026-W49')
    expect((await reportBefore(late, report))?.week).toBe('2026-W48')
    expect((await lastSignedReport(late, '2026-W50'))?.week).toBe('2026-W49')
    expect(await reportBefore(late, { week: '2026-W48', previousSha256: null })).toBeNull()
  })

  it('is what the next week looks back at: its levels decide which bars hold', async () => {
    expect(headline((await getWeek(owner, week)).report.dependencies[0]?.pairs).input.previous).toBeNull()
    await sign(approver)
    const levels = headline((await getWeek(owner, week)).report.dependencies[0]?.pairs).verdict.levels
    const next = await getWeek(at(owner, '2026-12-02T12:00:00Z'), '2026-W49')
    expect(headline(next.report.dependencies[0]?.pairs).input.previous).toMatchObject({ levels })
    // Weighed again, the signed week itself still looks back at nothing.
    expect(headline((await getWeek(owner, week)).report.dependencies[0]?.pairs).input.previous).toBeNull()
  })

  it('stands in the list with its signature; weeks without a signature stand between as open', async () => {
    const { sha256 } = await sign(approver)
    const lines = await listReviews(at(owner, '2026-12-09T12:00:00Z'))
    expect(lines).toEqual([
      { week: '2026-W50', edition: 1, state: 'open', signedAt: null, signedBy: [], sha256: null, reconstructed: false },
      { week: '2026-W49', edition: 1, state: 'open', signedAt: null, signedBy: [], sha256: null, reconstructed: false },
      { week, edition: 1, state: 'signed', signedAt: approver.now, signedBy: ['Ada Approver'], sha256, reconstructed: false },
    ])
  })

  it('is nothing that another workspace can see', async () => {
    await sign(approver)
    const stranger = await testWorkspace(url)
    expect((await getWeek(stranger, week)).state).toBe('open')
    expect(await lastSignedReport(stranger, '2026-W49')).toBeNull()
    expect(await verdictHistory(stranger, 'films')).toEqual([])
    expect((await listReviews(stranger)).every((line) => line.state === 'open')).toBe(true)
    expect((await refusal(getDependencyWeek(stranger, week, 'films')))?.code).toBe('not_found')
    expect((await getDependencyWeek(owner, week, 'films')).entry.dependency.name).toBe('Films')
    await expect(verdictHistory(stranger, undefined as never)).rejects.toThrow()
  })
})
