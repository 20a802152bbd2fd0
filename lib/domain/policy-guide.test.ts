import { describe, expect, it } from 'vitest'
import { gates } from './gate'
import { defaultPolicy, mergePolicy, Policy } from './policy'
import { guideSections, policyEdits, policyLeaves, readingOf, sectionsOf, unitWord, valueText } from './policy-guide'
import { allowed, narrowed, withValue } from './policy-range'
import { quorumOf } from './quorum'
import { tasks } from './task'

const guide = guideSections.flatMap((section) => section.entries)
const merged = (change: Record<string, unknown>) => Policy.parse(mergePolicy(defaultPolicy, change))

/** Walks the policy by itself: what decides a verdict is everything but the names of the version and of the gates. */
function leaves(node: unknown, path: string): string[] {
  if (Array.isArray(node) && path === 'gates') return node.flatMap(({ id, kind: _, ...gate }) => leaves(gate, `gates.${id}`))
  if (typeof node !== 'object' || node === null || Array.isArray(node)) return [path]
  return Object.entries(node).flatMap(([key, value]) => leaves(value, path ? `${path}.${key}` : key))
}
const decisive = leaves({ ...defaultPolicy, review: quorumOf(defaultPolicy) }, '').filter(
  (path) => path !== 'policyVersion' && path !== 'engineVersion',
)

describe('the guide', () => {
  it('explains every value of the policy, and nothing that the policy does not have', () => {
    expect(guide.map(({ path }) => path).sort()).toEqual([...decisive].sort())
    expect([...policyLeaves(defaultPolicy).keys()].sort()).toEqual([...decisive].sort())
  })

  it('gives each value a name, what it does and a reason for its default', () => {
    for (const { path, label, does, reason } of guide) {
      expect(label, path).not.toBe('')
      for (const sentence of [does, reason]) expect(sentence, path).toMatch(/^[A-Z0-9].*\.$/)
    }
    for (const { title, intro } of guideSections) expect(`${title} ${intro}`).toMatch(/\.$/)
  })

  it('names no two values of one section alike', () => {
    for (const { entries } of guideSections) {
      const names = entries.map(({ group, label }) => `${group}/${label}`)
      expect(new Set(names).size).toBe(names.length)
    }
  })

  it('begins with who must sign, which teams look for first', () => {
    expect(guideSections[0]?.id).toBe('review')
    expect(sectionsOf(defaultPolicy)[0]?.entries.map(({ path }) => path)).toContain('review.signatures')
  })

  it('shows a gate of the team’s own behind the built-in ones', () => {
    const policy = merged({ gates: [{ id: 'watermark', kind: 'bool', required: true, sources: ['contract'], maxAgeDays: 90 }] })
    const paths = sectionsOf(policy).flatMap(({ entries }) => entries.map(({ path }) => path))
    expect(paths).toEqual(expect.arrayContaining(['gates.watermark.required', 'gates.watermark.kind', 'gates.throughput.headroom']))
    expect([...paths].sort()).toEqual([...policyLeaves(policy).keys()].sort())
  })
})

describe('allowed ranges', () => {
  it('are read off the schema for every value', () => {
    for (const path of decisive) expect(allowed(path), path).not.toBeNull()
    expect(allowed('midNetPreference')).toEqual({ kind: 'number', low: 0.02, high: 0.4, whole: false })
    expect(allowed('thresholds.proven.minWins')).toEqual({ kind: 'number', low: 8, high: 100, whole: true })
    expect(allowed('gates.latency_p95.margin')).toEqual({ kind: 'number', low: 0, high: 1, whole: false })
    expect(allowed('economics.mode')).toEqual({ kind: 'one of', options: ['required', 'advisory'] })
    expect(allowed('gates.region.sources')).toMatchObject({ kind: 'some of' })
    expect(allowed('voi.gatePass.region')).toMatchObject({ low: 0, high: 1 })
    expect(allowed('thresholds.nonsense')).toBeNull()
  })

  it('have ends that the policy accepts and neighbours that it refuses', () => {
    for (const path of ['midNetPreference', 'niMargin', 'tau', 'priorSd', 'thresholds.hypeGraceDays', 'economics.horizonMonths']) {
      const range = allowed(path)
      if (range?.kind !== 'number') throw new Error(path)
      const accepts = (value: number) => Policy.safeParse(withValue(defaultPolicy, path, value)).success
      expect([accepts(range.low), accepts(range.high)], path).toEqual([true, true])
      expect([accepts(range.low - 0.001), accepts(range.high + 0.001)], path).toEqual([false, false])
    }
  })

  it('are narrowed by the rules between numbers', () => {
    expect(narrowed(defaultPolicy, 'thresholds.provenStay.p')).toEqual({ low: 0.8, high: 0.9 })
    expect(narrowed(defaultPolicy, 'thresholds.provenStay.e')).toEqual({ low: 10, high: 20 })
    expect(narrowed(defaultPolicy, 'biasSd.independent')).toEqual({ low: 0.1, high: 0.25 })
    expect(narrowed(defaultPolicy, 'optimism.wPrompts')).toEqual({ low: 0.2, high: 0.2 })
    expect(narrowed(defaultPolicy, 'midNetPreference')).toBeNull()
  })
})

describe('values in words', () => {
  it.each([
    [0.1, 'points', '0.1', '10 points'],
    [0.9, 'chance', '0.9', '90%'],
    [0.003, 'share', '0.003', '0.3%'],
    [20, 'odds', '20', '20 : 1'],
    [0.004, 'drift', '0.004', '6.3 points of doubt after a month'],
    [0.04, 'variance', '0.04', '20 points of doubt'],
    [5000, 'money', '5,000', null],
    [true, 'choice', 'yes', null],
    [['contract', 'measured'], 'choice', 'Contract, Measured by the team', null],
    [0.125, 'points', '0.125', '12.5 points'],
    [[], 'choice', 'none', null],
  ] as const)('%j in %s reads %s, %s', (value, unit, text, reading) => {
    expect(valueText(value)).toBe(text)
    expect(readingOf(unit, value)).toBe(reading)
  })

  it('know every unit of the guide', () => {
    for (const { unit } of guide) expect(unit in unitWord).toBe(true)
  })
})

describe('what differs between two versions', () => {
  it('is nothing between a policy and itself, whatever its version is called', () => {
    expect(policyEdits(defaultPolicy, merged({ policyVersion: '2.0.0' }))).toEqual([])
  })

  it('names each value with both sides, and gates by their names', () => {
    const after = merged({
      midNetPreference: 0.05,
      gates: [
        { id: 'latency_p95', margin: 0.5 },
        { id: 'watermark', kind: 'bool', required: true, sources: ['contract'], maxAgeDays: 90 },
      ],
    })
    const edits = policyEdits(defaultPolicy, after)
    expect(edits[0]).toEqual({ path: 'midNetPreference', label: 'Smallest gain worth switching for', before: '0.1', after: '0.05' })
    expect(edits).toContainEqual({
      path: 'gates.latency_p95.margin',
      label: 'Latency, 95th percentile: margin',
      before: '0.25',
      after: '0.5',
    })
    expect(edits).toContainEqual({ path: 'gates.watermark.required', label: 'watermark (your own): required', before: null, after: 'yes' })
    expect(policyEdits(after, defaultPolicy)).toContainEqual(expect.objectContaining({ path: 'gates.watermark.required', after: null }))
  })

  it('tells tasks and gates that exist', () => {
    const ids = new Set<string>(tasks.map(({ id }) => id))
    for (const pair of defaultPolicy.taskAdjacency) for (const task of pair) expect(ids.has(task)).toBe(true)
    expect(Object.keys(defaultPolicy.voi.gatePass)).toEqual(gates.map(({ id }) => id))
  })
})
