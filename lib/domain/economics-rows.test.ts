import { describe, expect, test } from 'vitest'
import { arenaClaim, engineInput, passingFacts, payingEcon } from '@/lib/testing/engine-inputs'
import { economicsRows, missingEstimates } from './economics-rows'
import { economicsItems, economicsText } from './economics-text'
import { levelWords } from './verdict/levels'
import { parseEngineInput } from './verdict/parse'
import { evaluate } from './verdict/verdict'

function caseOf(econ: Record<string, unknown> | null, overrides: Parameters<typeof engineInput>[0] = {}) {
  const parsed = parseEngineInput(engineInput({ econ, ...overrides }))
  if (!parsed.ok) throw new Error('The input is invalid.')
  const { policy, claims: _, ...input } = parsed.input
  return { pair: { verdict: evaluate(parsed.input), input }, economics: policy.economics, currency: 'USD' }
}

const cells = (rows: ReturnType<typeof economicsRows>, term: string, unit: string) =>
  rows.find((row) => row.term === term && row.unit.startsWith(unit))?.cells

describe('the business case with its ranges', () => {
  test('shows costs per second, per month and the results from lowest to highest', () => {
    const rows = economicsRows(caseOf(payingEcon))
    expect(cells(rows, 'Incumbent', 'per finished second')).toEqual(['$0.380', '$0.400', '$0.420'])
    expect(cells(rows, 'Challenger', 'a month')).toEqual(['$7,400', '$7,800', '$8,600'])
    expect(cells(rows, 'Switching', 'once')).toEqual(['$6,000', '$9,000', '$15,000'])
    const [low, mean, high] = cells(rows, 'Net value', 'over 12 months') ?? []
    expect([low, mean, high].every((text) => /^−?\$[\d,]+$/.test(text ?? ''))).toBe(true)
  })

  test('what was not estimated is missing, never zero, and is named', () => {
    const found = caseOf({ ...payingEcon, switchingCost: null, valuePerNetPointPerMonth: null })
    const rows = economicsRows(found)
    expect(cells(rows, 'Switching', 'once')).toEqual([null, null, null])
    expect(cells(rows, 'Net value', 'over 12 months')).toEqual([null, null, null])
    expect(cells(rows, 'One point of quality', 'a month')).toEqual([undefined, null, undefined])
    expect(missingEstimates(found.pair)).toEqual(['what the switch costs once'])
    expect(missingEstimates(caseOf(null).pair)).toHaveLength(4)
    expect(missingEstimates(caseOf(payingEcon).pair)).toEqual([])
  })

  test('quality has no money in a move for cost', () => {
    const rows = economicsRows(caseOf(payingEcon, { goal: 'cost' }))
    expect(rows.some(({ term }) => term === 'Quality gained')).toBe(false)
  })

  test('money that a policy only looks at is told without a finding', () => {
    const { pair } = caseOf(payingEcon)
    expect(levelWords(pair.verdict, true).economics.word).toBe('Not decisive')
    expect(economicsText({ pair, months: 12, currency: 'USD', advisory: true })).toContain('without letting it decide')
    expect(economicsText({ pair, months: 12, currency: 'USD' })).not.toContain('without letting it decide')
  })
})

describe('what the business case leaves out', () => {
  const told = (econ: Record<string, unknown> | null, overrides: Parameters<typeof engineInput>[0] = {}) =>
    economicsText({ ...caseOf(econ, overrides), months: 12 })
  const saving = { ...payingEcon, costPerFinishedSecondChallenger: { low: 0.2, mode: 0.2, high: 0.2 }, valuePerNetPointPerMonth: null }

  test('is how dear the challenger may become before the switch stops paying', () => {
    // 0.20 saved on 20,000 seconds a month, less 9,500 once, leaves 38,500 in a year: 0.16 a second.
    expect(told(saving)).toContain('It pays as long as a finished second with the challenger costs less than $0.36.')
    expect(told({ ...saving, costPerFinishedSecondChallenger: { low: 1, mode: 1, high: 1 } })).not.toContain('It pays as long as')
  })

  test('is a loss of quality, which is judged elsewhere', () => {
    expect(told(saving, { claims: [arenaClaim('a', -60)] })).toMatch(/No loss of quality is deducted: standing \d+ points behind/)
    expect(told(saving, { claims: [arenaClaim('a', 60)] })).not.toContain('No loss of quality')
  })

  test('is what is not known about quality: the chance to pay back leaves it out, the interval counts it', () => {
    const worse = { claims: [arenaClaim('a', -60)] }
    expect(told(payingEcon, worse)).toContain('takes quality as bringing nothing and counts only the doubt about costs')
    expect(told(payingEcon, { claims: [arenaClaim('a', 60)] })).toContain('takes quality as expected and counts only')
    expect(told(saving, worse)).not.toContain('The chance to pay back')
  })

  test('is never more than its parts: cash and quality stand apart and add up to the net value', () => {
    const found = caseOf(payingEcon, { claims: [arenaClaim('a', 60)] })
    const items = economicsItems({ ...found, months: 12 })
    const amount = (term: string) =>
      Number(
        items
          .find((item) => item.term.startsWith(term))
          ?.value?.replace('−', '-')
          .replace(/ \(.*|[$,]/g, ''),
      )
    const [whole, cash, quality] = ['Net value', 'Of it, cash', 'Of it, quality'].map(amount) as [number, number, number]
    expect(quality).toBeGreaterThan(0)
    expect(Math.abs(whole - cash - quality)).toBeLessThanOrEqual(1)
    const unpriced = economicsItems({ ...caseOf(saving, { claims: [arenaClaim('a', 60)] }), months: 12 })
    expect(unpriced.some(({ term }) => term.startsWith('Of it'))).toBe(false)
  })

  test('is a price that nobody has on record, and an incumbent that is gone', () => {
    const unpriced = passingFacts.filter(({ gate }) => gate !== 'cost_per_finished_second')
    expect(told(saving, { facts: [...unpriced] })).toContain('the team’s own estimate')
    expect(told(saving)).not.toContain('the team’s own estimate')
    const gone = { dependency: { ...engineInput().dependency, forcedMoveBy: '2026-09-24' } }
    expect(told(saving, gone)).toContain('what it cost while it could be bought')
  })
})
