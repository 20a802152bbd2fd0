import { describe, expect, it } from 'vitest'
import { defaultPolicy, mergePolicy, Policy } from './policy'

const problems = (change: Record<string, unknown>) =>
  (Policy.safeParse(mergePolicy(defaultPolicy, change)).error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`)

it('the default policy is valid', () => expect(Policy.parse(defaultPolicy)).toStrictEqual(defaultPolicy))

describe('ranges', () => {
  it.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ['smallest worthwhile difference', { midNetPreference: 0.02 }, { midNetPreference: 0.01 }],
    ['smallest worthwhile difference, upper end', { midNetPreference: 0.4 }, { midNetPreference: 0.41 }],
    ['margin for on par', { niMargin: 0.3 }, { niMargin: 0.31 }],
    ['lead time of a forced move', { forcedMoveLeadDays: 365 }, { forcedMoveLeadDays: 366 }],
    ['prior', { priorSd: 0.1 }, { priorSd: 0.09 }],
    ['disagreement', { tau: 0.02 }, { tau: 0.01 }],
    ['reference variance', { referenceVariance: 0.2 }, { referenceVariance: 0.21 }],
    ['bias', { biasSd: { unknown: 0.6 } }, { biasSd: { unknown: 0.61 } }],
    ['optimism', { optimism: { max: 0 } }, { optimism: { max: 0.61 } }],
    ['doubt', { u: { repro: 0.6 } }, { u: { repro: 0.61 } }],
    ['drift', { u: { driftUnpinnedPerMonth: 0.02 } }, { u: { driftUnpinnedPerMonth: 0.021 } }],
    ['default sample', { defaults: { n: 5 } }, { defaults: { n: 4 } }],
    ['bar to promising', { thresholds: { promising: { p: 0.55, pInd: 0.5 } } }, { thresholds: { promising: { p: 0.49 } } }],
    [
      'evidence of a won trial',
      { thresholds: { proven: { e: 5 }, provenStay: { e: 3 } } },
      { thresholds: { proven: { e: 4 }, provenStay: { e: 3 } } },
    ],
    ['wins of a won trial', { thresholds: { proven: { minWins: 8 } } }, { thresholds: { proven: { minWins: 7 } } }],
    ['single voice', { thresholds: { proven: { loo: 0.5 } } }, { thresholds: { proven: { loo: 0.49 } } }],
    [
      'refuted',
      { thresholds: { refuted: { p: 0.25 }, refutedStay: { p: 0.25 } } },
      { thresholds: { refuted: { p: 0.26 }, refutedStay: { p: 0.26 } } },
    ],
    ['grace', { thresholds: { hypeGraceDays: 180 } }, { thresholds: { hypeGraceDays: 181 } }],
    ['horizon', { economics: { horizonMonths: 3 } }, { economics: { horizonMonths: 37 } }],
    ['half-life of a lead', { economics: { leadHalfLifeMonths: 60 } }, { economics: { leadHalfLifeMonths: 0.5 } }],
    ['chances', { voi: { gatePass: { api_ga: 1 } } }, { voi: { gatePass: { api_ga: 1.1 } } }],
    ['costs', { voi: { askCost: 0 } }, { voi: { askCost: -1 } }],
    ['version', { policyVersion: '1.10.0' }, { policyVersion: '1.1' }],
  ])('%s', (_, allowed, refused) => {
    expect(problems(allowed)).toEqual([])
    expect(problems(refused)).not.toEqual([])
  })

  it('refuses a number it does not know', () => expect(problems({ biasSd: { friend: 0.1 } })).toHaveLength(1))
})

describe('rules between numbers', () => {
  it('the less independent, the larger the bias', () => {
    expect(problems({ biasSd: { independent: 0.09 } })).toEqual(['biasSd.independent: must be at least peer_reviewed, which is 0.1'])
    expect(problems({ biasSd: { independent: 0.1 } })).toEqual([])
  })

  it('pinned versions never age faster', () => expect(problems({ u: { driftPinnedPerMonth: 0.005 } })).toHaveLength(1))

  it('the weights of what was disclosed add up to one', () => {
    expect(problems({ optimism: { wPrompts: 0.3 } })[0]).toMatch(/^optimism: the four weights .* must add up to 1/)
    expect(problems({ optimism: { wPrompts: 0.3, wOutputs: 0.1 } })).toEqual([])
  })

  it.each<[string, object, object]>([
    ['provenStay', { p: 0.8 }, { p: 0.79 }],
    ['provenStay', { pInd: 0.8 }, { pInd: 0.81 }],
    ['provenStay', { e: 20 }, { e: 9.9 }],
    ['provenNiStay', { e: 1.5 }, { e: 1.4 }],
    ['promisingStay', { p: 0.4 }, { p: 0.39 }],
    ['refutedStay', { p: 0.2 }, { p: 0.21 }],
    ['refutedStay', { p: 0.1 }, { p: 0.09 }],
    ['hypeStay', { gap: 0.1 }, { gap: 0.09 }],
    ['paysStay', { p: 0.7 }, { p: 0.81 }],
  ])('staying is easier than entering, by at most ten points (e: half): %s %j, not %j', (name, allowed, refused) => {
    expect(problems({ thresholds: { [name]: allowed } })).toEqual([])
    expect(problems({ thresholds: { [name]: refused } })).toHaveLength(1)
  })
})

describe('gates', () => {
  const gate = (change: object) => ({ gates: [{ id: 'latency_p95', ...change }] })

  it('may change margin, age and whether they are required', () => {
    expect(problems(gate({ margin: 0.5, maxAgeDays: 30, required: false }))).toEqual([])
    expect(problems({ gates: [{ id: 'throughput', headroom: 2 }] })).toEqual([])
  })

  it('may accept fewer sources, never more', () => {
    expect(problems(gate({ sources: ['measured'] }))).toEqual([])
    expect(problems(gate({ sources: ['measured', 'vendor_doc'] }))).toEqual([
      'gates.4.sources: the gate latency_p95 accepts measured, independent at most; remove vendor_doc',
    ])
    expect(problems(gate({ sources: [] }))).toHaveLength(1)
  })

  it.each(['latency_p95', 'watermark'])('%s never accepts what a vendor merely claims', (id) => {
    const entry = { id, kind: id === 'watermark' ? 'bool' : 'ni_ratio', required: true, sources: ['vendor_claim'], maxAgeDays: 90 }
    expect(problems({ gates: [entry] })[0]).toMatch(/what a vendor merely claims is never accepted$/)
  })

  it('cannot become another kind of gate, be listed twice or be removed', () => {
    expect(problems({ gates: [{ id: 'region', kind: 'bool' }] })).toEqual([
      'gates.3.kind: the gate region is of kind superset, which a policy cannot change',
    ])
    const added = { id: 'watermark', kind: 'bool', required: true, sources: ['contract'], maxAgeDays: 90 }
    expect(problems({ gates: [added] })).toEqual([])
    expect(problems({ gates: [added, added] })).toEqual(['gates.9.id: the gate watermark is listed twice'])
    const shorter = { ...defaultPolicy, gates: defaultPolicy.gates.slice(1) }
    expect(Policy.safeParse(shorter).error?.issues[0]?.message).toMatch(/^the gate api_ga is missing/)
  })
})

describe('laying one policy over another', () => {
  it('changes what is given and keeps the rest', () =>
    expect(mergePolicy(defaultPolicy, { u: { repro: 0.2 } })).toEqual({ ...defaultPolicy, u: { ...defaultPolicy.u, repro: 0.2 } }))

  it('replaces lists other than gates', () =>
    expect(mergePolicy(defaultPolicy, { taskAdjacency: [] })).toEqual({ ...defaultPolicy, taskAdjacency: [] }))

  it('cannot reach the prototype of objects', () => {
    mergePolicy(defaultPolicy, JSON.parse('{"__proto__": {"polluted": true}, "u": {"__proto__": {"polluted": true}}}'))
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  })
})
