import { describe, expect, it } from 'vitest'
import { defaultPolicy } from './policy'
import { compareVersions, nextVersions, PolicyDraft, policyFrom, VersionName } from './policy-draft'

const { policyVersion: _version, engineVersion: _engine, ...numbers } = defaultPolicy
const made = (change: object, policyVersion = '1.1.0') =>
  policyFrom(PolicyDraft.parse({ ...numbers, ...change }), { base: defaultPolicy, policyVersion })
const problems = (change: object, policyVersion?: string) => {
  const result = made(change, policyVersion)
  return result.ok ? [] : result.problems.map(({ path, message }) => `${path.join('.')}: ${message}`)
}

describe('versions', () => {
  it.each([
    ['1.10.0', '1.9.0', 1],
    ['2.0.0', '1.99.99', 1],
    ['1.0.1', '1.0.0', 1],
    ['1.0.0', '1.0.0', 0],
    ['1.0.9', '1.1.0', -1],
  ])('%s against %s compares number by number', (a, b, sign) => {
    expect(Math.sign(compareVersions(a, b))).toBe(sign)
    expect(Math.sign(compareVersions(b, a))).toBe(-sign + 0)
  })

  it('three of them may follow', () => {
    expect(nextVersions('1.4.2')).toEqual({ patch: '1.4.3', minor: '1.5.0', major: '2.0.0' })
  })

  it.each(['1.1', 'v1.1.0', '1.01.0', '1.1.0-beta', '1.1.1234567', ''])('%j is none', (text) => {
    expect(VersionName.safeParse(text).success).toBe(false)
  })
})

describe('a draft', () => {
  it('becomes a policy of the engine that runs, with its version', () => {
    const result = made({ tau: 0.1 })
    expect(result).toEqual({ ok: true, policy: { ...defaultPolicy, tau: 0.1, policyVersion: '1.1.0' } })
  })

  it('that changes nothing is no new version, in whatever order its lists stand', () => {
    const gates = numbers.gates.map((gate) => ({ ...gate, sources: [...gate.sources].reverse() }))
    expect(problems({ gates, taskAdjacency: [...numbers.taskAdjacency].reverse() })[0]).toContain('Nothing differs from 1.0.0')
  })

  it('needs a later version', () => {
    expect(problems({ tau: 0.1 }, '0.9.0')).toEqual(['policyVersion: Choose a version after 1.0.0: 1.0.1, 1.1.0 or 2.0.0.'])
  })

  it('tells a broken rule at a field of the form, in the words of the form', () => {
    expect(problems({ optimism: { ...numbers.optimism, wPrompts: 0.3 } })).toEqual([
      'optimism.wCompleteness: The four weights “Weight of complete results”, “Weight of public prompts”, “Weight of disclosed settings” and “Weight of public outputs or code” must add up to 1, not 1.1.',
    ])
    expect(problems({ taskAdjacency: [['t2v', 't2v']] })).toEqual(['taskAdjacency.0.1: This must name two different tasks.'])
    expect(problems({ biasSd: { ...numbers.biasSd, independent: 0.09 } })).toEqual([
      'biasSd.independent: This must be at least “Peer-reviewed”, which is 0.1.',
    ])
  })
})
