import { beforeAll, describe, expect, test } from 'vitest'
import { type Context, systemContext, transaction } from '@/lib/context'
import { client } from '@/lib/db/client'
import type { Report } from '@/lib/domain/report'
import type { Status } from '@/lib/domain/verdict/output'
import { testDatabase } from '@/lib/testing/database'
import { addMember, anOffering, filmsWorkflow, testWorkspace } from '@/lib/testing/factories'
import { countDueForecasts, forecastsOfWeek, listForecasts } from './forecast-list'
import { judgeForecasts, resolveDueForecasts } from './forecast-outcomes'
import { makeForecast, recordEngineForecasts, resolveForecast, voidForecast } from './forecasts'
import { liveReport } from './live-report'
import { signWeek } from './review-acts'
import { getHashedWeek } from './reviews'
import { signedWeeks } from './week-line'
import { getYear } from './year'

let url: string
beforeAll(async () => {
  url = (await testDatabase()).url
})

const week = '2026-W48'
const said = { week, dependencyId: 'films', challengerId: 'theirs--api', kind: 'status_stays' as const, percent: 70, dueOn: '2026-12-10' }

async function studio() {
  const owner = await testWorkspace(url)
  await filmsWorkflow(owner)
  return { owner, approver: await addMember(url, owner, 'approver', 'Ada') }
}

const later = (ctx: Context, day: string): Context => ({ ...ctx, now: new Date(`${day}T12:00:00Z`) })
const events = async (ctx: Context, id: string) => {
  const rows = await ctx.db.auditEvent.findMany({
    where: { subjectType: 'forecast', subjectId: id },
    orderBy: { seq: 'asc' },
    select: { action: true, actorName: true },
  })
  return rows.map(({ action, actorName }) => `${action} by ${actorName}`)
}
const only = async (ctx: Context) => {
  const { open, resolved } = await listForecasts(ctx)
  expect(open.length + resolved.length).toBe(1)
  return [...open, ...resolved][0]
}

describe('a forecast', () => {
  test('says what the week says, who made it and when, and is open until its day', async () => {
    const { approver, owner } = await studio()
    const { id } = await makeForecast(approver, said)
    expect(await only(owner)).toMatchObject({
      ...{ id, week, edition: 1, kind: 'status_stays', status: 'INSUFFICIENT', margin: null, percent: 70, dueOn: '2026-12-10' },
      ...{ by: 'person', byName: 'Ada', madeOn: '2026-11-25', outcome: null, dependency: 'Films', challenger: 'theirs 1' },
    })
    expect(await forecastsOfWeek(owner, week)).toHaveLength(1)
    expect(await countDueForecasts(owner)).toBe(0)
    expect(await countDueForecasts(later(owner, '2026-12-10'))).toBe(1)
    expect(await events(owner, id)).toEqual(['forecast.made by Ada'])
    const { id: test } = await makeForecast(approver, { ...said, kind: 'test_ahead' })
    expect((await listForecasts(owner)).open.find((line) => line.id === test)).toMatchObject({ status: null, margin: 0.1 })
  })

  test('that is sent twice is made once; another probability for the same thing is refused until the first is voided', async () => {
    const { approver, owner } = await studio()
    const [first, second] = await Promise.all([makeForecast(approver, said), makeForecast(approver, said)])
    expect(first).toEqual(second)
    await expect(makeForecast(approver, { ...said, percent: 80 })).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(/70 % already/),
    })
    expect(await makeForecast(owner, said)).not.toEqual(first)
    await voidForecast(approver, { id: first.id, note: 'Asked too early.' })
    expect(await makeForecast(approver, { ...said, percent: 80 })).not.toEqual(first)
  })

  test('about a day that is not to come, a pair the week does not weigh, or a week long gone is refused at its field', async () => {
    const { approver } = await studio()
    const refused = (over: object) =>
      makeForecast(approver, { ...said, ...over }).catch((error: { fields?: object }) => Object.keys(error.fields ?? {}))
    for (const dueOn of ['2026-11-25', '2026-11-01', '2029-01-01']) expect(await refused({ dueOn })).toEqual(['dueOn'])
    expect(await refused({ dependencyId: 'none' })).toEqual(['dependencyId'])
    expect(await refused({ challengerId: 'none' })).toEqual(['challengerId'])
    expect(await refused({ goal: 'cost' })).toEqual(['challengerId'])
    for (const other of ['2026-W46', '2026-W49', 'next week']) expect(await refused({ week: other })).toEqual(['week'])
    await expect(makeForecast(approver, { ...said, outcome: 'yes' } as never)).rejects.toMatchObject({ name: 'ZodError' })
    expect((await listForecasts(approver)).open).toEqual([])
  })

  test('is made, voided and resolved by approvers and owners, in person', async () => {
    const { owner, approver } = await studio()
    const { id } = await makeForecast(approver, said)
    const job = systemContext({ workspace: owner.workspace, databaseUrl: url, now: owner.now })
    for (const who of [await addMember(url, owner, 'analyst'), job]) {
      await expect(makeForecast(who, said)).rejects.toMatchObject({ code: 'forbidden' })
      await expect(voidForecast(who, { id, note: 'No longer asked.' })).rejects.toMatchObject({ code: 'forbidden' })
      await expect(resolveForecast(who, { id, outcome: 'yes', note: 'It did.' })).rejects.toMatchObject({ code: 'forbidden' })
    }
  })

  test('of a vendor carries its name, and who wrote it down', async () => {
    const { approver } = await studio()
    await makeForecast(approver, { ...said, by: 'vendor', byName: 'Theirs Inc.' })
    expect(await only(approver)).toMatchObject({ by: 'vendor', byName: 'Theirs Inc.', madeByName: 'Ada' })
  })

  test('is never edited, not even past the services, and its outcome is written once', async () => {
    const { approver, owner } = await studio()
    const { id } = await makeForecast(approver, said)
    await expect(owner.db.forecast.updateMany({ where: { id }, data: { percent: 99 } })).rejects.toThrow(/never edited/)
    await expect(owner.db.forecast.updateMany({ where: { id }, data: { dueOn: new Date('2027-12-10') } })).rejects.toThrow(/never edited/)
    await voidForecast(approver, { id, note: 'Asked too early.' })
    await expect(owner.db.forecast.updateMany({ where: { id }, data: { outcome: 'yes' } })).rejects.toThrow(/never edited/)
  })
})

describe('voiding', () => {
  const far = { ...said, dueOn: '2027-01-20' }
  const note = 'The vendor was bought.'

  test('of one’s own takes a reason, and is counted beside the score', async () => {
    const { approver, owner } = await studio()
    const { id } = await makeForecast(approver, far)
    await expect(voidForecast(approver, { id, note: ' ' })).rejects.toMatchObject({ name: 'ZodError' })
    expect(await voidForecast(approver, { id, note })).toEqual({ id, voided: true })
    expect(await only(owner)).toMatchObject({ outcome: 'void', note, resolvedOn: '2026-11-25', resolvedByName: 'Ada' })
    await expect(voidForecast(owner, { id, note })).rejects.toMatchObject({ code: 'conflict' })
    expect((await listForecasts(owner)).scores).toMatchObject([{ name: 'Ada', n: 0, score: null, voided: 1 }])
    await expect(voidForecast(owner, { id: 'none', note })).rejects.toMatchObject({ code: 'not_found' })
  })

  test('ends two weeks before the day, when one can see how it will come out', async () => {
    const { approver } = await studio()
    const { id } = await makeForecast(approver, far)
    for (const day of ['2027-01-07', '2027-01-20'])
      await expect(voidForecast(later(approver, day), { id, note }), day).rejects.toMatchObject({ code: 'invalid' })
    expect(await voidForecast(later(approver, '2027-01-06'), { id, note })).toMatchObject({ voided: true })
  })

  test('of somebody else’s takes an owner who asks and a second person who agrees', async () => {
    const { approver, owner } = await studio()
    const other = await addMember(url, owner, 'approver', 'Bo')
    const { id } = await makeForecast(approver, far)
    await expect(voidForecast(other, { id, note })).rejects.toMatchObject({ code: 'forbidden', message: expect.stringContaining('Ada') })
    expect(await voidForecast(owner, { id, note })).toEqual({ id, voided: false })
    expect((await listForecasts(owner)).asks.get(id)).toMatchObject({ note })
    await expect(voidForecast(owner, { id, note })).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('agree') })
    expect(await only(owner)).toMatchObject({ outcome: null })
    expect(await voidForecast(other, { id, note: 'Agreed.' })).toEqual({ id, voided: true })
    expect(await only(owner)).toMatchObject({ outcome: 'void', note: `${note} Agreed.`, resolvedByName: expect.stringMatching(/ and Bo$/) })
  })

  test('of what a vendor foresaw takes a second person too, whoever wrote it down', async () => {
    const { approver, owner } = await studio()
    const { id } = await makeForecast(approver, { ...far, by: 'vendor', byName: 'Theirs Inc.' })
    expect(await voidForecast(approver, { id, note })).toEqual({ id, voided: false })
    expect(await voidForecast(owner, { id, note })).toEqual({ id, voided: true })
  })
})

describe('on its day', () => {
  test('a forecast in own words is resolved by a person, and not before; one that evidence settles never is', async () => {
    const { approver, owner } = await studio()
    const own = { ...said, kind: 'own_words' as const, statement: 'They publish a contract with data terms.' }
    const { id } = await makeForecast(approver, own)
    const outcome = { id, outcome: 'yes' as const, note: 'Published on their site.' }
    await expect(resolveForecast(approver, outcome)).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringContaining('10 Dec 2026'),
    })
    const then = later(owner, '2026-12-11')
    await resolveForecast(then, outcome)
    expect(await only(owner)).toMatchObject({ outcome: 'yes', resolvedOn: '2026-12-11', resolvedByName: owner.actor.name })
    expect((await listForecasts(owner)).scores).toMatchObject([{ by: 'person', name: 'Ada', n: 1, interval: null }])
    expect((await listForecasts(owner)).scores[0]?.score).toBeCloseTo(0.09, 10)
    await expect(resolveForecast(then, outcome)).rejects.toMatchObject({ code: 'conflict' })
    const checkable = await makeForecast(approver, said)
    await expect(resolveForecast(then, { ...outcome, id: checkable.id })).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringContaining('evidence'),
    })
    expect(await events(owner, id)).toEqual(['forecast.made by Ada', `forecast.resolved by ${owner.actor.name}`])
  })

  test('a status is settled by what is known of that day; asking changes nothing, resolving writes it once', async () => {
    const { approver, owner } = await studio()
    const { id } = await makeForecast(approver, said)
    expect(await resolveDueForecasts(later(owner, '2026-12-09'))).toEqual([])
    const then = later(owner, '2026-12-20')
    expect(await judgeForecasts(then, (await listForecasts(then)).open)).toMatchObject([
      { outcome: 'yes', note: expect.stringContaining('10 Dec 2026') },
    ])
    expect(await only(owner)).toMatchObject({ outcome: null })
    const [one, two] = await Promise.all([resolveDueForecasts(then), resolveDueForecasts(then)])
    expect([...one, ...two]).toHaveLength(1)
    expect(await only(owner)).toMatchObject({ outcome: 'yes', resolvedOn: '2026-12-20', resolvedByName: 'Switchboard' })
    expect(await events(owner, id)).toEqual(['forecast.made by Ada', `forecast.settled by ${owner.actor.name}`])
  })

  test('a signed week on or after the day decides, whatever is known later', async () => {
    const { approver, owner } = await studio()
    await makeForecast(approver, said)
    const then = later(owner, '2026-12-11')
    await signWeek(then, { week: '2026-W50', evidenceSha256: (await getHashedWeek(then, '2026-W50')).sha256 })
    // From here on the challenger is no longer weighed, which would void the question.
    await owner.db.challenger.deleteMany({ where: { dependencyId: 'films' } })
    await resolveDueForecasts(later(owner, '2027-01-20'))
    expect(await only(owner)).toMatchObject({ outcome: 'yes', note: expect.stringContaining('11 Dec 2026') })
  })

  test('a switch counts as soon as a report shows it', async () => {
    const { approver, owner } = await studio()
    await makeForecast(approver, { ...said, kind: 'switched' })
    await anOffering(owner, { id: 'else--api' })
    await owner.db.dependency.updateMany({ where: { id: 'films' }, data: { incumbentId: 'theirs--api' } })
    expect(await resolveDueForecasts(owner)).toEqual([])
    expect(await resolveDueForecasts(owner, await liveReport(owner, week))).toMatchObject([{ outcome: 'yes' }])
  })
})

describe('the engine’s own forecast', () => {
  const withStatus = (report: Report, status: Status): Report => ({
    ...report,
    dependencies: report.dependencies.map((entry) => ({
      ...entry,
      pairs: entry.pairs.map((pair) => ({
        ...pair,
        verdict: { ...pair.verdict, status, posterior: { ...pair.verdict.posterior, P: 0.8 } },
      })),
    })),
  })
  const recorded = (ctx: Context, report: Report) => transaction(ctx, (tx) => recordEngineForecasts(tx, ctx, report))

  test('is made for justified and stay, for 90 days, and goes on while it is open', async () => {
    const { owner } = await studio()
    const report = await liveReport(owner, week)
    expect(await recorded(owner, withStatus(report, 'PROMISING'))).toBe(0)
    expect(await recorded(owner, withStatus(report, 'JUSTIFIED'))).toBe(1)
    expect(await recorded(owner, withStatus({ ...report, week: '2026-W49' }, 'JUSTIFIED'))).toBe(0)
    expect(await only(owner)).toMatchObject({
      ...{ by: 'engine', byName: 'Switchboard', kind: 'status_stays', status: 'JUSTIFIED', percent: 80 },
      ...{ madeOn: '2026-11-25', dueOn: '2027-02-23', madeById: null },
    })
    expect(await recorded(owner, withStatus(report, 'STAY'))).toBe(1)
  })

  test('is the base rate of the workspace’s own signed weeks where one is old enough', async () => {
    const { owner } = await studio()
    const key = {
      workspaceId: owner.workspace.id,
      edition: 1,
      dependencyId: 'films',
      challengerId: 'theirs--api',
      goal: 'capability' as const,
    }
    const levels = { quality: 2, readiness: 1, economics: 1, netPreference: 0, lo90: -0.1, hi90: 0.1 }
    const versions = { policyVersion: '1', engineVersion: '1', reasons: [], headline: true }
    for (const [old, asOf, status] of [
      ['2026-W31', '2026-07-31', 'STAY'],
      ['2026-W32', '2026-08-07', 'STAY'],
      ['2026-W44', '2026-10-30', 'PROMISING'],
      ['2026-W45', '2026-11-06', 'STAY'],
    ] as const) {
      await owner.db.review.create({ data: { workspaceId: key.workspaceId, week: old, edition: 1 } })
      await owner.db.verdictSnapshot.createMany({ data: [{ ...key, ...levels, ...versions, week: old, status }] })
      const frozen = { state: 'signed' as const, content: '{}', sha256: old, asOf: new Date(asOf), signedAt: owner.now }
      await owner.db.review.updateMany({ where: { week: old }, data: frozen })
    }
    expect(await recorded(owner, withStatus(await liveReport(owner, week), 'STAY'))).toBe(1)
    expect(await only(owner)).toMatchObject({
      percent: 50,
      statement: 'Base rate of past weeks: of 2 headlines “Stay”, 1 still stood 90 days later.',
    })
  })

  test('is voided by an owner and a second person, never by one alone', async () => {
    const { owner, approver } = await studio()
    await recorded(owner, withStatus(await liveReport(owner, week), 'STAY'))
    const line = await only(owner)
    const asked = { id: line?.id ?? '', note: 'Made by mistake.' }
    await expect(voidForecast(approver, asked)).rejects.toMatchObject({ code: 'forbidden' })
    expect(await voidForecast(owner, asked)).toEqual({ id: line?.id, voided: false })
    expect(await voidForecast(approver, asked)).toEqual({ id: line?.id, voided: true })
  })
})

describe('a workspace', () => {
  test('sees neither forecasts, signed weeks nor the year of another', async () => {
    const [mine, theirs] = [await studio(), await studio()]
    const { id } = await makeForecast(theirs.approver, said)
    await signWeek(theirs.owner, { week, evidenceSha256: (await getHashedWeek(theirs.owner, week)).sha256 })
    expect(await listForecasts(mine.owner)).toEqual({ open: [], resolved: [], scores: [], asks: new Map() })
    await expect(voidForecast(mine.owner, { id, note: 'Mine now.' })).rejects.toMatchObject({ code: 'not_found' })
    expect(await resolveDueForecasts(later(mine.owner, '2026-12-20'))).toEqual([])
    expect(await signedWeeks(mine.owner)).toEqual([])
    expect((await getYear(mine.owner)).weeks).toEqual([])
    expect(await signedWeeks(theirs.owner)).toEqual([{ week, changed: false }])
    const { weeks, years } = await getYear(theirs.owner, '1999')
    expect(years).toEqual(['2026'])
    expect(weeks).toMatchObject([{ week, counts: { INSUFFICIENT: 1 }, notWeighed: 0, spend: { total: 0, unstated: 1 } }])
    expect(await client(url).forecast.count({ where: { id, outcome: null } })).toBe(1)
  })
})
