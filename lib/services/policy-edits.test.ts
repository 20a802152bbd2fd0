import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Context, transaction } from '@/lib/context'
import { defaultPolicy } from '@/lib/domain/policy'
import { testDatabase } from '@/lib/testing/database'
import { aBenchmark, aClaim, aDependency, addMember, aModel, anOffering, testWorkspace } from '@/lib/testing/factories'
import { refusal } from '@/lib/testing/refusal'
import { adoptDefaultPolicy, policyHistory, policyOn, sha256 } from './policies'
import { policyChangeOf } from './policy-change'
import { adoptPolicy, previewPolicy } from './policy-edits'
import { signWeek } from './review-acts'
import { getHashedWeek, getWeek, getWeekContent } from './reviews'

const { policyVersion: basedOn, engineVersion: _engine, ...numbers } = defaultPolicy
const week = '2026-W48'

let url: string
let owner: Context
beforeAll(async () => {
  url = (await testDatabase()).url
})

/** A workspace with one workflow whose challenger leads on one independent board. */
beforeEach(async () => {
  owner = await testWorkspace(url)
  await transaction(owner, (tx) => adoptDefaultPolicy(tx, owner, '2026-03-16'))
  const [ours, theirs] = [await aModel(owner, { id: 'ours' }), await aModel(owner, { id: 'theirs' })]
  const incumbentId = await anOffering(owner, { id: 'ours--api', modelId: ours })
  const challenger = await anOffering(owner, { id: 'theirs--api', modelId: theirs })
  await aDependency(owner, { id: 'films', name: 'Films', incumbentId, challengers: [challenger] })
  const shared = { benchmarkId: await aBenchmark(owner, { id: 'board' }), dimensionId: 'score', sampleSize: 200, tableId: 'board-1' }
  await aClaim(owner, { ...shared, id: 'claim-ours', modelId: ours, value: 50 })
  await aClaim(owner, { ...shared, id: 'claim-theirs', modelId: theirs, value: 80 })
})

const at = (ctx: Context, now: string): Context => ({ ...ctx, now: new Date(now) })
const draft = (change: object, policyVersion = '1.1.0') => ({ basedOn, policyVersion, policy: { ...numbers, ...change } })
/** Asks for so much that the challenger of the board is no longer promising. */
const stricter = draft({ midNetPreference: 0.4 })
const adopted = { ...stricter, reason: 'A switch costs us a season.' }
const adopt = (ctx: Context, input: object = adopted) => adoptPolicy(ctx, input as never)
const versions = async (ctx: Context) => (await policyHistory(ctx)).map(({ policyVersion }) => policyVersion)
const sign = async (ctx: Context, which = week) =>
  signWeek(ctx, { week: which, evidenceSha256: (await getHashedWeek(ctx, which)).sha256, note: null })
const headline = async (ctx: Context, which = week) => (await getWeek(ctx, which)).report.dependencies[0]?.pairs[0]?.verdict.status

describe('adopting a policy', () => {
  it('makes a new version from today on, hashed, with its reason, its author and what it changed, and an audit row', async () => {
    const content = { ...defaultPolicy, midNetPreference: 0.4, policyVersion: '1.1.0' }
    expect(await adopt(owner)).toEqual({ policyVersion: '1.1.0', sha256: sha256(content), activeFrom: '2026-11-25' })
    expect(await policyOn(owner, '2026-11-25')).toEqual({ policyVersion: '1.1.0', sha256: sha256(content), content })
    expect(await policyOn(owner, '2026-11-24')).toMatchObject({ policyVersion: '1.0.0', content: defaultPolicy })
    const edit = { path: 'midNetPreference', label: 'Smallest gain worth switching for', before: '0.1', after: '0.4' }
    const [line, first] = await policyHistory(owner)
    expect(line).toEqual({
      ...{ policyVersion: '1.1.0', sha256: sha256(content), activeFrom: '2026-11-25', reason: adopted.reason },
      ...{ by: 'A owner', at: owner.now, edits: [edit] },
    })
    expect(first).toMatchObject({ policyVersion: '1.0.0', edits: [] })
    const [event] = await owner.db.auditEvent.findMany({
      where: { action: 'policy.adopted', subjectId: '1.1.0' },
      select: { detail: true, actorName: true },
    })
    expect(event).toEqual({
      actorName: 'A owner',
      detail: { sha256: sha256(content), basedOn: '1.0.0', reason: adopted.reason, activeFrom: '2026-11-25', changes: [edit] },
    })
  })

  it('keeps the hash of what was not touched: sources in another order are the same sources', async () => {
    const turned = numbers.gates.map((gate) => ({ ...gate, sources: [...gate.sources].reverse() }))
    expect((await adopt(owner, { ...adopted, policy: { ...adopted.policy, gates: turned } })).sha256).toBe(
      sha256({ ...defaultPolicy, midNetPreference: 0.4, policyVersion: '1.1.0' }),
    )
  })

  it('takes gates of the team’s own and other margins, ages, headroom, sources and requirements', async () => {
    const gates = defaultPolicy.gates.map((gate) => {
      if (gate.id === 'latency_p95') return { ...gate, margin: 0.5, maxAgeDays: 30, required: false, sources: ['measured' as const] }
      return gate.kind === 'min_demand' ? { ...gate, headroom: 2 } : gate
    })
    const watermark = {
      id: 'watermark',
      kind: 'bool',
      required: false,
      sources: ['contract'],
      maxAgeDays: 90,
      margin: null,
      headroom: null,
    }
    await adopt(owner, { ...draft({ gates: [...gates, watermark] }), reason: 'Our lawyers ask for it.' })
    const { content } = await policyOn(owner, '2026-11-25')
    expect(content.gates.map(({ id }) => id).at(-1)).toBe('watermark')
    expect(content.gates.find(({ id }) => id === 'latency_p95')).toMatchObject({ margin: 0.5, maxAgeDays: 30, required: false })
  })

  it.each(['viewer', 'rater', 'analyst', 'approver'] as const)('is not for a %s, who may see what it would change', async (role) => {
    const member = await addMember(url, owner, role)
    expect((await previewPolicy(member, stricter)).edits).toHaveLength(1)
    expect((await refusal(adopt(member)))?.code).toBe('forbidden')
    expect(await versions(owner)).toEqual(['1.0.0'])
  })

  it('changes nothing of another workspace', async () => {
    const other = await testWorkspace(url)
    await adopt(other)
    expect(await versions(owner)).toEqual(['1.0.0'])
    expect((await policyOn(owner, '2026-11-25')).policyVersion).toBe('1.0.0')
  })

  it('is a conflict when somebody adopted a version meanwhile, also under another name; preview and save say so alike', async () => {
    await adopt(owner)
    const late = { ...adopted, policyVersion: '2.0.0' }
    for (const work of [() => adopt(owner, late), () => previewPolicy(owner, stricter)]) {
      expect(await refusal(work())).toMatchObject({ code: 'conflict', detail: expect.stringContaining('Somebody adopted 1.1.0') })
    }
    expect(await versions(owner)).toEqual(['1.1.0', '1.0.0'])
    await adopt(owner, { ...late, basedOn: '1.1.0', policy: { ...numbers, tau: 0.1 } })
    expect(await versions(owner)).toEqual(['2.0.0', '1.1.0', '1.0.0'])
  })

  it('gives one version when two owners adopt at the same moment', async () => {
    const second = await addMember(url, owner, 'owner')
    const results = await Promise.all([refusal(adopt(owner)), refusal(adopt(second, { ...adopted, policyVersion: '1.2.0' }))])
    expect(results.map((result) => result?.code).sort()).toEqual(['conflict', undefined])
    expect(await versions(owner)).toHaveLength(2)
  })
})

describe('a policy that cannot be', () => {
  it.each<[string, object, string, string]>([
    ['a number above its range', { midNetPreference: 0.41 }, 'policy.midNetPreference', 'at most 0.4'],
    ['a number below its range', { tau: 0.01 }, 'policy.tau', 'at least 0.02'],
    ['a text for a number', { niMargin: 'a lot' }, 'policy.niMargin', 'Write a number'],
    ['no number', { priorSd: undefined }, 'policy.priorSd', 'Write a number'],
    [
      'a bar to stay that is stricter than the bar to enter',
      { thresholds: { ...numbers.thresholds, provenStay: { ...numbers.thresholds.provenStay, p: 0.95 } } },
      'policy.thresholds.provenStay.p',
      'This must lie between 0.9 (the bar to enter) and 0.10 below it.',
    ],
    [
      'weights that do not add up',
      { optimism: { ...numbers.optimism, wPrompts: 0.3 } },
      'policy.optimism.wCompleteness',
      '“Weight of public prompts”, “Weight of disclosed settings”',
    ],
    [
      'an independent more biased than a vendor',
      { biasSd: { ...numbers.biasSd, independent: 0.5 } },
      'policy.biasSd.community',
      'at least',
    ],
    ['a gate left out', { gates: numbers.gates.slice(1) }, 'policy.gates', 'The gate “API generally available” is missing'],
    ['a chance for an unknown gate', { voi: { ...numbers.voi, gatePass: { wings: 0.5 } } }, 'policy.voi.gatePass.wings', 'no gate “wings”'],
    ['an unknown task', { taskAdjacency: [['t2v', 'opera']] }, 'policy.taskAdjacency.0.1', 'no task “opera”'],
    ['an unknown field', { mood: 1 }, 'policy.mood', 'Unknown field'],
    ['the same numbers', {}, 'policy', 'Nothing differs from 1.0.0'],
  ])('%s is refused at its field, before saving and on saving', async (_case, change, field, message) => {
    for (const work of [() => previewPolicy(owner, draft(change) as never), () => adopt(owner, { ...draft(change), reason: 'R' })]) {
      const refused = await refusal(work())
      expect(refused?.code).toBe('invalid')
      expect(refused?.fields[field]).toContain(message)
    }
    expect(await versions(owner)).toEqual(['1.0.0'])
    expect(await owner.db.auditEvent.count({ where: { action: 'policy.adopted' } })).toBe(1)
  })

  it('names what a gate lacks or has too much', async () => {
    const [first, ...rest] = numbers.gates
    const own = { id: 'speed', kind: 'ni_ratio', required: true, sources: ['measured'], maxAgeDays: 90 }
    const wider = { ...first, sources: ['contract', 'vendor_claim'] }
    const fields = async (gates: object[]) => (await refusal(previewPolicy(owner, draft({ gates }) as never)))?.fields
    expect(await fields([...numbers.gates, own])).toHaveProperty(['policy.gates.8.margin'], 'Write a margin between 0 and 1.')
    expect(await fields([...numbers.gates, { ...own, kind: 'bool', margin: 0.1 }])).toHaveProperty(['policy.gates.8.margin'])
    expect(await fields([...numbers.gates, { ...own, margin: 0.1, id: 'Speed!' }])).toHaveProperty(['policy.gates.8.id'])
    expect((await fields([wider, ...rest]))?.['policy.gates.0.sources.1']).toContain('what a vendor merely claims is never accepted')
  })

  it.each([
    ['no reason', { reason: ' ' }, 'reason'],
    ['a version that is none', { policyVersion: 'next' }, 'policyVersion'],
    ['a version that is not later', { policyVersion: '0.9.9' }, 'policyVersion'],
    ['the version that there is', { policyVersion: '1.0.0' }, 'policyVersion'],
    ['a day to start on', { activeFrom: '2026-01-01' }, 'activeFrom'],
  ])('%s is refused at its field', async (_case, over, field) => {
    expect(Object.keys((await refusal(adopt(owner, { ...adopted, ...over })))?.fields ?? {})).toEqual([field])
    expect(await versions(owner)).toEqual(['1.0.0'])
  })
})

describe('what a policy reaches', () => {
  it('before saving, each verdict of the running week that would change is told, and nothing is saved', async () => {
    const preview = await previewPolicy(owner, stricter)
    expect(preview).toMatchObject({ week, state: 'open', basedOn: '1.0.0', policyVersion: '1.1.0' })
    expect(preview.changes).toMatchObject({ headlines: { changed: 1, of: 1 }, pairs: { changed: 1, of: 1 } })
    expect(preview.changes.shifts[0]).toMatchObject({
      ...{ dependencyId: 'films', kind: 'headline' },
      ...{ before: { status: 'PROMISING' }, after: { status: 'INSUFFICIENT' } },
    })
    expect(await headline(owner)).toBe('PROMISING')
    expect(await versions(owner)).toEqual(['1.0.0'])
    expect((await previewPolicy(owner, draft({ voi: { ...numbers.voi, askCost: 60 } }))).changes.shifts).toEqual([])
  })

  it('a signed week and the days before are not decided again; the open week is, as the preview said', async () => {
    const before = at(owner, '2026-11-18T12:00:00Z')
    await sign(before, '2026-W47')
    const frozen = await getWeekContent(owner, '2026-W47')
    const earlier = await getWeek(owner, '2026-W46')
    const preview = await previewPolicy(owner, stricter)
    await adopt(owner)
    expect(await getWeekContent(owner, '2026-W47')).toEqual(frozen)
    expect(await getWeek(owner, '2026-W46')).toEqual(earlier)
    expect(await headline(owner)).toBe(preview.changes.shifts[0]?.after?.status)
  })

  it('a running week that is signed already keeps its verdicts; the next week is the first one decided by it', async () => {
    await sign(owner)
    const frozen = await getWeekContent(owner, week)
    expect((await previewPolicy(owner, stricter)).state).toBe('signed')
    await adopt(owner)
    expect(await getWeekContent(owner, week)).toEqual(frozen)
    const next = at(owner, '2026-12-02T12:00:00Z')
    expect((await getWeek(next, '2026-W49')).report.policy.policyVersion).toBe('1.1.0')
  })

  it('a version never starts before the one that it follows, not even after a move to a zone where it is still yesterday', async () => {
    const shanghai = { ...owner, workspace: { ...owner.workspace, timeZone: 'Asia/Shanghai' }, now: new Date('2026-11-25T20:00:00Z') }
    expect((await adopt(shanghai)).activeFrom).toBe('2026-11-26')
    const berlin = { ...shanghai, workspace: owner.workspace }
    const next = { ...adopted, basedOn: '1.1.0', policyVersion: '1.2.0', policy: { ...numbers, tau: 0.1 } }
    expect((await adopt(berlin, next)).activeFrom).toBe('2026-11-26')
    expect((await policyOn(berlin, '2026-11-26')).policyVersion).toBe('1.2.0')
  })
})

describe('the week of a change', () => {
  const change = async (ctx: Context, which = week) => policyChangeOf(ctx, (await getWeek(ctx, which)).report)

  it('shows both verdicts, since when and why; the weeks before and after a signature under the new policy show one', async () => {
    await sign(at(owner, '2026-11-18T12:00:00Z'), '2026-W47')
    expect(await change(owner)).toBeNull()
    await adopt(owner)
    expect(await change(owner)).toMatchObject({
      ...{ before: '1.0.0', after: '1.1.0', since: '2026-11-25', reason: adopted.reason },
      ...{ pairs: { changed: 1, of: 1 }, shifts: [{ before: { status: 'PROMISING' }, after: { status: 'INSUFFICIENT' } }] },
    })
    expect(await change(owner, '2026-W47')).toBeNull()
    await sign(owner)
    expect(await change(owner)).toMatchObject({ before: '1.0.0', after: '1.1.0', pairs: { changed: 1, of: 1 } })
    expect(await change(at(owner, '2026-12-02T12:00:00Z'), '2026-W49')).toBeNull()
  })

  it('shows both also where no week was ever signed', async () => {
    await adopt(owner)
    expect(await change(owner)).toMatchObject({ before: '1.0.0', after: '1.1.0' })
    expect(await change(at(owner, '2026-12-02T12:00:00Z'), '2026-W49')).toBeNull()
  })

  it('says that nothing differs where nothing does', async () => {
    await adopt(owner, { ...draft({ voi: { ...numbers.voi, askCost: 60 } }), reason: 'Postage went up.' })
    expect(await change(owner)).toMatchObject({ pairs: { changed: 0, of: 1 }, shifts: [] })
  })
})
