import { expect, it } from 'vitest'
import { isReconstructed, reconstructionRemark } from './reconstructed'

it('calls a week reconstructed only in a demo, and only where a signature says so', () => {
  const drawn = [{ note: reconstructionRemark }]
  expect(isReconstructed(true, drawn)).toBe(true)
  expect(isReconstructed(true, [{ note: null }, { note: 'Read and agreed.' }])).toBe(false)
  expect(isReconstructed(true, [])).toBe(false)
  expect(isReconstructed(false, drawn)).toBe(false)
})
