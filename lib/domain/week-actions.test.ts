import { describe, expect, it } from 'vitest'
import { exampleReport } from '@/lib/testing/example-report'
import type { DependencyReport, Pair } from './report'
import type { NextAction } from './verdict/output'
import {
  actionPlace,
  stakesText,
  strandedMove,
  theOneAction,
  weekAction,
  weekActionShort,
  weekActions,
  weekActionText,
} from './week-actions'

type Asked = Partial<NextAction> & { id: string }

/** A real pair with another action and another challenger. */
function pairWith({ id, ...action }: Asked): Pair {
  const [pair] = entry().pairs
  if (!pair) throw new Error('The example has a challenger.')
  return {
    ...pair,
    challenger: { ...pair.challenger, id },
    action: { ...pair.action, verb: 'wait', code: 'wait', subject: null, trial: null, plan: 0, ...action },
  }
}

function entry(): DependencyReport {
  const found = exampleReport().dependencies.find(({ dependency }) => dependency.id === 'ads-0')
  if (!found) throw new Error('The example has adverts.')
  return found
}

const among = (...pairs: Asked[]) => weekAction({ ...entry(), pairs: pairs.map(pairWith) })

describe('the action of a dependency', () => {
  it('is the one with the largest plan among its challengers, and says when that is not the first of them', () => {
    const found = among(
      { id: 'a', verb: 'ask', subject: 'region', plan: 40 },
      { id: 'b', verb: 'measure', subject: 'latency_p95', plan: 900 },
    )
    expect(found).toMatchObject({ aside: true, pair: { challenger: { id: 'b' } }, alsoSign: null })
    expect(among({ id: 'a', verb: 'trial', plan: 901 }, { id: 'b', verb: 'ask', plan: 900 })?.aside).toBe(false)
  })

  it('goes to the challenger that stands higher when two plans are worth the same', () => {
    expect(among({ id: 'z', verb: 'ask', plan: 5 }, { id: 'a', verb: 'ask', plan: 5 })?.pair.challenger.id).toBe('z')
  })

  it('keeps a justified switch in sight when something else is worth more', () => {
    const found = among({ id: 'a', verb: 'sign_off', plan: 10 }, { id: 'b', verb: 'ask', subject: 'region', plan: 900 })
    expect(found?.alsoSign?.challenger.id).toBe('a')
    expect(among({ id: 'a', verb: 'sign_off', plan: 10 }, { id: 'b', verb: 'ask', plan: 9 })?.alsoSign).toBeNull()
  })

  it('is nothing only when every challenger says nothing, and waiting only when no challenger offers anything to do', () => {
    expect(among({ id: 'a', verb: 'none', plan: 0 }, { id: 'b', verb: 'wait', plan: -410 })?.pair.action.verb).toBe('wait')
    expect(among({ id: 'a', verb: 'none' }, { id: 'b', verb: 'none' })?.pair.action.verb).toBe('none')
    expect(
      among({ id: 'a', verb: 'wait', plan: 70 }, { id: 'b', verb: 'ask_roadmap', subject: 'region', plan: 0 })?.pair.challenger.id,
    ).toBe('b')
  })

  it('does not exist without a challenger', () => {
    expect(weekAction({ ...entry(), pairs: [] })).toBeNull()
  })
})

describe('the one action of a workspace', () => {
  it('is the largest plan of all that can be done, whatever the order', () => {
    const report = exampleReport({ dependencies: 3 })
    const actions = weekActions(report)
    const largest = Math.max(...actions.map(({ pair }) => pair.action.plan))
    expect(theOneAction(actions)?.pair.action.plan).toBe(largest)
    expect(theOneAction([...actions].reverse())?.pair.action.plan).toBe(largest)
  })

  it('is none when all that is left is waiting', () => {
    const waiting = [{ ...entry(), pairs: [pairWith({ id: 'a' })] }]
    expect(theOneAction(weekActions({ dependencies: waiting }))).toBeNull()
    expect(theOneAction([])).toBeNull()
  })
})

describe('where an action is done', () => {
  it('is the review, the trial, the dependency or the verdict, by what has to be done', () => {
    const place = (asked: Partial<NextAction>) => actionPlace(pairWith({ id: 'a', ...asked })).at
    expect([place({ verb: 'sign_off' }), place({ verb: 'trial', subject: '30of100' })]).toEqual(['review', 'trial'])
    expect([place({ verb: 'estimate', subject: 'economics' }), place({ verb: 'wait' })]).toEqual(['dependency', 'verdict'])
  })

  it('is the offering whose fact is missing, the incumbent’s when only the challenger was measured', () => {
    const pair = pairWith({ id: 'a', verb: 'measure', subject: 'latency_p95' })
    expect(actionPlace(pair)).toEqual({ at: 'fact', side: 'challenger', gate: 'latency_p95' })
    const gateEvidence = pair.verdict.gateEvidence.map((line) => ({ ...line, used: line.used.filter(({ side }) => side === 'challenger') }))
    expect(actionPlace({ ...pair, verdict: { ...pair.verdict, gateEvidence } })).toMatchObject({ side: 'incumbent' })
  })

  it('is the dependency when the team itself has not said what it needs, and the words say so', () => {
    const pair = pairWith({ id: 'a', verb: 'ask', subject: 'region' })
    const gates = [{ gate: 'region', result: 'UNKNOWN' as const, why: 'required regions not stated' }]
    const unstated = { ...pair, verdict: { ...pair.verdict, gates } }
    expect(actionPlace(unstated)).toEqual({ at: 'dependency' })
    expect(weekActionShort(unstated)).toBe('state your regions')
    expect(weekActionText(unstated)).toMatch(/^State which regions you need/)
    expect([weekActionShort(pair), actionPlace(pair).at]).toEqual(['ask about regions', 'fact'])
  })
})

it('a signed switch is to be made, not signed again', () => {
  const pair = pairWith({ id: 'a', verb: 'sign_off', code: 'sign_off' })
  expect([weekActionShort(pair), weekActionShort(pair, true)]).toEqual(['sign and switch', 'make the switch'])
  expect(weekActionText(pair, true)).toBe('Make the switch: this week is signed.')
})

describe('what is at stake', () => {
  const told = (asked: Partial<NextAction>) => stakesText(pairWith({ id: 'a', ...asked }), exampleReport())

  it('is told in money where the team has said what quality is worth', () => {
    expect(told({ priced: true, plan: 20927.4, atStake: 161.2 })).toBe(
      'Followed through, it is worth about $20,927 over 12 months, all chances weighed; what is not known about quality costs about $161 on average.',
    )
    expect(told({ priced: true, plan: 0, atStake: 161.2 })).toBe('What is not known about quality costs about $161 on average.')
    expect(told({ priced: true, plan: -5, atStake: 0 })).toBe('No money hangs on it.')
  })

  it('is never told in money where the amounts serve for ranking only', () => {
    expect(told({ priced: false, plan: 20927.4, atStake: 161.2 })).not.toMatch(/\d/)
  })
})

it('a dependency that must move and has nothing to move to is found, the soonest first, and none that can stay or has a challenger', () => {
  const stranded = (id: string, mustMoveBy: string | null, pairs: DependencyReport['pairs'] = []): DependencyReport => ({
    ...entry(),
    ...{ dependency: { ...entry().dependency, id, name: id }, mustMoveBy, pairs },
  })
  const later = stranded('a', '2027-01-10')
  const sooner = stranded('b', '2026-12-01')
  const others = [stranded('c', null), stranded('d', '2026-09-24', [pairWith({ id: 'x' })])]
  expect(strandedMove({ dependencies: [later, sooner, ...others] })?.dependency.id).toBe('b')
  expect(strandedMove({ dependencies: others })).toBeNull()
})
