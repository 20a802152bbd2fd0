import { expect, test } from 'vitest'
import { variantBeside } from './variant-beside'

test.each([
  ['Wan 2.5 preview', 'preview', null],
  ['Wan 2.5 preview', 'preview, no audio', 'no audio'],
  ['Kling 3.0', 'pro, 1080p', 'pro, 1080p'],
  ['Kling 3.0', null, null],
])('beside the name %s the variant %s is written as %s', (model, variant, shown) => {
  expect(variantBeside(model, variant)).toBe(shown)
})
