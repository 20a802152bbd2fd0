import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkedInput } from '@/lib/testing/checked-input'
import { either } from '@/lib/testing/engine-arbitraries'
import { arenaClaim, blindTrial, type EngineInputJson } from '@/lib/testing/engine-inputs'
import { runs } from '@/lib/testing/property-runs'
import { nextAction } from './action'
import type { Assumption } from './assumption'
import { type Counterfactual, counterfactuals } from './counterfactuals'
import { type Grounds, groundsOf } from './grounds'
import { type Judgement, judge } from './judge'
import type { Levels, NextAction } from './output'
import { evaluate } from './verdict'

const documented = /^(sign_off|none|wait|ask_roadmap:[a-z0-9_]+|ask:[a-z0-9_]+|measure:[a-z0-9_]+|estimate:economics|trial:\d+of\d+)$/

function numbersOf({ plan, atStake, trials }: NextAction): number[] {
  return [plan, atStake, ...trials.flatMap(({ wins, chance, value, cost }) => [wins, chance, value, cost])]
}

/** Which verbs the rule allows in this case, given whether the plan is worth its price. */
function verbsAllowed({ status, levels, econ }: Judgement, { parity, policy }: Grounds, plan: number): string[] {
  if (status === 'JUSTIFIED') return ['sign_off']
  if (status === 'STAY') return ['none']
  if (levels.R === 0) return [levels.Q >= 3 ? 'ask_roadmap' : 'wait']
  if (plan <= 0) return ['wait']
  const required = policy.gates.filter((gate) => gate.required).map(({ id }) => id)
  const gates = parity.gates.some(({ gate, result }) => result === 'UNKNOWN' && required.includes(gate)) ? ['ask', 'measure'] : []
  const unknowns = levels.E === 1 && econ.missing.length > 0 ? [...gates, 'estimate'] : gates
  return unknowns.length > 0 ? unknowns : [levels.Q < 4 ? 'trial' : 'wait']
}

/** How likely a question is to end the plan, for each unit of money it costs; of every open question by name. */
function killRates({ levels, econ }: Judgement, { parity, policy: { gates, voi } }: Grounds): Map<string, number> {
  const open = gates.filter(({ id, required }) => required && parity.gates.some(({ gate, result }) => gate === id && result === 'UNKNOWN'))
  const rates = new Map(
    open.map(({ id, kind }) => [id, (1 - (voi.gatePass[id] ?? 0.5)) / (kind.startsWith('ni_') ? voi.measureCost : voi.askCost)] as const),
  )
  if (levels.E === 1 && econ.missing.length > 0) rates.set('economics', (1 - voi.econPass) / voi.econCost)
  return rates
}

describe('the action of the week', () => {
  it('I38 is a documented one, follows the rule, and every amount behind it is finite', () => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(either, (input) => {
        const { grounds } = groundsOf(checkedInput(input))
        const judgement = judge(grounds)
        const action = nextAction(grounds, judgement)
        expect(action.code).toMatch(documented)
        expect(verbsAllowed(judgement, grounds, action.plan)).toContain(action.verb)
        for (const each of numbersOf(action)) expect(Number.isFinite(each)).toBe(true)
        expect(action.atStake).toBeGreaterThanOrEqual(0)
        if (action.verb === 'ask_roadmap')
          expect(grounds.parity.gates).toContainEqual(expect.objectContaining({ gate: action.subject, result: 'FAIL' }))
        if (['ask', 'measure', 'estimate'].includes(action.verb)) {
          const rates = killRates(judgement, grounds)
          expect(rates.get(action.subject ?? '')).toBe(Math.max(...rates.values()))
        }
        seen.add(action.verb)
      }),
      runs(),
    )
    expect([...seen].sort()).toEqual(['ask', 'ask_roadmap', 'estimate', 'measure', 'none', 'sign_off', 'trial', 'wait'])
  })
})

describe('what would change the verdict', () => {
  const better = (a: Levels, b: Levels) => a.Q >= b.Q && a.R >= b.R && a.E >= b.E

  it('I39 every listed edit changes the status as it says, and no listed pair where one edit would do', () => {
    let found = 0
    fc.assert(
      fc.property(either, (input) => {
        const { grounds } = groundsOf(checkedInput(input))
        const now = judge(grounds)
        const lists = counterfactuals(grounds)
        for (const { edits, status, levels } of [...lists.toJustified, ...lists.better, ...lists.worse]) {
          const then = judge(grounds, edits)
          expect([then.status, then.levels]).toEqual([status, levels])
          expect(status).not.toBe(now.status)
          found++
        }
        for (const { status } of lists.toJustified) expect(status).toBe('JUSTIFIED')
        for (const { levels } of lists.better) expect(better(levels, now.levels)).toBe(true)
        for (const { levels } of lists.worse) expect(better(now.levels, levels)).toBe(true)
        for (const list of Object.values(lists) as Counterfactual[][])
          expect(new Set(list.map(({ edits }) => edits.length)).size).toBeLessThanOrEqual(1)
      }),
      runs(),
    )
    expect(found).toBeGreaterThan(runs().numRuns)
    // Every case is a search over hundreds of decisions.
  }, 900_000)

  it('I39 an edit that comes true does what was said', () => {
    let tried = 0
    fc.assert(
      fc.property(either, (input) => {
        const plain = { ...input, policyOverride: null }
        const lists = counterfactuals(groundsOf(checkedInput(plain)).grounds)
        const all = [...lists.toJustified, ...lists.better, ...lists.worse]
        for (const { edits, status, levels } of all) {
          const [edit] = edits
          const real = edits.length === 1 && edit ? realised(plain, edit) : null
          if (!real) continue
          const then = evaluate(checkedInput(real))
          expect([then.status, then.levels]).toEqual([status, levels])
          tried++
        }
      }),
      runs(3, 0.1),
    )
    expect(tried).toBeGreaterThan(runs(3, 0.1).numRuns / 2)
  })

  it('I39 the smallest trial and the nearest finding are named: one win or one point less does not do it', () => {
    let tried = 0
    fc.assert(
      fc.property(either, (input) => {
        const { grounds } = groundsOf(checkedInput(input))
        const now = judge(grounds)
        const lists = counterfactuals(grounds)
        for (const [list, sign] of [[lists.better, 1] as const, [lists.worse, -1] as const]) {
          for (const { edits } of list) {
            for (const edit of edits) if (edit.kind === 'trial') expect(wishful(edit, sign)).toBe(false)
            const less = edits.length === 1 && edits[0] ? weakened(edits[0], sign) : null
            if (!less) continue
            const then = judge(grounds, [less])
            const enough = less.kind === 'trial' ? then.levels.Q === (sign === 1 ? 4 : 0) : changes(then, now, sign)
            expect(enough).toBe(false)
            tried++
          }
        }
      }),
      runs(3, 0.1),
    )
    expect(tried).toBeGreaterThan(runs(3, 0.1).numRuns / 4)
  })

  function changes(then: Judgement, now: Judgement, sign: 1 | -1): boolean {
    return then.status !== now.status && (sign === 1 ? better(then.levels, now.levels) : better(now.levels, then.levels))
  }
})

/** Counting on more than four wins to one, or fearing fewer than one to four. */
function wishful({ wins, prompts }: { wins: number; prompts: number }, sign: 1 | -1): boolean {
  return sign === 1 ? wins > 0.8 * prompts : wins < 0.2 * prompts
}

/** The edit made a little smaller in its own direction; null where there is nothing smaller. */
function weakened(edit: Assumption, sign: 1 | -1): Assumption | null {
  if (edit.kind === 'trial') {
    const wins = edit.wins - sign
    return wins < 0 || wins > edit.prompts ? null : { ...edit, wins }
  }
  if (edit.kind !== 'evaluator') return null
  const netPreference = Math.round(edit.netPreference * 100 - sign) / 100
  return Math.abs(netPreference) > 0.8 ? null : { ...edit, netPreference }
}

/** The input in which an assumed trial or evaluator is no longer assumed; null for other edits. */
function realised(input: EngineInputJson, edit: Assumption): EngineInputJson | null {
  if (edit.kind === 'trial') {
    const trial = blindTrial(edit.wins, edit.prompts - edit.wins, 0, { id: 'z' })
    return { ...input, trials: [...input.trials, trial] }
  }
  if (edit.kind !== 'evaluator') return null
  // Own workflow, nothing withheld, published today: all doubt is sampling, chosen so that the voice has the variance that was assumed.
  const sampling = 0.04 - 0.12 ** 2 - 0.08 ** 2
  const slope = Math.log(10) / 800
  const half = (Math.sqrt(sampling / 2) * 1.959963984540054) / slope
  const claim = arenaClaim('z', 0, {
    evaluatorId: 'zz',
    publishedAt: input.asOf,
    ownWorkflowOf: 'dep1',
    promptsPublic: true,
    effect: { type: 'elo', challenger: Math.atanh(edit.netPreference) / slope, incumbent: 0, ci95HalfC: half, ci95HalfI: half },
  })
  return { ...input, claims: [...input.claims, claim] }
}
