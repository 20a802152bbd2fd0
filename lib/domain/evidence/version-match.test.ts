import { describe, expect, it } from 'vitest'
import { model } from './example-inventory'
import { versionMatch } from './version-match'

const veo = model('veo-3.1', { vendorId: 'google' })
const fast = model('veo-3.1-fast', { vendorId: 'google', group: 'veo-3.1' })
const next = model('veo-4', { vendorId: 'google' })
const resold = model('veo-3.1-flex', { vendorId: 'reseller', group: 'veo-3.1' })
const preview = model('veo-3.1-preview', { vendorId: 'google', group: 'veo-3.1', lifecycleStatus: 'preview' })

const match = (tested: typeof veo, wanted: typeof veo, variant: string | null = null) =>
  versionMatch({ modelId: tested.id, variant }, tested, wanted)

describe('how a tested model matches the model in use', () => {
  it.each([
    ['the same model', veo, veo, null, 'exact'],
    ['the same model at another resolution', veo, veo, 'audio, 1080p', 'exact'],
    ['another tier of the version', fast, veo, null, 'family'],
    ['a preview of the release', veo, veo, 'preview', 'family'],
    ['the preview, as used', preview, preview, 'preview', 'exact'],
    ['the preview for the release', preview, veo, null, 'family'],
    ['a build whose version is unclear', veo, veo, 'listed as Veo 3', 'family'],
    ['another version', next, veo, null, null],
    ['another vendor’s model under the same group', resold, veo, null, null],
  ])('%s', (_, tested, wanted, variant, expected) => {
    expect(match(tested, wanted, variant)).toBe(expected)
  })

  it('takes a model that is not in the inventory for no other', () => {
    expect(versionMatch({ modelId: 'gone', variant: null }, undefined, veo)).toBeNull()
  })
})
