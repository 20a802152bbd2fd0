import { describe, expect, it } from 'vitest'
import { defaultPolicy } from '@/lib/domain/policy'
import { payingEcon } from '@/lib/testing/engine-inputs'
import { economicsOf, leadMonths, pert } from './economics'
import type { Econ } from './input'
import type { Basis } from './output'

const money = (econ: Econ, m = 0, basis: Basis = 'capability') =>
  economicsOf(econ, { posterior: { m, s: 0.1 }, basis }, defaultPolicy.economics)
const certain = (amount: number) => ({ low: amount, mode: amount, high: amount })

describe('parts', () => {
  it('PERT triples', () => {
    const { mean, sd } = pert({ low: 6000, mode: 9000, high: 15_000 })
    expect(mean).toBe(9500)
    expect(sd).toBe(1500)
  })

  it('a lead that halves every six months is worth 6.12 months in twelve', () =>
    expect(leadMonths(defaultPolicy.economics)).toBeCloseTo(6.12434636162, 11))
})

describe('missing inputs', () => {
  it.each(['costPerFinishedSecondIncumbent', 'costPerFinishedSecondChallenger', 'finishedSecondsPerMonth', 'switchingCost'] as const)(
    'without %s nothing is known about the money',
    (name) => {
      expect(money({ ...payingEcon, [name]: null })).toMatchObject({
        missing: [name],
        npv: null,
        pPays: null,
        upper: null,
        breakEven: null,
      })
      expect(money(payingEcon).missing).toEqual([])
    },
  )

  it('quality without a price is worth nothing', () =>
    expect(money({ ...payingEcon, valuePerNetPointPerMonth: null }, 0.3).npv).toBeCloseTo(-7900, 6))
})

describe('certainty', () => {
  const exact: Econ = {
    costPerFinishedSecondIncumbent: certain(0.4),
    costPerFinishedSecondChallenger: certain(0.4),
    finishedSecondsPerMonth: 1000,
    switchingCost: certain(0),
  }

  it('without any spread the sign decides', () => {
    expect(money(exact).pPays).toBe(0.5)
    expect(money({ ...exact, switchingCost: certain(1) }).pPays).toBe(0)
    expect(money({ ...exact, costPerFinishedSecondChallenger: certain(0.3) }).pPays).toBe(1)
  })

  it('a free switch is earned back in the first month, a hopeless one never', () => {
    expect(money(exact).breakEven).toBe(1)
    expect(money({ ...exact, switchingCost: certain(1) }).breakEven).toBeNull()
  })

  it('looks for break-even up to five years', () => {
    const saving = { ...exact, costPerFinishedSecondChallenger: certain(0.3) }
    expect(money({ ...saving, switchingCost: certain(6000) }).breakEven).toBe(60)
    expect(money({ ...saving, switchingCost: certain(6001) }).breakEven).toBeNull()
  })
})

it('a likely loss of quality is not turned into a gain', () => expect(money(payingEcon, -0.3).npv).toBe(money(payingEcon, 0).npv))
