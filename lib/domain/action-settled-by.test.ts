import { describe, expect, test } from 'vitest'
import { anAction } from '@/lib/testing/an-action'
import { demoWeeks } from '@/lib/testing/demo-weeks'
import type { ActionLine } from './action-line'
import { settledBy } from './action-settled-by'
import type { Pair, Report } from './report'
import type { GateOutcome } from './verdict/output'

const week47 = (): Report => structuredClone(demoWeeks.get('2026-W47') as Report)

/** The first pair of the first dependency that has one, as the report has it after `edit`. */
function about(edit: (pair: Pair, report: Report) => void = () => {}) {
  const report = week47()
  const entry = report.dependencies.find((line) => line.pairs.length > 0)
  const pair = entry?.pairs[0]
  if (!entry || !pair) throw new Error('The demo weighs nothing in this week.')
  edit(pair, report)
  const { id, name } = entry.dependency
  const asked = (code: string, over: Partial<ActionLine> = {}) =>
    settledBy(anAction({ code, dependency: { id, name, archived: false, owner: null }, challengerId: pair.challenger.id, ...over }), report)
  return { report, entry, pair, asked }
}

const latencyIs = (result: GateOutcome) =>
  about(({ verdict }) => {
    verdict.gates = [{ gate: 'latency_p95', result, why: 'non-inferior' }]
  })

describe('a question about a gate', () => {
  test.each(['ask', 'measure'])('that %s put is settled by any answer, also by a bad one', (verb) => {
    expect(latencyIs('UNKNOWN').asked(`${verb}:latency_p95`)).toBeNull()
    expect(latencyIs('PASS').asked(`${verb}:latency_p95`)).toMatch(/now passes: on par within the margin\.$/)
    expect(latencyIs('FAIL').asked(`${verb}:latency_p95`)).toMatch(/now fails/)
  })

  test('for a roadmap is settled only when the gate passes', () => {
    for (const result of ['FAIL', 'UNKNOWN'] as const) expect(latencyIs(result).asked('ask_roadmap:latency_p95')).toBeNull()
    expect(latencyIs('PASS').asked('ask_roadmap:latency_p95')).toMatch(/now passes/)
  })

  test('is settled when the policy no longer asks it', () => {
    expect(latencyIs('UNKNOWN').asked('ask:watermark')).toBe('The policy no longer asks about watermark.')
  })

  test('is not settled by evidence from before it was put', () => {
    expect(latencyIs('PASS').asked('ask:latency_p95', { takenOn: '2026-11-22' })).not.toBeNull()
    expect(latencyIs('PASS').asked('ask:latency_p95', { takenOn: '2026-11-23' })).toBeNull()
  })
})

describe('an action about a pair', () => {
  test('to run a trial is settled by one that closed since, and not by an earlier or a voided one', () => {
    const trial = { state: 'closed', closedOn: '2026-11-20', wins: 18, losses: 9, ties: 3 } as const
    const ran = (over: object) => about((pair) => pair.trials.splice(0, 99, { ...trial, ...over } as never)).asked('trial:30of100')
    expect(ran({})).toBe('A trial closed on 20 Nov 2026: 18 won, 9 lost, 3 tied.')
    expect(ran({ closedOn: '2026-11-17' })).toBeNull()
    expect(ran({ state: 'voided' })).toBeNull()
    expect(about((pair) => pair.trials.splice(0)).asked('trial:30of100')).toBeNull()
  })

  test('to estimate the money is settled when no amount is missing', () => {
    const missing = (names: string[]) =>
      about(({ verdict }) => {
        verdict.econ.missing = names
      }).asked('estimate:economics')
    expect(missing(['switchingCost'])).toBeNull()
    expect(missing([])).toBe('Every amount that was missing is stated now.')
  })

  test('to sign is settled by a signature of its week or a later one, whatever day the week is of', () => {
    const signed = about((_, report) => {
      report.signOffs = [{ name: 'Bo' } as never]
    })
    expect(signed.asked('sign_off', { takenOn: '2026-11-30' })).toBe('W47 was signed by Bo.')
    expect(signed.asked('sign_off', { week: '2026-W48' })).toBeNull()
    expect(about().asked('sign_off')).toBeNull()
  })

  test('is settled when the challenger became the incumbent, or is weighed no longer', () => {
    const { report, entry, pair, asked } = about()
    expect(asked('switch')).toBeNull()
    expect(asked('switch', { challengerId: entry.incumbent.id })).toBe(`${entry.incumbent.title} is the incumbent now.`)
    expect(asked('ask:region', { challengerId: 'gone' })).toBe('This challenger is no longer weighed here.')
    entry.pairs = []
    entry.refused = [{ challenger: pair.challenger, reason: 'x', sentence: 'x' }]
    expect(asked('ask:region')).toBeNull()
    report.dependencies = []
    expect(asked('ask:region')).toBeNull()
  })
})

describe('any action', () => {
  const report = week47()
  const claim = { id: 'c', label: 'A lab', retracted: false, archived: false, newer: null }

  test('about a claim is settled when that is taken back, archived or replaced', () => {
    expect(settledBy(anAction({ claim }), report)).toBeNull()
    expect(settledBy(anAction({ claim: { ...claim, retracted: true } }), report)).toBe('The claim was taken back.')
    expect(settledBy(anAction({ claim: { ...claim, archived: true } }), report)).toBe('The claim was archived.')
    const newer = { id: 'd', publishedOn: '2026-11-20' }
    expect(settledBy(anAction({ claim: { ...claim, newer } }), report)).toBe('A figure of 20 Nov 2026 replaced the claim.')
  })

  test('about an archived dependency is settled; one that people added is not settled by anything else', () => {
    const films = { id: 'films', name: 'Films', archived: false, owner: null }
    expect(settledBy(anAction({ dependency: { ...films, archived: true, owner: null } }), report)).toBe('Films was archived.')
    expect(settledBy(anAction({ dependency: films }), report)).toBeNull()
    expect(settledBy(anAction(), report)).toBeNull()
  })

  test('that is closed is not settled once more', () => {
    for (const state of ['done', 'dropped'] as const)
      expect(settledBy(anAction({ state, claim: { ...claim, retracted: true } }), report)).toBeNull()
  })
})
