import { expect, it } from 'vitest'
import { gateWhy, gateWhyFor } from './gate-words'

it('says that no region is required where the dependency requires none, and names the coverage where it requires some', () => {
  expect(gateWhyFor('covers required regions', { requiredRegions: [] })).toBe('no region is required')
  expect(gateWhyFor('covers required regions', { requiredRegions: ['eu'] })).toBe('offered in every region that is required')
  expect(gateWhyFor('missing', { requiredRegions: [] })).toBe(gateWhy('missing'))
})
