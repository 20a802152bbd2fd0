import { describe, expect, it } from 'vitest'
import { blindTrial, engineInput, workflow } from '@/lib/testing/engine-inputs'
import { workedClaims } from '@/lib/testing/worked-example'
import type { Verdict } from './output'
import { verdict } from './verdict'

const before = verdict(engineInput({ claims: workedClaims }))
const after = verdict(engineInput({ claims: workedClaims, trials: [blindTrial(39, 15, 6)] }))
const find = <T extends { id: string }>(list: T[], id: string) => list.find((entry) => entry.id === id)

describe('appraisal of four claims', () => {
  const table: [string, number, number, Record<string, number>, number, number, number, number, string][] = [
    [
      'c1',
      0.437810945,
      0.181310945,
      { sampling: 0.004975124, task: 0.0064, dimension: 0.0081, version: 0, age: 0.001314168, metric: 0, repro: 0.01, saturation: 0 },
      0.030789293,
      0.3,
      0.2565,
      0.431951,
      'D',
    ],
    [
      'c2',
      0.156993505,
      0.156993505,
      { sampling: 0.000485219, task: 0.0064, dimension: 0, version: 0, age: 0.003942505, metric: 0, repro: 0.001111111, saturation: 0 },
      0.011938835,
      0.12,
      0,
      0.162292,
      'B',
    ],
    [
      'c3',
      0.075113981,
      0.075113981,
      { sampling: 0.000707355, task: 0.0064, dimension: 0, version: 0.0144, age: 0.004021355, metric: 0.04, repro: 0, saturation: 0 },
      0.065528711,
      0.1,
      0,
      0.274825,
      'C',
    ],
    [
      'c4',
      0.192307692,
      0.192307692,
      { sampling: 0.038461538, task: 0.04, dimension: 0, version: 0, age: 0.001839836, metric: 0, repro: 0.004444444, saturation: 0 },
      0.084745819,
      0.25,
      0,
      0.383726,
      'C',
    ],
  ]

  it.each(table)('%s: effect, budget, doubt and grade', (id, y, yStar, budget, v, sigmaB, mu, U, grade) => {
    const found = find(before.appraisals, id)
    expect(found?.included).toBe(true)
    expect(found?.y).toBeCloseTo(y, 8)
    expect(found?.yStar).toBeCloseTo(yStar, 8)
    for (const [item, value] of Object.entries(budget)) expect(found?.budget?.[item as 'task'], item).toBeCloseTo(value, 8)
    expect(found?.v).toBeCloseTo(v, 8)
    expect(found?.sigmaB).toBe(sigmaB)
    expect(found?.mu).toBeCloseTo(mu, 12)
    expect(found?.U).toBeCloseTo(U, 6)
    expect(found?.grade).toBe(grade)
  })

  it('the vendor left almost everything open to selection', () => expect(find(before.appraisals, 'c1')?.selection).toBeCloseTo(0.95, 12))

  it('the half-life is the time in which age alone doubles the doubt', () => {
    const arena = find(before.appraisals, 'c2')
    expect(arena?.halfLifeMonths).toBeCloseTo((0.011938835 - 0.003942505) / 0.004, 5)
  })
})

describe('pooling of the four voices', () => {
  it.each([
    ['ARENA', 0.032738835179, 30.544764178],
    ['CREATOR', 0.153645818635, 6.508475199],
    ['UNIV', 0.081928710539, 12.205733417],
    ['V_CHA', 0.127189292756, 7.86229704],
  ])('%s has its variance and weight', (id, variance, weight) => {
    const group = find(before.groups, id)
    expect(group?.V).toBeCloseTo(variance, 11)
    expect(1 / (group?.V ?? 0)).toBeCloseTo(weight, 7)
  })

  it('before the trial', () => {
    expectPosterior(before, { m: 0.11473133856, s: 0.116944051985, P: 0.55012181319, lo90: -0.077624509, hi90: 0.307087187 })
    expect(before.independent.m).toBeCloseTo(0.10670993365, 11)
    expect(before.independent.s).toBeCloseTo(0.123788381088, 11)
    expect(before.independent.P).toBeCloseTo(0.521614031408, 11)
    expect(before.k).toBeCloseTo(1.970358911744, 11)
    expect(before.loo).toBeCloseTo(0.412489055611, 11)
    expect(before.dissent).toEqual([])
    expect(before.Qh).toBeCloseTo(0.088740194, 8)
    expect(before.I2).toBe(0)
  })

  it('after the trial', () => {
    expectPosterior(after, { m: 0.23176254562, s: 0.089069520715, P: 0.93047292826, lo90: 0.085256221, hi90: 0.37826887 })
    expect(after.independent.m).toBeCloseTo(0.235118787521, 11)
    expect(after.independent.s).toBeCloseTo(0.09198445305, 11)
    expect(after.independent.P).toBeCloseTo(0.929074207394, 11)
    const own = find(after.groups, 'own:proof')
    expect(own?.y).toBeCloseTo(0.393442622951, 11)
    expect(own?.V).toBeCloseTo(0.018893442623, 11)
    expect(1 / (own?.V ?? 0)).toBeCloseTo(52.928416486, 8)
    expect(after.Qh).toBeCloseTo(1.759037597683, 10)
    expect(after.I2).toBe(0)
    expect(after.k).toBeCloseTo(4.08749557118, 10)
    expect(after.loo).toBeCloseTo(0.521614031408, 11)
    expect(after.e).toBeCloseTo(75.654208828, 8)
  })

  it('claims well above the support before the trial, less so after it', () => {
    expect(before.hype.claimed).toBeCloseTo(0.44, 12)
    expect(before.hype.supported).toBeCloseTo(0.107, 3)
    expect(before.hype.gap).toBeCloseTo(0.333, 3)
    expect(before.hypeIndex).toBe(76)
    expect(after.hype.supported).toBeCloseTo(0.235, 3)
    expect(after.hype.gap).toBeCloseTo(0.205, 3)
    expect(after.hypeIndex).toBe(47)
  })

  it('a larger trial result turns promising into justified', () => {
    expect(before.status).toBe('PROMISING')
    expect(after.status).toBe('JUSTIFIED')
  })
})

describe('money after the trial', () => {
  it('matches the worked figures', () => {
    const { econ } = after
    expect(econ.run).toBeCloseTo(133.333333, 6)
    expect(econ.runSd).toBeCloseTo(240.370085, 6)
    expect(econ.npv).toBeCloseTo(13390.911545, 6)
    expect(econ.sd).toBeCloseTo(3251.153641, 6)
    expect(econ.pPays).toBeCloseTo(0.999980959, 9)
    expect(econ.breakEven).toBe(4)
    expect(econ.sdTotal).toBeCloseTo(8804.628814, 6)
    expect(econ.upper).toBeCloseTo(34061.507363, 6)
    expect(after.levels.E).toBe(2)
  })
})

function expectPosterior({ posterior }: Verdict, expected: Omit<Verdict['posterior'], 'pAny'>): void {
  expect(posterior.m).toBeCloseTo(expected.m, 11)
  expect(posterior.s).toBeCloseTo(expected.s, 11)
  expect(posterior.P).toBeCloseTo(expected.P, 11)
  expect(posterior.lo90).toBeCloseTo(expected.lo90, 8)
  expect(posterior.hi90).toBeCloseTo(expected.hi90, 8)
}

it('weighs a workflow by its own smallest worthwhile difference', () => {
  const strict = verdict(engineInput({ claims: workedClaims, dependency: { ...workflow, mid: 0.2 } }))
  expect(strict.delta).toBe(0.2)
  expect(strict.posterior.P).toBeLessThan(before.posterior.P)
})
