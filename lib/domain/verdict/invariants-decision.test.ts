import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { verdictOn } from '@/lib/testing/checked-input'
import { claimBy, either } from '@/lib/testing/engine-arbitraries'
import { arenaClaim, blindTrial, engineInput, vendorClaim, workflow } from '@/lib/testing/engine-inputs'
import { runs } from '@/lib/testing/property-runs'
import { statusOf } from './decision'
import type { EngineClaim } from './input'
import type { Levels, Status } from './output'

const someLevels = fc.record({ Q: fc.nat({ max: 4 }), R: fc.nat({ max: 2 }), E: fc.nat({ max: 2 }) })

/** The table of the decision rule, first match wins: which levels it takes, and the status they have. */
const table: [(levels: Levels) => boolean, Status][] = [
  [({ Q }) => Q === 0, 'STAY'],
  [({ Q }) => Q === 1, 'HYPE'],
  [({ E }) => E === 0, 'STAY'],
  [({ Q }) => Q === 2, 'INSUFFICIENT'],
  [({ R }) => R === 0, 'NOT_READY'],
  [({ Q }) => Q === 3, 'PROMISING'],
  [({ R, E }) => R === 1 || E === 1, 'NOT_READY'],
  [() => true, 'JUSTIFIED'],
]

/** Cases so close to the bar that having been proven last week often decides. */
const onTheBand = fc
  .tuple(fc.integer({ min: -60, max: 40 }), fc.integer({ min: 35, max: 44 }), fc.integer({ min: 14, max: 18 }))
  .map(([lead, wins, losses]) => engineInput({ claims: [arenaClaim('a', lead)], trials: [blindTrial(wins, losses, 4)] }))

describe('interested voices', () => {
  const interested = fc.constantFrom('vendor' as const, 'collaborative' as const, 'unknown' as const)
  const voice = fc.tuple(interested, fc.nat({ max: 3 })).chain(([kind, who]) => claimBy('a', { id: `${kind}${who}`, kind }))
  const said = fc
    .array(voice, { minLength: 1, maxLength: 8 })
    .map((list) => list.map((claim, i): EngineClaim => ({ ...claim, id: `c${i}` })))

  it('I11 alone never get beyond insufficient', () => {
    fc.assert(
      fc.property(either, said, (input, claims) => {
        const dependency = { ...input.dependency, forcedMoveBy: null }
        const found = verdictOn({ ...input, goal: 'capability', dependency, claims, trials: [], previous: null })
        expect(found.levels.Q).toBeLessThanOrEqual(2)
      }),
      runs(),
    )
  })

  it('I11 nor, under the default policy, when the case was better last week', () => {
    fc.assert(
      fc.property(either, said, someLevels, (input, claims, levels) => {
        const previous = { levels, policyVersion: '1.0.0', engineVersion: 'verdict-1.0.0' }
        const found = verdictOn({ ...input, goal: 'capability', dependency: workflow, claims, trials: [], previous, policyOverride: null })
        expect(found.levels.Q).toBeLessThanOrEqual(2)
      }),
      runs(),
    )
  })
})

describe('quality', () => {
  it('I22 asking for a larger difference never raises Q', () => {
    const mids = fc.tuple(fc.integer({ min: 1, max: 25 }), fc.integer({ min: 1, max: 25 }))
    fc.assert(
      fc.property(either, mids, (input, [low, more]) => {
        const [before, after] = [low, low + more].map((mid) => verdictOn({ ...input, dependency: { ...input.dependency, mid: mid / 100 } }))
        fc.pre(before?.basis === 'capability')
        expect(after?.levels.Q).toBeLessThanOrEqual(before.levels.Q)
      }),
      runs(),
    )
  })

  it('I25 having been proven never lowers Q', () => {
    const previous = { levels: { Q: 4, R: 2, E: 2 }, policyVersion: '1.0.0', engineVersion: 'verdict-1.0.0' }
    fc.assert(
      fc.property(either, (input) => {
        expect(verdictOn({ ...input, previous }).levels.Q).toBeGreaterThanOrEqual(verdictOn({ ...input, previous: null }).levels.Q)
      }),
      runs(),
    )
  })

  it('I26 a change of policy or engine discards history', () => {
    const changed = fc.constantFrom({ policyVersion: '0.9.0' }, { engineVersion: 'verdict-0.9.0' })
    fc.assert(
      fc.property(onTheBand, changed, (input, version) => {
        const previous = { levels: { Q: 4, R: 2, E: 2 }, policyVersion: '1.0.0', engineVersion: 'verdict-1.0.0' }
        const alone = JSON.stringify(verdictOn({ ...input, previous: null }))
        fc.pre(JSON.stringify(verdictOn({ ...input, previous })) !== alone)
        expect(JSON.stringify(verdictOn({ ...input, previous: { ...previous, ...version } }))).toBe(alone)
      }),
      runs(5),
    )
  })

  it('I26 in any other case, too', () => {
    const versions = fc.constantFrom(['0.9.0', 'verdict-1.0.0'], ['1.0.0', 'verdict-0.9.0']) as fc.Arbitrary<[string, string]>
    fc.assert(
      fc.property(either, someLevels, versions, (input, levels, [policyVersion, engineVersion]) => {
        const after = verdictOn({ ...input, previous: { levels, policyVersion, engineVersion } })
        expect(JSON.stringify(after)).toBe(JSON.stringify(verdictOn({ ...input, previous: null })))
      }),
      runs(),
    )
  })
})

describe('proof by others', () => {
  const alone = { policyOverride: { requireOwnTrial: false } }
  const own = [blindTrial(12, 0, 0), blindTrial(60, 8, 2, { id: 't2', blind: false })]
  const q = (...leads: number[]) =>
    verdictOn(engineInput({ ...alone, trials: own, claims: leads.map((lead, i) => arenaClaim(`a${i}`, lead)) })).levels.Q

  it('takes two evaluators who each see a gain that matters; trials short of proof do not stand in for one', () => {
    expect(q(200, 20)).toBe(3)
    expect(q(200, 200)).toBe(4)
    expect(q(200)).toBe(3)
  })
})

describe('loud claims', () => {
  const open = { dimensions: 'overall', dimsReported: 16, promptsPublic: true, settingsDisclosed: true, outputsOrCodePublic: true } as const
  const said = (publishedAt: string) => verdictOn(engineInput({ claims: [vendorClaim('v', 0.75, { ...open, publishedAt })] })).status

  it('that hide nothing have 28 days to be repeated, and not one more', () => {
    expect(said('2026-10-27')).toBe('INSUFFICIENT')
    expect(said('2026-10-26')).toBe('HYPE')
  })
})

describe('status', () => {
  it('I37 depends on the three levels alone, by the table', () => {
    const seen = new Set<Status>()
    fc.assert(
      fc.property(either, (input) => {
        const { levels, status } = verdictOn(input)
        expect(status).toBe(table.find(([holds]) => holds(levels))?.[1])
        seen.add(status)
      }),
      runs(),
    )
    expect(seen.size).toBe(6)
  })

  it('I37 is named for each of the 45 cells', () => {
    for (const Q of [0, 1, 2, 3, 4] as const)
      for (const R of [0, 1, 2] as const)
        for (const E of [0, 1, 2] as const) expect(statusOf({ Q, R, E })).toBe(table.find(([holds]) => holds({ Q, R, E }))?.[1])
  })

  it('a verdict without any evidence, money or history is insufficient', () =>
    expect(verdictOn(engineInput({ facts: [], econ: null })).status).toBe('INSUFFICIENT'))
})
