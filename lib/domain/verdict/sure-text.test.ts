import { describe, expect, test } from 'vitest'
import { levelShift } from './levels'
import type { Robustness } from './output'
import { perturbationText, sureText } from './sure-text'

const robust = (same: number, confidence: Robustness['confidence']): Robustness => ({
  share: same / 8,
  confidence,
  perturbations: Array.from({ length: 8 }, () => ({ id: 'tau_doubled', status: 'HYPE', P: 0.5, change: 0 })),
})

describe('how sure a verdict is, in words', () => {
  test('counts the other sensible policies that say the same', () => {
    expect(sureText(robust(8, 'high'), { k: 1 })).toBe('High confidence: all 8 other sensible policies say the same.')
    expect(sureText(robust(5, 'medium'), { k: 1 })).toBe('Medium confidence: 5 of 8 other sensible policies say the same.')
    expect(sureText(robust(2, 'low'), { k: 0 })).toBe('Low confidence: 2 of 8 other sensible policies say the same.')
  })

  test('says why it is not surer where the policies agree and the evidence is thin', () => {
    expect(sureText(robust(8, 'medium'), { k: 0 })).toContain('but nothing independent stands behind it')
    expect(sureText(robust(7, 'medium'), { k: 0.3 })).toContain('but little independent evidence stands behind it')
  })

  test('every bent policy is told in words', () => {
    expect(Object.values(perturbationText).every((text) => /^[a-z].*[a-z)]$/.test(text))).toBe(true)
  })

  test('a change names only the levels that move', () => {
    expect(levelShift({ Q: 3, R: 1, E: 2 }, { Q: 4, R: 1, E: 2 })).toBe('quality promising → proven')
    expect(levelShift({ Q: 4, R: 2, E: 2 }, { Q: 4, R: 0, E: 0 })).toBe(
      'readiness ready → not ready, economics pays back → cannot pay back',
    )
    expect(levelShift({ Q: 4, R: 2, E: 2 }, { Q: 4, R: 2, E: 2 })).toBe('')
  })
})
