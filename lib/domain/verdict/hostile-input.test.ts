import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultPolicy, type Policy } from '@/lib/domain/policy'
import { arenaClaim, blindTrial, type EngineInputJson, engineInput, passingFacts, vendorClaim, workflow } from '@/lib/testing/engine-inputs'
import { bentPolicy, extremeInput, hostileInput } from '@/lib/testing/hostile'
import { runs } from '@/lib/testing/property-runs'
import { advise, explain } from './explain'
import { parseEngineInput } from './parse'

const answer = (input: unknown) => {
  const parsed = parseEngineInput(input)
  return parsed.ok ? advise(parsed.input) : parsed.problems
}
const problems = (input: unknown) => {
  const parsed = parseEngineInput(input)
  return parsed.ok ? [] : parsed.problems.map(({ path, message }) => `${path}: ${message}`)
}
const status = (change: Partial<EngineInputJson>) => {
  const found = answer(engineInput(change))
  return Array.isArray(found) ? found : found.verdict.status
}

/** Finite numbers, days of the calendar, and JSON that reads back as it was written. */
function expectClear(found: unknown): void {
  const text = JSON.stringify(found, (key, value: unknown) => {
    if (typeof value === 'number' && !Number.isFinite(value)) throw new Error(`${key} is ${value}`)
    if (['freshUntil', 'observedAt'].includes(key)) expect(value).toMatch(/^\d{4}-\d\d-\d\d$/)
    return value
  })
  expect(JSON.stringify(JSON.parse(text))).toBe(text)
}

describe('whatever comes in', () => {
  it('is either refused with the place and the reason, or answered in finite numbers', () => {
    let answered = 0
    fc.assert(
      fc.property(hostileInput, (input) => {
        const found = answer(input)
        if (Array.isArray(found)) {
          for (const { message } of found) expect(message).toMatch(/ /)
          expect(found.length).toBeGreaterThan(0)
        } else {
          answered++
          expectClear(found)
        }
      }),
      runs(3, 0.25),
    )
    expect(answered).toBeGreaterThan(runs(3, 0.25).numRuns / 10)
  })

  it('at the edges of what is allowed, the answer, its action and its robustness are finite', () => {
    fc.assert(
      fc.property(extremeInput, (input) => {
        const found = answer(input)
        expect(found).not.toBeInstanceOf(Array)
        expectClear(found)
      }),
      runs(3, 0.25),
    )
  })

  it('and so is everything that would change it', () => {
    fc.assert(
      fc.property(extremeInput, (input) => {
        const parsed = parseEngineInput(input)
        if (parsed.ok) expectClear(explain(parsed.input))
      }),
      runs(3, 0.02),
    )
  })

  it('a policy with any number bent is refused by name, or gives finite answers', () => {
    const case_ = engineInput({ claims: [arenaClaim('a', 60), vendorClaim('v', 0.78)], trials: [blindTrial(39, 15, 6)] })
    let answered = 0
    fc.assert(
      fc.property(bentPolicy, (policy) => {
        const found = answer({ ...case_, policy })
        if (Array.isArray(found)) {
          for (const { path, message } of found) expect(`${path}: ${message}`).toMatch(/^policy\.\S+: .* /)
          expect(found.length).toBeGreaterThan(0)
        } else {
          answered++
          expectClear(found)
        }
      }),
      runs(3, 0.25),
    )
    expect(answered).toBeGreaterThan(runs(3, 0.25).numRuns / 10)
  })
})

describe('contradictions', () => {
  const thresholds = (change: Partial<Record<keyof Policy['thresholds'], object>>) =>
    problems(engineInput({ policyOverride: { thresholds: change } }))

  it('what is promising may not be harder to reach than what is proven', () => {
    expect(thresholds({ promising: { p: 0.91 }, promisingStay: { p: 0.85 } })).toEqual([
      'policy.thresholds.promising.p: must not exceed thresholds.proven.p, which is 0.9',
    ])
    expect(thresholds({ promising: { pInd: 0.85 }, promisingStay: { pInd: 0.8 } })).toEqual([
      'policy.thresholds.promising.pInd: must not exceed thresholds.proven.pInd, which is 0.8',
    ])
    expect(thresholds({ promising: { p: 0.9, pInd: 0.8 }, promisingStay: { p: 0.8, pInd: 0.7 } })).toEqual([])
  })

  it('staying may not be harder than entering', () =>
    expect(thresholds({ provenStay: { p: 0.95 } })).toEqual([
      'policy.thresholds.provenStay.p: must lie between 0.9 (the bar to enter) and 0.10 below it',
    ]))

  it('a vendor may not count for more than an independent voice', () =>
    expect(problems(engineInput({ policyOverride: { biasSd: { vendor: 0.1 } } }))).toEqual([
      'policy.biasSd.vendor: must be at least community, which is 0.25',
    ]))

  it('a challenger cannot be the incumbent', () =>
    expect(problems(engineInput({ challenger: { id: 'inc', vendorId: 'V_INC' } }))).toEqual([
      'challenger.id: is also the incumbent, "inc"; compare two different models',
    ]))
})

describe('unknown names', () => {
  const ids = defaultPolicy.gates.map(({ id }) => id).join(', ')

  it('a gate that the policy does not know is refused, in a fact and in the chances to pass', () => {
    expect(problems(engineInput({ facts: [{ ...passingFacts[0], gate: '__proto__' } as (typeof passingFacts)[number]] }))).toEqual([
      `facts[0].gate: "__proto__" is not a gate of the policy; use one of ${ids}`,
    ])
    expect(problems(engineInput({ policyOverride: { voi: { gatePass: { latency: 0.5 } } } }))).toEqual([
      `policy.voi.gatePass.latency: "latency" is not a gate of the policy; use one of ${ids}`,
    ])
    expect(problems(engineInput({ policyOverride: { voi: { gatePass: { latency_p95: 0.5 } } } }))).toEqual([])
  })

  it('a task that nobody tested is judged without evidence, and evidence on a strange task does not count', () => {
    const claims = [arenaClaim('a', 300)]
    expect(status({ claims, dependency: { ...workflow, task: 'hologram' } })).toBe('INSUFFICIENT')
    expect(status({ claims: [arenaClaim('a', 300, { task: 'hologram' })] })).toBe('INSUFFICIENT')
    expect(status({ claims })).toBe('PROMISING')
  })
})

describe('too little', () => {
  it('an empty dependency is refused field by field', () =>
    expect(problems(engineInput({ dependency: {} }))).toEqual([
      'dependency.id: is missing; give a text',
      'dependency.task: is missing; give a text',
      'dependency.dimensionWeights: is missing; give an object',
    ]))

  it.each([{}, { prompt: 0 }, { prompt: 0, motion: -0 }])('weights %j are refused', (dimensionWeights) =>
    expect(problems(engineInput({ dependency: { ...workflow, dimensionWeights } }))).toEqual([
      'dependency.dimensionWeights: must give at least one dimension a weight above 0; without it no claim can be judged for this workflow',
    ]),
  )

  it('a dependency about which nothing is known is not justified', () => {
    const found = answer(engineInput({ facts: [], econ: null }))
    expect(found).toMatchObject({ verdict: { status: 'INSUFFICIENT', levels: { Q: 2, R: 1, E: 1 } }, action: { code: 'wait' } })
  })

  it('a policy that requires no gate has no gate to fail, and still asks for proof and money', () => {
    const gates = defaultPolicy.gates.map(({ id }) => ({ id, required: false }))
    const won = { claims: [arenaClaim('a', 60)], trials: [blindTrial(39, 15, 6)], facts: [] }
    expect(status({ ...won, policyOverride: { gates } })).toBe('JUSTIFIED')
    expect(status({ ...won, policyOverride: { gates }, trials: [] })).toBe('PROMISING')
    expect(status({ ...won, policyOverride: { gates }, econ: null })).toBe('NOT_READY')
    expect(status(won)).toBe('NOT_READY')
  })
})

describe('days', () => {
  it('evidence from the future changes nothing', () => {
    const tomorrow = '2026-11-24'
    const future = {
      claims: [arenaClaim('a', 300, { publishedAt: tomorrow })],
      trials: [blindTrial(60, 0, 0, { asOf: tomorrow })],
      facts: passingFacts.map((fact) => ({ ...fact, observedAt: tomorrow })),
    }
    expect(answer(engineInput(future))).toMatchObject({ verdict: { status: 'INSUFFICIENT', levels: { R: 1 }, trial: { N: 0 }, k: 0 } })
  })

  it.each(['0001-01-01', '9999-12-31'])('a verdict can be asked for on %s', (asOf) => {
    const facts = passingFacts.map((fact) => ({ ...fact, observedAt: asOf }))
    const found = answer(engineInput({ asOf, facts, claims: [arenaClaim('a', 60, { publishedAt: asOf })] }))
    expect(found).toMatchObject({ verdict: { status: 'PROMISING', levels: { R: 2 } } })
    expectClear(found)
  })

  it('an incumbent that is gone already forces the move', () =>
    expect(answer(engineInput({ dependency: { ...workflow, forcedMoveBy: '0001-01-01' } }))).toMatchObject({
      verdict: { basis: 'forced' },
    }))
})

describe('too much', () => {
  const thousands = Array.from({ length: 10_000 }, (_, i) => i)
  const loads: [string, EngineInputJson['claims']][] = [
    ['as many evaluators', thousands.map((i) => arenaClaim(`c${i}`, (i % 200) - 60))],
    ['one evaluator', thousands.map((i) => arenaClaim(`c${i}`, (i % 200) - 60, { evaluatorId: 'one', benchmarkId: `b${i}` }))],
    ['one measurement, told again and again', thousands.map((i) => arenaClaim(`c${i}`, i % 7, { evaluatorId: 'one' }))],
  ]

  it.each(loads)('10,000 claims on one pair from %s are answered', (_, claims) => {
    const found = answer(engineInput({ claims, trials: [blindTrial(39, 15, 6)] }))
    expect(found).toMatchObject({ verdict: { posterior: { m: expect.any(Number) } } })
    expectClear(found)
  })

  it('10,000 broken claims are refused one by one', () => {
    const claims = thousands.map((i) => arenaClaim(`c${i}`, 0, { effect: { type: 'win_rate', rate: 62 } }))
    const found = problems(engineInput({ claims }))
    expect(found).toHaveLength(10_000)
    expect(found.at(-1)).toBe('claims[9999].effect.rate: must be at most 1, not 62')
  })
})
