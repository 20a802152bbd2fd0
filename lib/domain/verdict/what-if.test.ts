import { describe, expect, test } from 'vitest'
import { arenaClaim, blindTrial, engineInput } from '@/lib/testing/engine-inputs'
import { counterfactuals } from './counterfactuals'
import { moneyDecides } from './decision'
import { groundsOf } from './grounds'
import { parseEngineInput } from './parse'
import { asFound, fieldsOf, readWhatIf, travelling, verdictIf } from './what-if'

function groundsFrom(overrides: Parameters<typeof engineInput>[0]) {
  const parsed = parseEngineInput(engineInput(overrides))
  if (!parsed.ok) throw new Error('The input is invalid.')
  return groundsOf(parsed.input).grounds
}

const promising = () => groundsFrom({ claims: [arenaClaim('a', 60)] })

describe('what is supposed on the page', () => {
  test('nothing supposed is nothing assumed', () => {
    expect(readWhatIf(asFound)).toEqual({ assumptions: [], errors: {} })
  })

  test('fields that state the edits of a counterfactual decide as it promised', () => {
    for (const grounds of [promising(), groundsFrom({ claims: [arenaClaim('a', 60)], facts: [], trials: [blindTrial(39, 15, 6)] })]) {
      const { toJustified, better, worse } = counterfactuals(grounds)
      for (const { edits, status } of [...toJustified, ...better, ...worse]) {
        const { assumptions, errors } = readWhatIf(fieldsOf(edits))
        expect(errors).toEqual({})
        expect(verdictIf(grounds, assumptions).status).toBe(status)
      }
    }
  })

  test('what travels to a browser decides like the whole', () => {
    const grounds = promising()
    const { gateEvidence, groups, appraisals, ...whole } = verdictIf(grounds, [])
    expect(verdictIf(JSON.parse(JSON.stringify(travelling(grounds))), [])).toMatchObject(whole)
    expect(JSON.stringify(travelling(grounds)).length).toBeLessThan(8000)
  })

  test.each([
    [{ prompts: '0', wins: '0' }, { prompts: 'Write a whole number from 1 to 1000.' }],
    [{ prompts: '1001', wins: '5' }, { prompts: 'Write a whole number from 1 to 1000.' }],
    [{ prompts: 'ten', wins: '' }, { prompts: 'Write a whole number from 1 to 1000.' }],
    [{ prompts: '30', wins: '' }, { wins: 'Write how many of the 30 are won.' }],
    [{ prompts: '30', wins: '31' }, { wins: 'Write a whole number from 0 to 30.' }],
    [{ points: '101' }, { points: 'Write points from -100 to +100.' }],
    [{ points: 'much' }, { points: 'Write points from -100 to +100.' }],
  ])('%j is not assumed, and says why', (fields, errors) => {
    expect(readWhatIf({ ...asFound, ...fields })).toEqual({ assumptions: [], errors })
  })

  test('a readable field counts beside one that is not', () => {
    const { assumptions, errors } = readWhatIf({
      ...asFound,
      gates: { region: 'FAIL', api_ga: '' },
      economics: 'hopeless',
      prompts: '9',
      points: '−5',
    })
    expect(assumptions).toEqual([
      { kind: 'gate', gate: 'region', result: 'FAIL' },
      { kind: 'economics', level: 0 },
      { kind: 'evaluator', netPreference: -0.05 },
    ])
    expect(Object.keys(errors)).toEqual(['wins'])
  })

  test('money decides by default, but not in a forced move nor where the policy only advises on it', () => {
    const grounds = promising()
    const { policy } = grounds
    expect(moneyDecides(grounds)).toBe(true)
    expect(moneyDecides({ ...grounds, basis: 'forced' })).toBe(false)
    expect(moneyDecides({ ...grounds, policy: { ...policy, economics: { ...policy.economics, mode: 'advisory' } } })).toBe(false)
  })
})
