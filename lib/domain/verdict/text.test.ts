import { describe, expect, test } from 'vitest'
import { bars } from './bars'
import { explain } from './explain'
import scenarios from './golden/golden-scenarios.json'
import { levelWords } from './levels'
import { parseEngineInput } from './parse'
import { missing, missingShort, verdictText } from './text'

const names = { dependency: 'Product shots', incumbent: 'Sora 2', challenger: 'Kling 3.0' }

const told = scenarios.map((scenario) => {
  const parsed = parseEngineInput(scenario.input)
  if (!parsed.ok) throw new Error(scenario.id)
  const outlook = explain(parsed.input)
  const { verdict } = outlook
  return { id: scenario.id, told: { verdict, names, bars: bars(parsed.input.policy, verdict), outlook } }
})

const byId = (id: string) => {
  const found = told.find((entry) => entry.id === id)
  if (!found) throw new Error(id)
  return found.told
}

describe('a verdict in words', () => {
  test.each(told.map((entry) => [entry.id, entry.told] as const))('%s reads as sentences, without a hole in them', (_id, entry) => {
    const { quality, readiness, economics } = levelWords(entry.verdict)
    const texts = [
      verdictText(entry),
      ...missing(entry).map((gap) => gap.text),
      ...missingShort(entry.verdict),
      quality.says,
      readiness.says,
      economics.says,
    ]
    for (const text of texts) expect(text).not.toMatch(/undefined|null|NaN|Infinity|\[object|[A-Z]+_[A-Z]+/)
    for (const gap of missing(entry)) expect(gap.text).toMatch(/^[A-Z].*\.$/)
  })

  test('a justified switch says what it was proven with, and that nothing is missing', () => {
    const entry = byId('S08')
    expect(verdictText(entry)).toContain('Switch Product shots from Sora 2 to Kling 3.0: justified.')
    expect(verdictText(entry)).toContain('39 won, 15 lost, 6 tied (evidence 76:1)')
    expect(missing(entry)).toEqual([])
    expect(missingShort(entry.verdict)).toEqual([])
  })

  test('an unknown gate is named as what is missing, never passed over', () => {
    const entry = byId('S09')
    expect(verdictText(entry)).toContain('not ready to switch to: Latency, 95th percentile (unknown)')
    expect(missing(entry).map((gap) => gap.code)).toContain('GATE_UNKNOWN:latency_p95')
    expect(levelWords(entry.verdict).readiness).toEqual({ word: 'Not demonstrated', says: '7 of 8 checks pass, 1 unknown' })
  })

  test('ends with the smallest change that would alter the answer', () => {
    const outlook = (id: string, phrase: string | RegExp) => expect(verdictText(byId(id)), id).toMatch(phrase)
    outlook('S04', /It would be justified if a blind trial is won on at least 23 of 30 further prompts\.$/)
    outlook('S08', /We would reverse this if any of 8 production checks fails or .*\.$/)
    outlook('S09', /Needed: the check of latency is shown to pass\.$/)
    outlook('S01', /The cheapest way to settle it: run a blind trial on your own prompts/)
    outlook('S06', /Wait for others to publish/)
    const { outlook: _, ...withoutOutlook } = byId('S04')
    expect(verdictText(withoutOutlook)).not.toContain('It would be justified')
  })

  test('a boast without a number is never told as a number that somebody published', () => {
    expect(verdictText(byId('S24'))).toContain('is advertised as better than Sora 2 without a usable number, which counts as +30 points')
    expect(verdictText(byId('S01'))).toContain('is advertised at +56 points over Sora 2')
  })

  test('money that was not judged is not told as a pass', () => {
    const forced = byId('S18').verdict
    expect(forced.levels.E).toBe(2)
    expect(levelWords(forced).economics).toEqual({ word: 'Not asked', says: 'the move is forced' })
    const advisory = { ...byId('S11').verdict, levels: { Q: 4, R: 2, E: 2 } as const }
    expect(levelWords(advisory).economics.word).toBe('Not estimated')
    expect(levelWords(byId('S08').verdict).economics.word).toBe('Pays back')
  })

  test('hype names what is claimed and what is supported', () => {
    expect(verdictText(byId('S01'))).toContain('advertised at +56 points over Sora 2; independent evidence supports 0')
  })

  test('missing estimates are listed by name', () => {
    expect(missing(byId('S11')).map((gap) => gap.text)).toContain('Not estimated yet: switching cost.')
  })

  test('a chance is never told as certain', () => {
    for (const { told: entry } of told) expect(verdictText(entry)).not.toMatch(/\b(0|100)\s?%/)
  })
})
