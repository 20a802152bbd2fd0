import { describe, expect, test } from 'vitest'
import { arenaClaim, engineInput, vendorClaim } from '@/lib/testing/engine-inputs'
import { budgetText, doubtParts, halfLifeText } from './budget-text'
import type { EngineClaim } from './input'
import { verdict } from './verdict'

function told(claim: EngineClaim) {
  const [appraisal] = verdict(engineInput({ claims: [claim] })).appraisals
  if (!appraisal) throw new Error('The claim was not appraised.')
  const parts = doubtParts(appraisal, claim, 't2v')
  return {
    parts,
    text: budgetText(appraisal, parts),
    aged: halfLifeText(appraisal),
    word: (id: string) => parts.find((part) => part.id === id)?.words,
  }
}

describe('the doubt about a claim in words', () => {
  test('names the two largest parts of an opaque vendor claim, with their percents', () => {
    expect(told(vendorClaim('v', 0.78)).text).toBe('D: vendor-run 48% of the doubt, 2 of 16 dimensions and nothing public 35%')
  })

  test.each([
    ['a vendor', vendorClaim('v', 0.78)],
    ['an arena', arenaClaim('a', 60)],
    ['a saturated automatic metric', arenaClaim('a', 60, { metric: 'automatic', saturated: true, dimensions: ['prompt'] })],
    ['another task', arenaClaim('a', 60, { task: 't2v_audio', versionMatch: 'family' })],
  ])('adds up to 100 percent for %s, largest first', (_name, claim) => {
    const percents = told(claim).parts.map(({ percent }) => percent)
    expect(percents.reduce((sum, percent) => sum + percent, 0)).toBe(100)
    expect(percents).toEqual([...percents].sort((a, b) => b - a))
  })

  test('says of each part what it rests on', () => {
    const { word } = told(
      arenaClaim('a', 60, { task: 't2v_audio', versionMatch: 'unknown', metric: 'vlm_judge', dimensions: ['prompt'], saturated: true }),
    )
    expect(word('task')).toBe('a neighbouring task (text to video with audio)')
    expect(word('version')).toBe('version unclear')
    expect(word('metric')).toBe('judged by a model')
    expect(word('dimension')).toBe('not all that you weigh')
    expect(word('saturation')).toBe('benchmark at its ceiling')
    expect(word('age')).toBe('22 days old')
    expect(word('sampling')).toBe('the published interval')
    expect(word('repro')).toBe('only partly repeatable')
    expect(word('optimism')).toBeUndefined()
  })

  test('a fully open vendor keeps only its interest', () => {
    const open = {
      dimsReported: 16,
      promptsPublic: true,
      settingsDisclosed: true,
      outputsOrCodePublic: true,
      dimensions: 'overall',
    } as const
    expect(told(vendorClaim('v', 0.78, open)).word('optimism')).toBe('an interest in the result')
  })

  test('a claim without evidence has no parts and says so, and does not age', () => {
    const { parts, text, aged } = told(vendorClaim('v', 0.78, { versionMatch: 'other' }))
    expect(parts).toEqual([])
    expect(text).toBe('E: no usable evidence')
    expect(aged).toBe('does not age under this policy')
    expect(told(arenaClaim('a', 60)).aged).toMatch(/^half-life \d+ months: /)
  })
})
