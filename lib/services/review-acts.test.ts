import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Context } from '@/lib/context'
import { fromDay } from '@/lib/domain/day'
import { defaultPolicy } from '@/lib/domain/policy'
import { sealOf } from '@/lib/domain/seal'
import { testDatabase } from '@/lib/testing/database'
import { aClaim, addMember, filmsWorkflow, testWorkspace } from '@/lib/testing/factories'
import { refusal } from '@/lib/testing/refusal'
import { olderEvidenceOf } from './older-evidence'
import { sha256 } from './policies'
import { getReview } from './review'
import { beginReview, overruleVerdict, reopenWeek, signWeek, withdrawOverride, withdrawSignOff } from './review-acts'
import { getHashedWeek, getWeek, getWeekContent, listReviews, verdictHistory } from './reviews'

const week = '2026-W48'
const pair = { dependencyId: 'films', challengerId: 'theirs--api', goal: 'capability' as const }

let url: string
let owner: Context
let ada: Context
let bo: Context

beforeAll(async () => {
  url = (await testDatabase()).url
})

beforeEach(async () => {
  owner = await testWorkspace(url)
  ada = await addMember(url, owner, 'approver', 'Ada')
  bo = await addMember(url, owner, 'approver', 'Bo')
  const { ours, theirs, benchmarkId } = await filmsWorkflow(owner)
  const shared = { benchmarkId, dimensionId: 'score', sampleSize: 200, tableId: 'board-1' }
  await aClaim(owner, { ...shared, id: 'claim-ours', modelId: ours, value: 50 })
  await aClaim(owner, { ...shared, id: 'claim-theirs', modelId: theirs, value: 80 })
})

const at = (ctx: Context, now: string): Context => ({ ...ctx, now: new Date(now) })
const seen = async (ctx: Context) => (await getHashedWeek(ctx, week)).sha256
const agree = async (ctx: Context) => signWeek(ctx, { week, evidenceSha256: await seen(ctx) })
const dissent = async (ctx: Context, note: string | null) =>
  signWeek(ctx, { week, evidenceSha256: await seen(ctx), decision: 'dissent', note })
const overrule = async (ctx: Context) =>
  overruleVerdict(ctx, { week, evidenceSha256: await seen(ctx), ...pair, status: 'STAY', reason: 'Brand risk.' })
const raise = () => owner.db.claim.updateMany({ where: { id: 'claim-theirs' }, data: { value: 60 } })

/** The default policy as a later version that asks for more signatures. */
async function askFor(signatures: number, owners = 0): Promise<void> {
  const content = { ...defaultPolicy, policyVersion: '1.1.0', review: { signatures, owners } }
  await owner.db.policy.create({
    data: { workspaceId: owner.workspace.id, policyVersion: '1.1.0', sha256: sha256(content), content, activeFrom: fromDay('2026-11-01') },
  })
}

describe('a week that two people must sign', () => {
  beforeEach(() => askFor(2))

  it('stays in review after the first signature and freezes with the second, under both names', async () => {
    expect(await agree(ada)).toMatchObject({ state: 'in_review', sha256: null })
    expect((await getReview(bo, week)).progress).toMatchObject({
      state: 'in_review',
      quorum: { signatures: 2, owners: 0 },
      standing: { waits: ['1 more signature'], lines: [{ userName: 'Ada', void: null }] },
    })
    expect(await getReview(ada, week)).toMatchObject({ awaitsSignature: false })
    expect(await getReview(bo, week)).toMatchObject({ awaitsSignature: true })
    const { sha256: hash } = await agree(bo)
    const signed = await getHashedWeek(owner, week)
    expect(signed).toMatchObject({ state: 'signed', sha256: hash })
    const { seal, ...report } = signed.report
    expect(report.signOffs.map((line) => [line.name, line.evidenceSha256])).toEqual([
      ['Ada', seal?.evidence],
      ['Bo', seal?.evidence],
    ])
    expect(sealOf(report)).toEqual(seal)
  })

  it('is not frozen by one person who signs twice, at once or one after the other', async () => {
    await Promise.all([agree(ada), agree(ada)])
    await agree(ada)
    expect(await owner.db.signOff.count({ where: { week } })).toBe(1)
    expect((await getWeek(owner, week)).state).toBe('open')
  })

  it('counts both when two people sign at the same moment, and freezes once', async () => {
    const evidenceSha256 = await seen(ada)
    await Promise.all([ada, bo].map((ctx) => signWeek(ctx, { week, evidenceSha256 })))
    expect((await getHashedWeek(owner, week)).report.signOffs).toHaveLength(2)
    expect(await owner.db.auditEvent.count({ where: { action: 'review.signed' } })).toBe(1)
  })

  it('voids a signature when the evidence changes beneath it, and says so', async () => {
    await agree(ada)
    await raise()
    expect((await getReview(ada, week)).progress?.standing).toMatchObject({
      lines: [{ userName: 'Ada', void: 'evidence' }],
      waits: ['2 more signatures'],
    })
    expect(await getReview(ada, week)).toMatchObject({ awaitsSignature: true })
    expect((await agree(bo)).state).toBe('in_review')
    expect((await agree(ada)).state).toBe('signed')
  })

  it('voids the signature of somebody who left or became a viewer before the freeze', async () => {
    await agree(ada)
    const adaId = ada.actor.kind === 'user' ? ada.actor.id : ''
    await owner.db.member.updateMany({ where: { userId: adaId }, data: { role: 'viewer' } })
    expect((await getReview(bo, week)).progress?.standing.lines[0]?.void).toBe('role')
    await owner.db.member.deleteMany({ where: { userId: adaId } })
    expect((await agree(bo)).state).toBe('in_review')
    expect((await agree(owner)).state).toBe('signed')
    expect((await getWeek(owner, week)).report.signOffs.map(({ name }) => name)).toEqual(['Bo', 'A owner'])
  })

  it('can wait for an owner', async () => {
    await owner.db.policy.create({
      data: {
        workspaceId: owner.workspace.id,
        policyVersion: '1.2.0',
        sha256: 'x',
        content: { ...defaultPolicy, policyVersion: '1.2.0', review: { signatures: 2, owners: 1 } },
        activeFrom: fromDay('2026-11-02'),
      },
    })
    await agree(ada)
    expect((await agree(bo)).state).toBe('in_review')
    expect((await agree(owner)).state).toBe('signed')
  })

  it('lets a signature be withdrawn until then', async () => {
    await agree(ada)
    await withdrawSignOff(ada, { week })
    expect((await agree(bo)).state).toBe('in_review')
    expect(await refusal(withdrawSignOff(ada, { week }))).toMatchObject({
      code: 'conflict',
      detail: expect.stringContaining('You have not signed'),
    })
  })
})

describe('dissent', () => {
  it('does not freeze a week, and is printed beside the signature that does, with the rows it is about', async () => {
    expect(await dissent(ada, 'The margin is one board.')).toMatchObject({ state: 'in_review' })
    await signWeek(bo, { week, evidenceSha256: await seen(bo), dissents: [{ dependencyId: 'films', note: 'Not on this price.' }] })
    expect((await getWeek(owner, week)).report.signOffs).toMatchObject([
      { name: 'Ada', decision: 'dissent', note: 'The margin is one board.' },
      { name: 'Bo', decision: 'agree', dissents: [{ dependencyId: 'films', note: 'Not on this price.' }] },
    ])
  })

  it('is kept when the evidence moves on after it, with the hash it was given on', async () => {
    await dissent(ada, 'Too early.')
    const before = await seen(ada)
    await raise()
    await agree(bo)
    const { report } = await getWeek(owner, week)
    expect(report.signOffs[0]).toMatchObject({ name: 'Ada', decision: 'dissent', evidenceSha256: before })
    expect(report.signOffs[0]?.evidenceSha256).not.toBe(report.seal?.evidence)
  })

  it('needs its reason, for the week and for a row', async () => {
    expect((await refusal(dissent(ada, null)))?.fields).toHaveProperty('note')
    const row = signWeek(ada, { week, evidenceSha256: await seen(ada), dissents: [{ dependencyId: 'films', note: ' ' }] })
    expect((await refusal(row))?.fields).toHaveProperty('dissents.0.note')
    expect(await owner.db.signOff.count({ where: { week } })).toBe(0)
  })
})

describe('an override', () => {
  it('stands beside the engine’s verdict and is frozen with it', async () => {
    await overrule(ada)
    const [entry] = (await getWeek(owner, week)).report.dependencies
    const engineStatus = entry?.pairs[0]?.verdict.status
    await agree(bo)
    const { report } = await getWeek(owner, week)
    expect(report.dependencies[0]?.pairs[0]?.verdict.status).toBe(engineStatus)
    expect(report.overrides).toEqual([
      { ...pair, status: 'STAY', engineStatus, reason: 'Brand risk.', authorName: 'Ada', at: ada.now.toISOString() },
    ])
    expect(await verdictHistory(owner, 'films')).toMatchObject([{ status: engineStatus }])
  })

  it('is not signed by its author alone', async () => {
    await overrule(ada)
    expect((await agree(ada)).state).toBe('in_review')
    expect((await getReview(bo, week)).progress?.standing.waits).toEqual(['the signature of somebody beside Ada, who overruled the engine'])
    expect((await agree(bo)).state).toBe('signed')
  })

  it('voids the signatures given before it', async () => {
    await askFor(2)
    await agree(bo)
    await overrule(ada)
    expect((await getReview(bo, week)).progress?.standing.lines[0]?.void).toBe('evidence')
  })

  it('is refused for what the engine says anyway, for a pair that is not weighed, and on a page that is not the newest', async () => {
    const evidenceSha256 = await seen(ada)
    const said = (await getWeek(owner, week)).report.dependencies[0]?.pairs[0]?.verdict.status ?? 'HYPE'
    const base = { week, evidenceSha256, ...pair, reason: 'r' }
    expect((await refusal(overruleVerdict(ada, { ...base, status: said })))?.fields).toHaveProperty('status')
    expect((await refusal(overruleVerdict(ada, { ...base, challengerId: 'nobody', status: 'STAY' })))?.fields).toHaveProperty(
      'challengerId',
    )
    expect((await refusal(overruleVerdict(ada, { ...base, status: 'STAY', reason: ' ' })))?.fields).toHaveProperty('reason')
    await raise()
    expect((await refusal(overruleVerdict(ada, { ...base, status: 'STAY' })))?.code).toBe('conflict')
    expect(await owner.db.override.count({ where: { week } })).toBe(0)
  })

  it('is taken back by its author or an owner, not by others', async () => {
    await overrule(ada)
    expect((await refusal(withdrawOverride(bo, { week, ...pair })))?.code).toBe('forbidden')
    await withdrawOverride(owner, { week, ...pair })
    expect((await getWeek(owner, week)).report.overrides).toEqual([])
  })
})

describe('a review that has begun', () => {
  it('keeps its day, so that a signature of Thursday counts on Friday; later evidence of that day voids it', async () => {
    await askFor(2)
    await beginReview(at(ada, '2026-11-26T09:00:00Z'), { week })
    const friday = (ctx: Context) => at(ctx, '2026-11-27T15:00:00Z')
    expect((await getWeek(friday(owner), week)).report.asOf).toBe('2026-11-26')
    expect((await getReview(friday(owner), week)).progress).toMatchObject({ state: 'in_review', behind: true })
    await agree(at(ada, '2026-11-26T09:00:00Z'))
    expect((await getReview(friday(bo), week)).progress?.standing.lines[0]?.void).toBeNull()
    await beginReview(friday(bo), { week })
    expect((await getWeek(friday(owner), week)).report.asOf).toBe('2026-11-27')
    expect((await getReview(friday(bo), week)).progress).toMatchObject({ behind: false, standing: { lines: [{ void: 'evidence' }] } })
  })
})

describe('a signed week that is reopened', () => {
  const later = (ctx: Context) => at(ctx, '2026-12-01T12:00:00Z')

  it('gets a new edition with its reason; the old one stays readable to the byte', async () => {
    const { sha256: first } = await agree(ada)
    const old = await getWeekContent(owner, week)
    await raise()
    expect(await reopenWeek(later(bo), { week, reason: 'The price was wrong.' })).toMatchObject({ edition: 2, state: 'open' })
    const open = await getReview(later(owner), week)
    expect(open.view.report).toMatchObject({
      edition: 2,
      supersedes: { edition: 1, sha256: first, reason: 'The price was wrong.', reopenedBy: 'Bo' },
    })
    expect(open.editions).toMatchObject([
      { edition: 2, state: 'open', reopened: { reason: 'The price was wrong.', by: 'Bo' } },
      { edition: 1, state: 'signed', sha256: first, reopened: null },
    ])
    const { sha256: second } = await signWeek(later(bo), { week, evidenceSha256: open.view.sha256 })
    expect(second).not.toBe(first)
    expect(await getWeekContent(owner, week, 1)).toEqual(old)
    expect((await getReview(later(owner), week, 1)).view).toMatchObject({ state: 'signed', sha256: first })
    expect((await getHashedWeek(later(owner), week)).sha256).toBe(second)
    expect((await listReviews(later(owner))).map((line) => [line.week, line.edition, line.state])).toEqual([
      ['2026-W49', 1, 'open'],
      ['2026-W48', 2, 'signed'],
    ])
    expect(await verdictHistory(owner, 'films')).toHaveLength(1)
    expect(await refusal(getHashedWeek(owner, week, 3))).toMatchObject({ code: 'not_found' })
  })

  it('needs a signed week and a reason, and happens once', async () => {
    expect((await refusal(reopenWeek(ada, { week, reason: 'x' })))?.code).toBe('conflict')
    await agree(ada)
    expect((await refusal(reopenWeek(ada, { week, reason: '' })))?.fields).toHaveProperty('reason')
    const both = await Promise.all([ada, bo].map((ctx) => refusal(reopenWeek(ctx, { week, reason: 'x' }))))
    expect(both.filter((answer) => answer === null)).toHaveLength(1)
    expect(await owner.db.review.count({ where: { week } })).toBe(2)
  })

  it.each(['viewer', 'rater', 'analyst'] as const)('is not reopened, overruled or begun by a %s', async (role) => {
    const member = await addMember(url, owner, role)
    const works = [
      beginReview(member, { week }),
      overrule(member),
      withdrawOverride(member, { week, ...pair }),
      withdrawSignOff(member, { week }),
      reopenWeek(member, { week, reason: 'x' }),
    ]
    for (const answer of await Promise.all(works.map(refusal))) expect(answer?.code).toBe('forbidden')
    expect(await owner.db.review.count({ where: { week } })).toBe(0)
  })
})

describe('a signed week and what is learnt after it', () => {
  it('says that it was decided on older evidence, with the difference, and stays as it is', async () => {
    await agree(ada)
    const frozen = await getHashedWeek(owner, week)
    expect(await olderEvidenceOf(owner, frozen.report)).toBeNull()
    await raise()
    const older = await olderEvidenceOf(at(owner, '2026-12-01T12:00:00Z'), frozen.report)
    expect(older).toMatchObject({ dependencies: [{ dependencyId: 'films' }] })
    expect(await getHashedWeek(owner, week)).toEqual(frozen)
  })

  it('does not call evidence of a later day older evidence', async () => {
    await agree(ada)
    const frozen = await getHashedWeek(owner, week)
    const claim = await owner.db.claim.findFirst({ where: { id: 'claim-theirs' } })
    await aClaim(owner, {
      id: 'claim-new',
      modelId: claim?.modelId ?? '',
      benchmarkId: claim?.benchmarkId ?? '',
      dimensionId: 'score',
      value: 90,
      publishedOn: '2026-12-01',
    } as never)
    expect(await olderEvidenceOf(at(owner, '2026-12-02T12:00:00Z'), frozen.report)).toBeNull()
  })
})
