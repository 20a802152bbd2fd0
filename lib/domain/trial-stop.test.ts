import { describe, expect, it } from 'vitest'
import { arenaClaim, engineInput } from '@/lib/testing/engine-inputs'
import { defaultPolicy } from './policy'
import { stillNeeded, stopAt } from './trial-stop'
import { parseEngineInput } from './verdict/parse'
import { proofBar } from './verdict/sample-size'

const bar = proofBar('capability', defaultPolicy)
const conditions = { blind: true, sidesRandomised: true, ownPrompts: true, versionsExact: true }
const counts = (wins: number, losses: number, ties = 0) => ({ id: 'here', asOf: '2026-11-25', ...conditions, wins, losses, ties })
const look = (wins: number, losses: number, over = {}) =>
  stopAt({ trial: counts(wins, losses), decided: wins + losses, planned: 100, bar, policy: defaultPolicy, input: null, ...over })

describe('where nothing else is known of a pair', () => {
  it.each([
    [23, 7, 'success'],
    [22, 8, null],
    [14, 0, null],
    [7, 23, 'futility'],
    [8, 22, null],
    [50, 50, 'maximum'],
    [0, 0, null],
  ])('%i won and %i lost: %s', (wins, losses, stop) => expect(look(wins, losses)).toBe(stop))

  it('a trial that breaks a condition proves and refutes nothing, and runs to its end', () => {
    const trial = { ...counts(60, 5), ownPrompts: false }
    expect(look(60, 5, { trial })).toBeNull()
    expect(look(60, 40, { trial: { ...counts(60, 40), blind: false } })).toBe('maximum')
  })
})

describe('with everything else that is known of a pair', () => {
  const known = (over: Parameters<typeof engineInput>[0] = {}) => {
    const parsed = parseEngineInput(engineInput({ asOf: '2026-11-25', ...over }))
    if (!parsed.ok) throw new Error('The example does not parse.')
    return parsed.input
  }

  it('a clear win stops for success', () => {
    expect(look(39, 15, { input: known() })).toBe('success')
  })

  it('evidence of a difference too small to be worth a switch goes on: ties are not worth it', () => {
    const trial = counts(17, 2, 180)
    expect(look(17, 2, { trial })).toBe('success')
    expect(look(17, 2, { trial, input: known(), decided: 60 })).toBeNull()
  })

  it('a lost trial stops as futile, and so does one whose pair others have refuted', () => {
    expect(look(7, 23, { input: known() })).toBe('futility')
    expect(look(5, 9, { input: known({ claims: [arenaClaim('a1', -200), arenaClaim('a2', -200, { evaluatorId: 'other' })] }) })).toBe(
      'futility',
    )
  })

  it('the counts of the running trial stand in it once, whatever the input holds of it already', () => {
    const input = known({ trials: [counts(39, 15)] })
    expect(look(3, 2, { input })).toBeNull()
  })

  it('last week’s level neither holds a trial up nor ends it', () => {
    const levels = { Q: 4, R: 2, E: 2 }
    const previous = { levels, policyVersion: defaultPolicy.policyVersion, engineVersion: defaultPolicy.engineVersion }
    expect(look(3, 2, { input: known({ previous }) })).toBeNull()
  })
})

describe('prompts that are still needed at the rates so far', () => {
  it.each([
    ['reached already', { wins: 39, losses: 15, ties: 6 }, 0],
    ['nothing decisive yet', { wins: 0, losses: 0, ties: 5 }, null],
    ['never at even odds', { wins: 10, losses: 10, ties: 0 }, null],
    ['never when losing', { wins: 3, losses: 9, ties: 0 }, null],
  ])('%s', (_, so, needed) => expect(stillNeeded(so, bar)).toBe(needed))

  it('are fewer the clearer it is, and more with every tie', () => {
    const clear = stillNeeded({ wins: 9, losses: 1, ties: 0 }, bar) ?? Number.NaN
    const close = stillNeeded({ wins: 14, losses: 6, ties: 0 }, bar) ?? Number.NaN
    const tied = stillNeeded({ wins: 14, losses: 6, ties: 20 }, bar) ?? Number.NaN
    expect(clear).toBeLessThan(close)
    expect(tied).toBe(close * 2)
  })

  it('would reach the bar when they come as they did before', () => {
    const n = stillNeeded({ wins: 14, losses: 6, ties: 0 }, bar) ?? 0
    expect(look(14 + Math.floor(0.7 * n), 6 + Math.ceil(0.3 * n))).toBe('success')
    expect(look(14 + Math.floor(0.7 * (n - 1)), 6 + Math.ceil(0.3 * (n - 1)))).toBeNull()
  })
})
