import { describe, expect, test } from 'vitest'
import { engineInput, payingEcon } from '@/lib/testing/engine-inputs'
import { economicsRows, missingEstimates } from './economics-rows'
import { economicsText } from './economics-text'
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
    const [low, mean, high] = cells(rows, 'Net present value', 'over 12 months') ?? []
    expect([low, mean, high].every((text) => /^−?\$[\d,]+$/.test(text ?? ''))).toBe(true)
  })

  test('what was not estimated is missing, never zero, and is named', () => {
    const found = caseOf({ ...payingEcon, switchingCost: null, valuePerNetPointPerMonth: null })
    const rows = economicsRows(found)
    expect(cells(rows, 'Switching', 'once')).toEqual([null, null, null])
    expect(cells(rows, 'Net present value', 'over 12 months')).toEqual([null, null, null])
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
    expect(economicsText({ pair, currency: 'USD', advisory: true })).toContain('without letting it decide')
    expect(economicsText({ pair, currency: 'USD' })).not.toContain('without letting it decide')
  })
})
