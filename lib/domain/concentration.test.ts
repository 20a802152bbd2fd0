import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { breaksText } from './breaks-text'
import { type Bought, type Carried, concentration, type FallbackOf, herfindahl, type Party } from './concentration'
import { indexText, leftOutText, sharesText } from './concentration-text'
import { byBestFallback, rehearsalState } from './fallback-state'
import { sharedBy } from './hangs-on'
import { goingChoices, whatBreaks } from './what-breaks'

const today = '2026-11-26'
const party = (id: string, over: Partial<Party> = {}): Party => ({
  ...{ id, name: id, country: 'US', roles: ['model_maker'], parentName: null, parentCountry: null },
  ...over,
})
const bought = (maker: Party, over: Partial<Bought> = {}): Bought => ({
  ...{ offeringId: `${maker.id}-api`, title: maker.id, kind: 'first_party_api', maker, provider: maker, endsOn: null },
  ...over,
})
const uses = (id: string, incumbent: Bought, monthlySpend: number | null = 100, fallbacks: FallbackOf[] = []): Carried => ({
  ...{ id, name: id, incumbent, monthlySpend, fallbacks },
})
const fallback = (of: Bought, over: Partial<FallbackOf> = {}): FallbackOf => ({
  ...of,
  archived: false,
  note: null,
  last: null,
  rehearsals: 0,
  ...over,
})

const [a, b] = [party('a'), party('b', { country: 'CN' })]
const router = party('router', { roles: ['aggregator'], country: 'SG' })
const cloud = party('cloud', { roles: ['model_maker', 'cloud'] })

describe('the Herfindahl index', () => {
  it.each([
    ['one owner', [70], 0, { low: 1, high: 1, parts: 1 }],
    ['two equal owners', [50, 50], 0, { low: 0.5, high: 0.5, parts: 2 }],
    ['three unequal owners', [50, 30, 20], 0, { low: 0.38, high: 0.38 }],
    ['an unknown half', [50], 50, { low: 0.25, high: 1, unknownShare: 0.5 }],
  ] as const)('of %s', (_case, amounts, unknown, expected) => {
    const found = herfindahl([...amounts], unknown)
    for (const [name, value] of Object.entries(expected)) expect(found?.[name as keyof typeof found]).toBeCloseTo(value, 12)
  })

  it('is not made up where nothing is known', () => {
    expect(herfindahl([], 0)).toBeNull()
    expect(herfindahl([0], 100)).toBeNull()
  })

  it('lies inside its bounds however the unknown part is really spread', () => {
    const amount = fc.double({ min: 0.01, max: 1e6, noNaN: true })
    fc.assert(
      fc.property(fc.array(amount, { minLength: 1, maxLength: 8 }), fc.array(amount, { maxLength: 8 }), (known, hidden) => {
        const bounds = herfindahl(
          known,
          hidden.reduce((sum, part) => sum + part, 0),
        )
        const truth = herfindahl([...known, ...hidden], 0)
        expect(truth?.low).toBeGreaterThanOrEqual((bounds?.low ?? 2) - 1e-9)
        expect(truth?.low).toBeLessThanOrEqual((bounds?.high ?? -1) + 1e-9)
      }),
      { numRuns: 200 },
    )
  })
})

describe('spend by group', () => {
  it('counts a dependency once, by who makes its model, and orders by spend', () => {
    const { groups, unknown, none } = concentration(
      [uses('one', bought(a), 100), uses('two', bought(b, { provider: router }), 300)],
      'vendor',
    )
    expect(groups.map(({ id, spend, shareOfSpend, shareOfDependencies }) => [id, spend, shareOfSpend, shareOfDependencies])).toEqual([
      ['b', 300, 0.75, 0.5],
      ['a', 100, 0.25, 0.5],
    ])
    expect([unknown, none]).toEqual([null, null])
  })

  it('shows unknown spend as unknown and never as zero', () => {
    const { groups, index } = concentration([uses('one', bought(a), null), uses('two', bought(b), 300)], 'vendor')
    expect(groups.map(({ id, spend, unstated, shareOfSpend }) => [id, spend, unstated, shareOfSpend])).toEqual([
      ['b', 300, 0, 1],
      ['a', 0, 1, 0],
    ])
    expect(index).toMatchObject({ low: 1 })
    const nothing = concentration([uses('one', bought(a), null)], 'vendor')
    expect(nothing).toMatchObject({ index: null, groups: [{ shareOfSpend: null, unstated: 1 }] })
    expect(leftOutText(1)).toBe('Shares leave out 1 dependency whose spend nobody stated.')
    expect(leftOutText(0)).toBeNull()
  })

  it('sets apart what nobody said, and what does not apply', () => {
    const owned = party('owned', { parentName: 'Big Holding', parentCountry: 'GB' })
    const byParent = concentration([uses('one', bought(a), 100), uses('two', bought(owned), 300)], 'parent')
    expect(byParent.groups.map(({ id }) => id)).toEqual(['big-holding'])
    expect(byParent.unknown).toMatchObject({ spend: 100, shareOfSpend: 0.25 })
    expect(byParent.index).toMatchObject({ low: 0.5625, high: 1, unknownShare: 0.25 })
    const served = [
      uses('one', bought(cloud)),
      uses('two', bought(b, { kind: 'aggregator', provider: router })),
      uses('three', bought(b, { kind: 'self_host', provider: null })),
    ]
    expect(concentration(served, 'cloud')).toMatchObject({
      groups: [{ id: 'cloud' }],
      unknown: { dependencies: [{ id: 'two' }] },
      none: { dependencies: [{ id: 'three' }] },
    })
    expect(concentration(served, 'router')).toMatchObject({
      groups: [{ id: 'router' }],
      none: { dependencies: [{ id: 'one' }, { id: 'three' }] },
    })
  })

  it('does not take a maker that also resells for the router of its own model', () => {
    const both = party('both', { roles: ['model_maker', 'aggregator'] })
    expect(concentration([uses('one', bought(both))], 'router').groups).toEqual([])
  })

  it('is told in equal parts, with bounds where something is unknown', () => {
    const text = (amounts: number[], unknown = 0) => indexText({ kind: 'vendor', index: herfindahl(amounts, unknown), none: null })
    expect(text([50, 50])).toBe('As concentrated as 2 vendors with equal parts (index 0.50; 1 is all with one)')
    expect(text([50, 30, 20])).toBe('As concentrated as 2.6 vendors with equal parts (index 0.38; 1 is all with one)')
    expect(text([9])).toBe('All with one vendor (index 1.00, the most there is)')
    expect(text([75], 25)).toBe('Between 1 and 1.8 vendors with equal parts (index 0.56 to 1.00), by what is not known')
    expect(text([])).toBeNull()
  })

  it('is told as shares of all spend, with what is not known and what does not apply', () => {
    const google = party('google', { name: 'Google (DeepMind / Cloud)', roles: ['cloud'], parentName: 'Alphabet' })
    const all = [uses('one', bought(google), 37), uses('two', bought(a), 48), uses('three', bought(b, { provider: router }), 15)]
    const text = (carried: Carried[], kind: 'vendor' | 'parent' | 'cloud' | 'router') => sharesText(concentration(carried, kind))
    expect(text(all, 'cloud')).toBe('37% on Google Cloud; for 63% the cloud is not known')
    expect(text(all, 'router')).toBe('15% through router; the rest goes to no router')
    expect(text(all, 'vendor')).toBe('48% with a; 52% with 2 other vendors')
    expect(text(all, 'parent')).toBe('37% with Alphabet; for 63% nobody said which parent company')
    expect(text(all.slice(0, 2), 'router')).toBe('All of it goes to no router')
    expect(text(all.slice(1), 'cloud')).toBe('For all of it the cloud is not known')
    expect(text([...all, uses('own', bought(b, { kind: 'self_host', provider: null }), 100)], 'cloud')).toBe(
      '19% on Google Cloud; for 32% the cloud is not known; 50% on the team’s own machines',
    )
    expect(text([uses('one', bought(a), null)], 'vendor')).toBeNull()
    expect(indexText(concentration(all, 'router'))).toBe(
      'Of what goes through a router: all through one router (index 1.00, the most there is)',
    )
    expect(indexText(concentration(all, 'cloud'))).toBe(
      'Between 1 and 7.3 clouds with equal parts (index 0.14 to 1.00), by what is not known',
    )
  })
})

describe('what breaks', () => {
  const tried = (on: string, outcome: 'worked' | 'failed' = 'worked') => ({ last: { on, outcome, minutes: 40 }, rehearsals: 1 })
  const breaks = (carried: Carried[], kind: 'vendor' | 'parent' | 'country' | 'cloud' | 'router', id: string) =>
    whatBreaks(carried, { kind, id }, today)

  it('is everything a vendor makes or serves, with the stated spend and what is not stated', () => {
    const all = [
      uses('own', bought(a), 100),
      uses('routed', bought(b, { kind: 'aggregator', provider: router }), null),
      uses('else', bought(b), 50),
    ]
    expect(breaks(all, 'vendor', 'a')).toMatchObject({ hits: [{ dependency: { id: 'own' }, why: 'its model' }], spend: 100, unstated: 0 })
    expect(breaks(all, 'vendor', 'router')).toMatchObject({
      hits: [{ dependency: { id: 'routed' }, why: 'served by it' }],
      spend: 0,
      unstated: 1,
    })
    expect(
      breaks(all, 'vendor', 'b')
        .hits.map(({ dependency }) => dependency.id)
        .sort(),
    ).toEqual(['else', 'routed'])
    expect(breaks(all, 'router', 'router').hits).toHaveLength(1)
  })

  it('does not stop what had ended before, and counts its spend apart', () => {
    const gone = bought(a, { endsOn: '2026-09-24' })
    const found = breaks(
      [
        uses('gone', gone, 900),
        uses('bare', gone, null),
        uses('today', bought(a, { endsOn: today })),
        uses('still', bought(a, { endsOn: '2026-11-27' }), 50),
      ],
      'vendor',
      'a',
    )
    expect(found).toMatchObject({ hits: [{ dependency: { id: 'still' } }], spend: 50, unstated: 0, endedSpend: 1000, endedUnstated: 1 })
    expect(found.ended.map(({ dependency }) => dependency.id)).toEqual(['gone', 'today', 'bare'])
    expect(breaksText(found, { all: 12, currency: 'USD' })).toBe(
      '1 of 12 dependencies stops, with $50.00 a month. It has no rehearsed fallback. 3 dependencies rest on what has already ended; spend before it ended: $1,000 a month and 1 whose spend nobody stated.',
    )
    expect(breaksText(breaks([uses('bare', gone, null)], 'vendor', 'a'), { all: 12, currency: 'USD' })).toBe(
      'Nothing more stops. 1 dependency rests on what has already ended, and nobody stated what was spent on it.',
    )
  })

  it('may be anything of which nobody said on which cloud it runs, but for the team’s own machines', () => {
    const all = [uses('on', bought(cloud)), uses('unsaid', bought(a)), uses('own', bought(b, { kind: 'self_host', provider: null }))]
    expect(breaks(all, 'cloud', 'cloud')).toMatchObject({ hits: [{ dependency: { id: 'on' } }], maybe: [{ id: 'unsaid' }] })
    expect(breaks([uses('gone', bought(a, { endsOn: '2026-09-24' }))], 'cloud', 'cloud')).toMatchObject({ maybe: [], ended: [] })
    expect(breaks(all, 'router', 'none').maybe).toEqual([])
  })

  it('leaves running what the team hosts itself', () => {
    const hosted = bought(b, { kind: 'self_host', provider: null })
    const found = breaks([uses('hosted', hosted), uses('served', bought(a), 1, [fallback(hosted)])], 'vendor', 'b')
    expect(found).toMatchObject({ hits: [], keeps: [{ id: 'hosted' }] })
  })

  it.each([
    ['no fallback', [], 'none'],
    ['a fallback of the same vendor', [fallback(bought(a))], 'breaks_too'],
    ['a fallback that has ended', [fallback(bought(b, { endsOn: '2026-09-24' }))], 'breaks_too'],
    ['a fallback nobody tried', [fallback(bought(b))], 'untried'],
    ['a fallback tried long ago', [fallback(bought(b), tried('2026-05-29'))], 'untried'],
    ['a fallback that failed', [fallback(bought(b), tried('2026-11-20', 'failed'))], 'untried'],
    ['a fallback tried within half a year', [fallback(bought(b), tried('2026-05-30'))], 'ready'],
    ['one that breaks too and one that was tried', [fallback(bought(a)), fallback(bought(b), tried('2026-11-20'))], 'ready'],
  ] as const)('says of a dependency with %s how it is covered', (_case, fallbacks, cover) => {
    const [hit] = breaks([uses('one', bought(a), 100, [...fallbacks])], 'vendor', 'a').hits
    expect(hit?.cover).toBe(cover)
  })

  it('names the reason for which a fallback goes down too, however well it was rehearsed', () => {
    const other = bought(b, { kind: 'aggregator', provider: router })
    const [hit] = breaks(
      [uses('one', bought(a, { kind: 'aggregator', provider: router }), 100, [fallback(other, tried('2026-11-16'))])],
      'router',
      'router',
    ).hits
    expect(hit?.fallbacks).toMatchObject([{ breaksToo: 'served by it', ready: false }])
  })

  it('follows parents and their countries, and sets apart whose owner is unknown', () => {
    const owned = party('owned', { country: 'US', parentName: 'Big Holding', parentCountry: 'GB' })
    const all = [uses('one', bought(owned)), uses('two', bought(a)), uses('three', bought(party('nowhere', { country: null })))]
    expect(breaks(all, 'parent', 'big-holding')).toMatchObject({
      hits: [{ why: 'owned belongs to it' }],
      maybe: [{ id: 'two' }, { id: 'three' }],
    })
    expect(breaks(all, 'country', 'GB')).toMatchObject({ hits: [{ why: 'the parent of owned sits there' }], maybe: [{ id: 'three' }] })
  })

  it('puts what has no cover first, then by spend', () => {
    const all = [
      uses('small', bought(a), 1),
      uses('tried', bought(a), 900, [fallback(bought(b), tried('2026-11-20'))]),
      uses('big', bought(a), 100),
    ]
    expect(breaks(all, 'vendor', 'a').hits.map(({ dependency }) => dependency.id)).toEqual(['big', 'small', 'tried'])
  })

  it('is told in a sentence that never takes a missing spend for zero', () => {
    const covered = [fallback(bought(b), tried('2026-11-20'))]
    const text = (carried: Carried[]) => breaksText(breaks(carried, 'vendor', 'a'), { all: 12, currency: 'USD' })
    expect(text([])).toBe('Nothing stops.')
    expect(text([uses('one', bought(a), null)])).toBe(
      '1 of 12 dependencies stops, and nobody stated what is spent on it. It has no rehearsed fallback.',
    )
    expect(text([uses('one', bought(a), 1500), uses('two', bought(a), null, covered)])).toBe(
      '2 of 12 dependencies stop, with $1,500 a month and 1 whose spend nobody stated. 1 of them has a rehearsed fallback.',
    )
    expect(text([uses('one', bought(a), 1500, covered)])).toBe(
      '1 of 12 dependencies stops, with $1,500 a month. It has a rehearsed fallback.',
    )
  })

  it('can be asked of everybody that an incumbent hangs on', () => {
    const all = [
      uses('one', bought(party('owned', { parentName: 'Big Holding', parentCountry: 'GB' }), { kind: 'aggregator', provider: router })),
    ]
    expect(goingChoices(all, 'vendor').map(({ id }) => id)).toEqual(['owned', 'router'])
    expect(goingChoices(all, 'parent')).toEqual([{ id: 'big-holding', name: 'Big Holding' }])
    expect(goingChoices(all, 'country').map(({ id }) => id)).toEqual(['GB', 'SG', 'US'])
    expect(goingChoices(all, 'cloud')).toEqual([])
  })
})

describe('a fallback', () => {
  const last = (on: string, outcome: 'worked' | 'partly' | 'failed') => ({ on, outcome, minutes: null })

  it.each([
    ['that nobody tried', 'never', null],
    ['that worked within 180 days', 'worked', last('2026-05-30', 'worked')],
    ['that worked longer ago', 'old', last('2026-05-29', 'worked')],
    ['that worked in part', 'partly', last('2026-11-20', 'partly')],
    ['that worked in part longer ago', 'old', last('2026-05-29', 'partly')],
    ['that failed, however long ago', 'failed', last('2026-01-01', 'failed')],
  ] as const)('%s is %s', (_case, state, rehearsed) => expect(rehearsalState(rehearsed, today)).toBe(state))

  it('shares the fate of the incumbent through a vendor, cloud, router or parent company, and not where the team hosts it', () => {
    const [one, two] = ['one', 'two'].map((id) => party(id, { parentName: 'Big Holding' })) as [Party, Party]
    const onCloud = party('big', { name: 'Big (Cloud)', roles: ['cloud'] })
    expect(sharedBy(bought(a), bought(a, { offeringId: 'other' }))).toEqual(['same vendor (a)'])
    expect(sharedBy(bought(a, { provider: router }), bought(b, { provider: router }))).toEqual(['same router (router)'])
    expect(sharedBy(bought(a, { provider: onCloud }), bought(b, { provider: onCloud }))).toEqual(['same cloud (Big)'])
    expect(sharedBy(bought(one), bought(two))).toEqual(['same parent company (Big Holding)'])
    expect(sharedBy(bought(a), bought(b))).toEqual([])
    expect(sharedBy(bought(a), bought(a, { kind: 'self_host', provider: null }))).toEqual([])
  })

  it('puts the dependencies that need a look first: without one, breaking with it, failed, untried, old, partly, worked', () => {
    const held = (id: string, of: Bought, rehearsed: FallbackOf['last'] = null) =>
      uses(id, bought(a), 1, [fallback(of, { last: rehearsed })])
    const worked = last('2026-11-20', 'worked')
    const all = [
      held('worked', bought(b), worked),
      held('partly', bought(b), last('2026-11-20', 'partly')),
      held('old', bought(b), last('2026-03-10', 'worked')),
      held('never', bought(b)),
      held('failed', bought(b), last('2026-11-20', 'failed')),
      held('ended', bought(b, { endsOn: '2026-09-24' }), worked),
      { ...held('same', bought(a), worked), monthlySpend: 9 },
      uses('none', bought(a)),
    ]
    expect(byBestFallback(all, today).map(({ id }) => id)).toEqual(['none', 'same', 'ended', 'failed', 'never', 'old', 'partly', 'worked'])
  })
})
