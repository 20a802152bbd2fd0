import { describe, expect, it } from 'vitest'
import { defaultPolicy } from '@/lib/domain/policy'
import {
  arenaClaim,
  blindTrial,
  type EngineInputJson,
  engineInput,
  passingFacts,
  payingEcon,
  vendorClaim,
  workflow,
} from '@/lib/testing/engine-inputs'
import { parseEngineInput } from './parse'
import { verdict } from './verdict'

const problems = (input: unknown) => {
  const parsed = parseEngineInput(input)
  return parsed.ok ? [] : parsed.problems.map(({ path, message }) => `${path}: ${message}`)
}
const claim = (change: object) => ({ claims: [{ ...arenaClaim('a', 60), ...change }] as EngineInputJson['claims'] })
const effect = (value: object) => claim({ effect: value })
const dependency = (change: object) => ({ dependency: { ...workflow, ...change } })

describe('a valid input', () => {
  it('comes back with a complete policy, a goal and no surprises', () => {
    const parsed = parseEngineInput(engineInput({ claims: [arenaClaim('a', 60)], econ: null }))
    if (!parsed.ok) throw new Error('refused')
    expect(parsed.input).toMatchObject({ goal: 'capability', previous: null, econ: {}, policy: defaultPolicy })
  })

  it('may name any task, dimension and region', () =>
    expect(problems(engineInput({ ...dependency({ task: 'hologram', dimensionWeights: { smell: 1 } }) }))).toEqual([]))
})

describe('what is wrong is said with its place', () => {
  it.each<[string, Partial<EngineInputJson> | Record<string, unknown>, string]>([
    ['a missing field', { asOf: undefined }, 'asOf: is missing; give a text'],
    ['a day that does not exist', { asOf: '2026-02-30' }, 'asOf: This day does not exist in the calendar.'],
    ['a date with a time', { asOf: '2026-11-23T00:00:00Z' }, 'asOf: Write the date as YYYY-MM-DD, such as 2026-11-25.'],
    [
      'an unknown field',
      claim({ promptPublic: true }),
      'claims[0]: has the unknown field "promptPublic"; correct the spelling or remove it',
    ],
    ['an unknown field at the top', { economics: {} }, ': has the unknown field "economics"; correct the spelling or remove it'],
    ['a wrong type', claim({ retracted: 'no' }), 'claims[0].retracted: must be true or false, not "no"'],
    [
      'an unknown word',
      claim({ evaluatorKind: 'press' }),
      'claims[0].evaluatorKind: must be one of "peer_reviewed", "independent", "community", "collaborative", "vendor", "unknown", not "press"',
    ],
    ['an empty id', claim({ id: ' ' }), 'claims[0].id: must not be empty'],
    ['a control character in an id', claim({ id: 'a\u0001' }), 'claims[0].id: must not contain control characters'],
    [
      'a reserved evaluator',
      claim({ evaluatorId: 'own:proof' }),
      'claims[0].evaluatorId: starts with "own:", which is reserved for your own trials',
    ],
    [
      'more reported than available',
      claim({ dimsReported: 17, dimsAvailable: 16 }),
      'claims[0].dimsReported: must not exceed dimsAvailable, which is 16',
    ],
    ['dimensions as one word', claim({ dimensions: 'prompt' }), 'claims[0].dimensions: must be "overall" or a list of dimension ids'],
    ['an unknown effect', effect({ type: 'votes' }), 'claims[0].effect.type: must be pairwise, win_rate, elo, score or none'],
    ['no effect', claim({ effect: '62 %' }), 'claims[0].effect: must be an object whose type is pairwise, win_rate, elo, score or none'],
    ['half a win', effect({ type: 'pairwise', wins: 1.5, losses: 0, ties: 0 }), 'claims[0].effect.wins: must be a whole number, not 1.5'],
    ['a negative count', effect({ type: 'pairwise', wins: -1, losses: 0, ties: 0 }), 'claims[0].effect.wins: must be at least 0, not -1'],
    ['a rate in percent', effect({ type: 'win_rate', rate: 62 }), 'claims[0].effect.rate: must be at most 1, not 62'],
    [
      'an interval without width',
      effect({ type: 'win_rate', rate: 0.6, ci95: [0.6, 0.6] }),
      'claims[0].effect.ci95: must run from a lower to a higher bound',
    ],
    [
      'an interval elsewhere',
      effect({ type: 'win_rate', rate: 0.6, ci95: [0.7, 0.8] }),
      'claims[0].effect.ci95: does not contain the rate 0.6; check which number was mistyped',
    ],
    [
      'a score off its scale',
      effect({ type: 'score', challenger: 101, incumbent: 5, min: 0, max: 100, higherIsBetter: true }),
      'claims[0].effect.challenger: 101 lies outside the scale 0 to 100; correct the score or the scale',
    ],
    [
      'a scale without width',
      effect({ type: 'score', challenger: 1, incumbent: 1, min: 1, max: 1, higherIsBetter: true }),
      'claims[0].effect.max: must be greater than min, which is 1',
    ],
    [
      'no spread at all',
      effect({ type: 'score', challenger: 1, incumbent: 1, min: 0, max: 2, higherIsBetter: true, sd: 0 }),
      'claims[0].effect.sd: must be greater than 0, not 0',
    ],
    ['text instead of a list', { claims: 'none' }, 'claims: must be a list, not "none"'],
    ['a trial with text', { trials: [{ ...blindTrial(1, 1, 1), wins: '3' }] }, 'trials[0].wins: must be a number, not "3"'],
    [
      'a value of no kind',
      { facts: [{ ...passingFacts[0], value: null }] },
      'facts[0].value: must be a number, true or false, or a list of texts',
    ],
    ['a negative error', { facts: [{ ...passingFacts[0], relSe: -0.1 }] }, 'facts[0].relSe: must be at least 0, not -0.1'],
    [
      'a disordered triple',
      { econ: { ...payingEcon, switchingCost: { low: 3, mode: 2, high: 4 } } },
      'econ.switchingCost: must satisfy low <= mode <= high',
    ],
    [
      'no dimension weight',
      dependency({ dimensionWeights: {} }),
      'dependency.dimensionWeights: must give at least one dimension a weight above 0; without it no claim can be judged for this workflow',
    ],
    [
      'only zero weights',
      dependency({ dimensionWeights: { prompt: 0 } }),
      'dependency.dimensionWeights: must give at least one dimension a weight above 0; without it no claim can be judged for this workflow',
    ],
    [
      'a negative weight',
      dependency({ dimensionWeights: { prompt: -1, motion: 2 } }),
      'dependency.dimensionWeights.prompt: must be at least 0, not -1',
    ],
    ['a bar of nothing', dependency({ mid: 0 }), 'dependency.mid: must be greater than 0, not 0'],
    ['a bar too high', dependency({ mid: 0.51 }), 'dependency.mid: must be at most 0.5, not 0.51'],
    [
      'a goal that is found, not chosen',
      { goal: 'forced' },
      'goal: must be "capability" or "cost"; a forced move is found from dependency.forcedMoveBy',
    ],
    [
      'an impossible level',
      { previous: { levels: { Q: 5, R: 2, E: 2 }, policyVersion: '1', engineVersion: 'x' } },
      'previous.levels.Q: must be at most 4, not 5',
    ],
    [
      'the incumbent as challenger',
      { challenger: { id: 'inc', vendorId: 'V' } },
      'challenger.id: is also the incumbent, "inc"; compare two different models',
    ],
    [
      'a claim id used twice',
      { claims: [arenaClaim('a', 1), vendorClaim('a', 0.6)] },
      'claims[1].id: "a" is already the id of claims[0]; give each its own id',
    ],
    [
      'a trial id used twice',
      { trials: [blindTrial(1, 0, 0), blindTrial(2, 0, 0)] },
      'trials[1].id: "t1" is already the id of trials[0]; give each its own id',
    ],
    [
      'a gate nobody knows',
      { facts: [{ ...passingFacts[0], gate: 'latency' }] },
      `facts[0].gate: "latency" is not a gate of the policy; use one of ${defaultPolicy.gates.map(({ id }) => id).join(', ')}`,
    ],
    ['a policy that is a name', { policy: 'strict' }, 'policy: must be an object, not "strict"'],
    ['a policy number out of range', { policyOverride: { tau: 0.5 } }, 'policy.tau: must be at most 0.25, not 0.5'],
    ['an unknown policy number', { policy: { tao: 0.1 } }, 'policy: has the unknown field "tao"; correct the spelling or remove it'],
  ])('%s', (_, change, problem) => expect(problems({ ...engineInput(), ...change })).toEqual([problem]))

  it.each([null, 7, 'text', [], undefined])('%j is no input at all', (input) => expect(problems(input)).toHaveLength(1))

  it('lists every problem at once', () =>
    expect(
      problems({ ...engineInput(), asOf: 'today', goal: 'win', ...claim({ metric: 'taste', task: '' }), policy: { priorSd: 9 } }),
    ).toHaveLength(5))

  it('is thrown by the one-step function', () =>
    expect(() => verdict({ ...engineInput(), asOf: 'today' })).toThrow('asOf: Write the date as YYYY-MM-DD'))
})

describe('policy of an input', () => {
  const policyOf = (change: Partial<EngineInputJson>) => {
    const parsed = parseEngineInput(engineInput(change))
    if (!parsed.ok) throw new Error(parsed.problems.map(({ message }) => message).join())
    return parsed.input.policy
  }

  it('is the default, overlaid by the policy, overlaid by the override', () => {
    const policy = policyOf({ policy: { tau: 0.1, priorSd: 0.3 }, policyOverride: { priorSd: 0.2, u: { metric: { automatic: 0.3 } } } })
    expect(policy).toMatchObject({ tau: 0.1, priorSd: 0.2, u: { metric: { automatic: 0.3, vlm_judge: 0.15 } }, niMargin: 0.1 })
  })

  it('may be given whole', () => expect(policyOf({ policy: { ...defaultPolicy, policyVersion: '2.0.0' } }).policyVersion).toBe('2.0.0'))

  it('changes and adds gates by id', () => {
    const watermark = { id: 'watermark', kind: 'bool', required: true, sources: ['contract'], maxAgeDays: 180 }
    const { gates } = policyOf({ policyOverride: { gates: [{ id: 'latency_p95', margin: 0.5 }, watermark] } })
    expect(gates).toHaveLength(9)
    expect(gates[4]).toMatchObject({ id: 'latency_p95', kind: 'ni_ratio', margin: 0.5, maxAgeDays: 90 })
    const judged = verdict(engineInput({ policyOverride: { gates: [watermark] } }))
    expect(judged.gates.at(-1)).toEqual({ gate: 'watermark', result: 'UNKNOWN', why: 'missing' })
  })

  it('leaves the default as it was', () => {
    const before = structuredClone(defaultPolicy)
    policyOf({
      policyOverride: { tau: 0.2, gates: [{ id: 'region', maxAgeDays: 9 }], thresholds: { pays: { p: 0.9 }, paysStay: { p: 0.85 } } },
    })
    expect(defaultPolicy).toStrictEqual(before)
  })
})
