import { describe, expect, it } from 'vitest'
import { blindTrial, type EngineInputJson, engineInput, passingFacts } from '@/lib/testing/engine-inputs'
import { workedClaims } from '@/lib/testing/worked-example'
import { counterfactuals } from './counterfactuals'
import { type Explained, explain } from './explain'
import scenarios from './golden/golden-scenarios.json'
import { groundsOf } from './grounds'
import { judge } from './judge'
import { parseEngineInput } from './parse'

function checked(input: unknown) {
  const parsed = parseEngineInput(input)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  return parsed.input
}

const worked = (over: Partial<EngineInputJson> = {}): Explained => explain(checked(engineInput({ claims: workedClaims, ...over })))
const won = { trials: [blindTrial(39, 15, 6)] }
const unmeasured = { facts: passingFacts.filter((fact) => fact.gate !== 'latency_p95') }

describe('reference scenarios', () => {
  it.each(scenarios.map((scenario) => [scenario.id, scenario] as const))('%s names the expected action and its value', (_, scenario) => {
    const { action } = explain(checked(scenario.input))
    expect(action.code).toBe(scenario.expected.action)
    expect(Math.abs(action.plan - scenario.expected.plan)).toBeLessThan(1e-6)
  })
})

describe('the one action of the week', () => {
  it('weighs every size of trial in the worked example', () => {
    const { action } = worked()
    const table = [
      [20, 16, 0.014581354, 222.33, 540],
      [30, 23, 0.03408398, 521.58, 660],
      [40, 29, 0.053686852, 822.48, 780],
      [60, 42, 0.061249954, 1004.45, 1020],
      [100, 65, 0.129470391, 1982.95159, 1500],
    ] as const
    for (const [prompts, wins, chance, value, cost] of table) {
      const plan = action.trials.find((trial) => trial.prompts === prompts)
      expect(plan).toMatchObject({ wins, cost })
      expect(plan?.chance).toBeCloseTo(chance, 8)
      expect(plan?.value).toBeCloseTo(value, 2)
    }
    expect(action).toMatchObject({ code: 'trial:30of100', trial: { batch: 30, prompts: 100 }, priced: true })
    expect(action.plan).toBeCloseTo(482.95159, 5)
    expect(action.atStake).toBeCloseTo(3643.18, 2)
  })

  it('asks the cheap question first that is most likely to end the plan', () => {
    const facts = passingFacts.filter((fact) => fact.gate !== 'latency_p95' && fact.gate !== 'data_terms')
    expect(worked({ ...won, facts }).action.code).toBe('ask:data_terms')
  })

  it('waits when nothing is worth its price, and says so of a gate nobody can pass', () => {
    expect(worked({ policyOverride: { voi: { trialFixed: 1e6 } } }).action).toMatchObject({ code: 'wait', plan: 0 })
    const denied = passingFacts.map((fact) => (fact.gate === 'api_ga' ? { ...fact, value: false } : fact))
    expect(worked({ ...won, facts: denied }).action.code).toBe('ask_roadmap:api_ga')
  })

  it('never calls a guess at the value of quality a price', () => {
    const { econ } = engineInput()
    expect(worked({ econ: { ...econ, valuePerNetPointPerMonth: null } }).action.priced).toBe(false)
    expect(worked({ econ: { ...econ, valuePerNetPointPerMonth: 0 } }).action.priced).toBe(true)
  })

  it('stays finite when asking costs nothing and always goes well', () => {
    const free = { voi: { askCost: 0, measureCost: 0, gatePass: { latency_p95: 1 } } }
    const { action } = worked({ ...won, ...unmeasured, policyOverride: free })
    expect(action.code).toBe('measure:latency_p95')
    expect(Number.isFinite(action.plan)).toBe(true)
  })
})

describe('robustness', () => {
  it('is 5 of 8 before the own trial and 7 of 8 after it', () => {
    expect(worked().robustness).toMatchObject({ share: 5 / 8, confidence: 'medium' })
    expect(worked(won).robustness).toMatchObject({ share: 7 / 8, confidence: 'high' })
    const flipped = worked().robustness.perturbations.filter((line) => line.status !== 'PROMISING')
    expect(new Set(flipped.map((line) => line.status))).toEqual(new Set(['HYPE']))
  })

  it('is never high without evidence worth half a good independent evaluation', () => {
    const nothing = worked({ claims: [] })
    expect(nothing.robustness.share).toBe(1)
    expect(nothing.robustness.confidence).toBe('medium')
  })
})

describe('what would change the verdict', () => {
  it('is a trial won on 23 of 30, or lost, or one more evaluator, in the worked example', () => {
    const { counterfactuals: found } = worked()
    expect(found.toJustified).toMatchObject([{ edits: [{ kind: 'trial', wins: 23, prompts: 30 }], status: 'JUSTIFIED' }])
    expect(found.worse).toContainEqual(expect.objectContaining({ edits: [{ kind: 'evaluator', netPreference: 0.08 }], status: 'HYPE' }))
    expect(found.worse).toContainEqual(expect.objectContaining({ edits: [{ kind: 'trial', wins: 4, prompts: 20 }], status: 'STAY' }))
  })

  it('is the one unmeasured gate once the trial is won', () => {
    const { verdict, counterfactuals: found } = worked({ ...won, ...unmeasured })
    expect(verdict.status).toBe('NOT_READY')
    expect(found.toJustified).toMatchObject([{ edits: [{ kind: 'gate', gate: 'latency_p95', result: 'PASS' }] }])
  })

  it('is sought in pairs only where no single change does it', () => {
    const { counterfactuals: found } = worked(unmeasured)
    expect(found.toJustified.map(({ edits }) => edits.map((edit) => edit.kind))).toEqual([['gate', 'trial']])
    const missing = passingFacts.filter((fact) => !['latency_p95', 'region', 'data_terms'].includes(fact.gate))
    expect(worked({ facts: missing }).counterfactuals.toJustified).toEqual([])
  })

  it('is the very smallest trial: no smaller one, and none won by fewer, would do', () => {
    for (const { input } of scenarios) {
      const { grounds } = groundsOf(checked(input))
      const edits = counterfactuals(grounds).toJustified.flatMap(({ edits: [edit, ...more] }) => (more.length === 0 ? [edit] : []))
      const trial = edits.find((edit) => edit?.kind === 'trial')
      if (trial?.kind !== 'trial') continue
      const smaller = [20, 30, 40, 60, 100]
        .filter((prompts) => prompts <= trial.prompts)
        .flatMap((prompts) => Array.from({ length: 1 + Math.floor(0.8 * prompts) }, (_, wins) => ({ prompts, wins })))
        .filter(({ prompts, wins }) => prompts < trial.prompts || wins < trial.wins)
      expect(smaller.every((each) => judge(grounds, [{ kind: 'trial', ...each }]).levels.Q < 4)).toBe(true)
    }
  })

  it('leaves money out where money decides nothing', () => {
    const forced = { dependency: { ...engineInput().dependency, forcedMoveBy: '2026-12-23' }, ...won }
    const kinds = worked(forced).counterfactuals.worse.flatMap(({ edits }) => edits.map((edit) => edit.kind))
    expect(kinds).not.toContain('economics')
    expect(kinds).toContain('gate')
  })

  it('assumes on top of the case and never touches it', () => {
    const { grounds } = groundsOf(checked(engineInput({ claims: workedClaims })))
    const bytes = JSON.stringify(grounds)
    judge(grounds, [
      { kind: 'gate', gate: 'region', result: 'FAIL' },
      { kind: 'trial', wins: 30, prompts: 30 },
    ])
    expect(JSON.stringify(grounds)).toBe(bytes)
  })
})
