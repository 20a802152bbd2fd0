import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Context } from '@/lib/context'
import { client } from '@/lib/db/client'
import { defaultPolicy } from '@/lib/domain/policy'
import type { Report } from '@/lib/domain/report'
import { evidenceSha256 } from '@/lib/domain/seal'
import { testDatabase } from '@/lib/testing/database'
import { aBenchmark, aClaim, aDependency, aModel, anOffering, aSource, aVendor, testWorkspace } from '@/lib/testing/factories'
import { createClaim, retractClaim } from './claims'
import { liveDependencyReport, liveReport, reportFrom } from './live-report'
import { sha256 } from './policies'
import { signWeek } from './review-acts'
import { getHashedWeek } from './reviews'
import { loadWorld } from './world'

const week = '2026-W48'

let url: string
let ctx: Context

beforeAll(async () => {
  url = (await testDatabase()).url
})

/** Two workflows, so that a write can concern one and leave the other as it is. */
async function studio(): Promise<Context> {
  const made = await testWorkspace(url)
  await aVendor(made, { id: 'maker' })
  await aSource(made, { id: 'paper' })
  for (const id of ['ours', 'theirs', 'other']) {
    await aModel(made, { id, vendorId: 'maker' })
    await anOffering(made, { id: `${id}--api`, modelId: id, providerId: 'maker' })
  }
  await aDependency(made, { id: 'films', name: 'Films', incumbentId: 'ours--api', challengers: ['theirs--api'] })
  await aDependency(made, { id: 'loops', name: 'Loops', incumbentId: 'ours--api', challengers: ['other--api'] })
  await aBenchmark(made, { id: 'board' })
  for (const [modelId, value] of [
    ['ours', 50],
    ['theirs', 80],
    ['other', 60],
  ] as const)
    await aClaim(made, {
      id: `claim-${modelId}`,
      modelId,
      value,
      benchmarkId: 'board',
      dimensionId: 'score',
      tableId: 't',
      sourceId: 'paper',
    })
  return made
}

beforeEach(async () => {
  ctx = await studio()
})

const afresh = async (of: Context, which = week): Promise<Report> => reportFrom(of, which, await loadWorld(of))
const pairOf = (report: Report, dependencyId: string) =>
  report.dependencies.find(({ dependency }) => dependency.id === dependencyId)?.pairs[0]
const where = { id: 'claim-theirs' }
const day = (text: string) => new Date(text)
const trial = { dependencyId: 'films', challengerId: 'theirs--api', incumbentId: 'ours--api', state: 'closed' as const }
const trialDays = { registeredOn: day('2026-11-01'), closedOn: day('2026-11-10'), plannedPrompts: 60, wins: 39, losses: 15, ties: 6 }
const conditions = { blind: true, sidesRandomised: true, ownPrompts: true, versionsExact: true }

type Write = (of: Context) => Promise<unknown>
const id = 'new'
const own = (of: Context) => ({ workspaceId: of.workspace.id })

/** Every kind of row that a report reads, each put in, changed or taken out; on purpose past the services, as an import or a repair would. */
const writes: Record<string, Write> = {
  'a new claim': (of) => aClaim(of, { id, modelId: 'theirs', value: null, statement: 'Best.', sourceId: 'paper', interestId: 'maker' }),
  'a changed claim': (of) => of.db.claim.updateMany({ where, data: { value: 70 } }),
  'a retracted claim': (of) => of.db.claim.updateMany({ where, data: { retracted: true } }),
  'an archived claim': (of) => of.db.claim.updateMany({ where, data: { archivedAt: day('2026-11-25') } }),
  'a deleted claim': (of) => of.db.claim.deleteMany({ where }),
  'a new fact': (of) =>
    of.db.fact.create({
      data: {
        ...own(of),
        id,
        offeringId: 'theirs--api',
        gate: 'data_terms',
        value: true,
        sourceKind: 'contract',
        observedOn: day('2026-11-01'),
      },
    }),
  'a closed trial': (of) => of.db.trial.create({ data: { ...own(of), id, ...trial, ...trialDays, ...conditions } }),
  'a new price': (of) =>
    of.db.offering.updateMany({ where: { id: 'theirs--api' }, data: { priceUsdPerSecond: 0.1, asOf: day('2026-11-01') } }),
  'a retired model': (of) =>
    of.db.model.updateMany({ where: { id: 'theirs' }, data: { retiresOn: day('2026-11-20'), asOf: day('2026-11-01') } }),
  'a renamed vendor': (of) => of.db.vendor.updateMany({ where: { id: 'maker' }, data: { name: 'Maker, Inc.' } }),
  'a saturated benchmark': (of) => of.db.benchmark.updateMany({ where: { id: 'board' }, data: { saturated: true } }),
  'a dimension with another scale': (of) => of.db.benchmarkDimension.updateMany({ where: { benchmarkId: 'board' }, data: { max: 200 } }),
  'a source with another title': (of) => of.db.source.updateMany({ where: { id: 'paper' }, data: { title: 'Second edition' } }),
  'an edited dependency': (of) => of.db.dependency.updateMany({ where: { id: 'films' }, data: { dimensionWeights: { physics: 1 } } }),
  'an owner': (of) =>
    of.db.dependency.updateMany({ where: { id: 'films' }, data: { ownerId: of.actor.kind === 'user' ? of.actor.id : null } }),
  'a new challenger': (of) =>
    of.db.challenger.create({ data: { ...own(of), dependencyId: 'films', offeringId: 'other--api', addedOn: day('2026-01-05') } }),
  'an archived dependency': (of) => of.db.dependency.updateMany({ where: { id: 'loops' }, data: { archivedAt: day('2026-11-25') } }),
  'a new policy': (of) =>
    of.db.policy.create({
      data: {
        ...{ ...own(of), policyVersion: '1.1.0', sha256: 'ab', content: { ...defaultPolicy, policyVersion: '1.1.0', tau: 0.2 } },
        ...{ activeFrom: day('2026-11-01'), reason: 'Doubt more.' },
      },
    }),
}

describe('the live report', () => {
  it.each(Object.entries(writes))('after %s is what weighing afresh gives, with the same hash', async (_, write) => {
    const before = sha256(await liveReport(ctx, week))
    await write(ctx)
    const now = await liveReport(ctx, week)
    expect(now).toEqual(await afresh(ctx))
    expect(sha256(now)).not.toBe(before)
    expect((await getHashedWeek(ctx, week)).sha256).toBe(evidenceSha256(await afresh(ctx)))
    for (const dependencyId of ['films', 'loops'])
      expect(pairOf(await liveDependencyReport(ctx, week, dependencyId), dependencyId)).toEqual(pairOf(now, dependencyId))
  })

  it('weighs only what a write concerns', async () => {
    const before = await liveReport(ctx, week)
    await aClaim(ctx, { id, modelId: 'theirs', opponentId: 'ours', value: 60, unit: '% of clips', sourceId: 'paper' })
    const now = await liveReport(ctx, week)
    expect(pairOf(now, 'loops')).toBe(pairOf(before, 'loops'))
    expect(pairOf(now, 'films')).not.toEqual(pairOf(before, 'films'))
  })

  it('shows what somebody else wrote in their next request, and in that of everybody', async () => {
    await liveReport(ctx, week)
    const claim = { modelId: 'theirs', opponentId: 'ours', task: 't2v', value: 60, unit: '% of clips', sourceId: 'paper' }
    const said = { evaluatorOrg: 'Another lab', evaluatorKind: 'independent', publishedOn: '2026-11-02', tier: 'primary' }
    const { id: made } = await createClaim(ctx, { ...claim, ...said } as Parameters<typeof createClaim>[1])
    expect(pairOf(await liveReport(ctx, week), 'films')?.comparisons).toHaveLength(2)
    await retractClaim(ctx, {
      id: made,
      version: 1,
      withdrawnAt: 'https://example.org/erratum',
      withdrawnOn: '2026-11-20',
      reason: 'The clips were picked by hand.',
    })
    expect(pairOf(await liveReport(ctx, week), 'films')?.comparisons).toHaveLength(1)
  })

  it('is not moved by a write that is rolled back, nor by one that is not yet committed', async () => {
    const before = await liveReport(ctx, week)
    const given = ctx.db.$transaction(async (tx) => {
      await tx.claim.updateMany({ where, data: { value: 10 } })
      expect(await liveReport(ctx, week)).toEqual(before)
      throw new Error('Taken back.')
    })
    await expect(given).rejects.toThrow('Taken back.')
    expect(await liveReport(ctx, week)).toEqual(before)
    expect(await afresh(ctx)).toEqual(before)
  })

  it('holds nothing of another workspace, whose rows have the same ids', async () => {
    const far = await studio()
    await far.db.claim.updateMany({ where, data: { value: 10 } })
    const [mine, theirs] = await Promise.all([liveReport(ctx, week), liveReport(far, week)])
    expect(mine).toEqual(await afresh(ctx))
    expect(theirs).toEqual(await afresh(far))
    expect(pairOf(mine, 'films')?.verdict).not.toEqual(pairOf(theirs, 'films')?.verdict)
    await far.db.claim.updateMany({ where, data: { value: 20 } })
    expect(await liveReport(ctx, week)).toEqual(mine)
  })

  it('is whole for everyone who asks while rows are written', async () => {
    const known = new Set([sha256(await afresh(ctx))])
    const asked: Promise<Report>[] = []
    for (let value = 40; value < 50; value++) {
      asked.push(liveReport(ctx, week), liveReport(ctx, week))
      await ctx.db.claim.updateMany({ where, data: { value } })
      known.add(sha256(await afresh(ctx)))
    }
    for (const report of await Promise.all(asked)) expect(known).toContain(sha256(report))
    expect(await liveReport(ctx, week)).toEqual(await afresh(ctx))
  })

  it('looks back at a week that is signed meanwhile, and moves on with the day', async () => {
    const last = '2026-W47'
    await liveReport(ctx, week)
    await signWeek(ctx, { week: last, evidenceSha256: (await getHashedWeek(ctx, last)).sha256 })
    const now = await liveReport(ctx, week)
    expect(now.previousSha256).not.toBeNull()
    expect(pairOf(now, 'films')?.input.previous).not.toBeNull()
    expect(now).toEqual(await afresh(ctx))
    const tomorrow = { ...ctx, now: new Date('2026-11-26T12:00:00Z') }
    expect((await liveReport(tomorrow, week)).asOf).toBe('2026-11-26')
    expect(await liveReport(tomorrow, week)).toEqual(await afresh(tomorrow))
  })

  it('follows the name of an owner, which is kept outside of any workspace', async () => {
    const ownerId = ctx.actor.kind === 'user' ? ctx.actor.id : ''
    await ctx.db.dependency.updateMany({ where: { id: 'films' }, data: { ownerId } })
    await liveReport(ctx, week)
    await client(url).user.update({ where: { id: ownerId }, data: { name: 'Another name' } })
    expect((await liveReport(ctx, week)).dependencies[0]?.owner).toBe('Another name')
  })

  it('is refused to whoever may not read the workspace', async () => {
    await expect(liveReport({ ...ctx, role: 'nobody' as Context['role'] }, week)).rejects.toThrow('Your role is nobody')
  })
})
