import { describe, expect, test } from 'vitest'
import { defaultPolicy } from '@/lib/domain/policy'
import { counterEvidence } from './counter-evidence'
import { claim, evidenceOf, rated } from './example-inventory'

const vendorRun = {
  evaluatorId: 'tencent',
  evaluatorKind: 'vendor',
  interestId: 'tencent',
  tableId: 'paper',
  benchmarkId: 'panel',
  dimensionId: 'preferred',
}
const own = claim({ id: 'own', ...vendorRun, unit: '% of comparisons', value: 60 })
const rival = claim({ id: 'rival', ...vendorRun, modelId: 'cogvideox-1.5', unit: '% of comparisons', value: 40 })
const board = (hunyuan: number, cog: number, row: Record<string, unknown> = {}) =>
  [['hunyuanvideo', hunyuan] as const, ['cogvideox-1.5', cog] as const].map(([modelId, value]) =>
    rated(modelId, value, { ciLow: value - 10, ciHigh: value + 10, ...row }),
  )

const against = (rows: ReturnType<typeof board>, rivalIds = ['cogvideox-1.5'], asOf = '2026-11-25') =>
  counterEvidence({ evidence: evidenceOf([own, rival, ...rows]), claim: own, rivalIds, asOf, defaults: defaultPolicy.defaults })

describe('counter-evidence', () => {
  test('is an independent comparison that puts the rival ahead by more than chance', () => {
    const { checked, against: found } = against(board(1000, 1060))
    expect(checked).toBe(1)
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject({ rivalId: 'cogvideox-1.5', comparison: { evaluatorOrg: 'Arena.ai' } })
    expect(found[0]?.claimed).toBeGreaterThan(0)
    expect(found[0]?.found).toBeLessThan(0)
  })

  test('is none when independents agree, or when chance alone could explain the lead', () => {
    expect(against(board(1060, 1000))).toEqual({ checked: 1, against: [] })
    expect(against(board(1000, 1005))).toEqual({ checked: 1, against: [] })
  })

  test('counts snapshots of one board once, by the newest', () => {
    const { against: found } = against([...board(1000, 1060), ...board(1000, 1060, { publishedOn: '2026-05-01', tableId: 'may' })])
    expect(found.map(({ comparison }) => comparison.claim.publishedAt)).toEqual(['2026-05-01'])
  })

  test('contradicts no claim that puts both models level', () => {
    const level = claim({ ...vendorRun, id: 'level', unit: '% of comparisons', value: 50, tableId: 'level' })
    const rows = [level, claim({ ...level, id: 'level-rival', modelId: 'cogvideox-1.5' }), ...board(1000, 1060)]
    const query = {
      evidence: evidenceOf(rows),
      claim: level,
      rivalIds: ['cogvideox-1.5'],
      asOf: '2026-11-25',
      defaults: defaultPolicy.defaults,
    }
    expect(counterEvidence(query)).toEqual({ checked: 0, against: [] })
  })

  test('does not come from anybody with a stake, on another task, or from after the day', () => {
    for (const row of [
      { evaluatorKind: 'vendor', interestId: 'zhipu' },
      { interestId: 'zhipu' },
      { evaluatorKind: 'community' },
      { task: 'i2v' },
    ])
      expect(against(board(1000, 1060, row))).toEqual({ checked: 0, against: [] })
    expect(against(board(1000, 1060), ['cogvideox-1.5'], '2026-04-01')).toEqual({ checked: 0, against: [] })
  })

  test('is about the same quality: what people prefer as a whole contradicts no figure for one dimension', () => {
    const row = { evaluatorId: 'tencent', evaluatorKind: 'vendor', interestId: 'tencent', tableId: 'paper', dimensionId: 'color' }
    const color = claim({ ...row, id: 'color', value: 90 })
    const rows = [color, claim({ ...row, modelId: 'cogvideox-1.5', value: 60 })]
    const measured = (values: [number, number]) =>
      ['hunyuanvideo', 'cogvideox-1.5'].map((modelId, at) =>
        claim({ modelId, dimensionId: 'color', tableId: 'board', value: values[at], sampleSize: 900 }),
      )
    const look = (more: ReturnType<typeof board>) =>
      counterEvidence({
        evidence: evidenceOf([...rows, ...more]),
        claim: color,
        rivalIds: ['cogvideox-1.5'],
        asOf: '2026-11-25',
        defaults: defaultPolicy.defaults,
      })
    expect(look(board(1000, 1060))).toEqual({ checked: 0, against: [] })
    expect(look(measured([60, 90]))).toMatchObject({ checked: 1, against: [{ rivalId: 'cogvideox-1.5' }] })
  })

  test('of nobody is not agreement: it says that nobody checked', () => {
    expect(against([])).toEqual({ checked: 0, against: [] })
    expect(against(board(1000, 1060), ['veo-3.1'])).toEqual({ checked: 0, against: [] })
  })
})
