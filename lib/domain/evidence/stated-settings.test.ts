import { describe, expect, it } from 'vitest'
import { settingsContradict, statedSettings } from './stated-settings'

const stated = (variant: string | null, settings: string | null = null) => statedSettings({ variant, settings })
const nothing = { audio: null, resolution: null, seconds: null, fps: null }

describe('what a variant states', () => {
  it.each([
    ['audio, 1080p', { audio: true, resolution: 1080 }],
    ['preview, no audio', { audio: false }],
    ['silent', { audio: false }],
    ['832x480', { resolution: 480 }],
    ['1280 × 704, 5 s at 24 fps', { resolution: 704, seconds: 5, fps: 24 }],
    ['2-second clips', { seconds: 2 }],
    ['4K', { resolution: 2160 }],
    ['5 s or 10 s', {}],
    ['SFT', {}],
  ])('%s', (variant, expected) => {
    expect(stated(variant)).toEqual({ ...nothing, ...expected })
  })

  it('reads the settings text like the variant', () => {
    expect(stated('audio', '720p, 8 s')).toEqual({ audio: true, resolution: 720, seconds: 8, fps: null })
  })
})

describe('settings that contradict', () => {
  it('are different values of one setting, never one that is not stated', () => {
    expect(settingsContradict(stated('720p'), stated('1080p'))).toBe(true)
    expect(settingsContradict(stated('audio'), stated('silent'))).toBe(true)
    expect(settingsContradict(stated('audio, 720p'), stated('720p'))).toBe(false)
    expect(settingsContradict(stated(null), stated('8 s'))).toBe(false)
  })
})
