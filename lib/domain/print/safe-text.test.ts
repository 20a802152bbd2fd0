import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { safeText, safeTexts } from './safe-text'

describe('text for paper', () => {
  it('keeps ordinary text as it was written', () => {
    for (const text of [
      '#import "x": * and $y$',
      'Vidu Q2 on Comfy Org (partner nodes)',
      '通义万相与字节跳动的文本转视频模型',
      'https://a.b/c',
    ])
      expect(safeText(text)).toBe(text)
  })

  it('gives long words places to break that nobody sees, first where they have joints', () => {
    expect(safeText('LEADERBOARD_RANKINGS.textToVideo')).toBe('LEADERBOARD_\u200bRANKINGS.\u200btextToVideo')
    const parts = safeText('x'.repeat(5000)).split('\u200b')
    expect(parts.join('')).toBe('x'.repeat(5000))
    expect(Math.max(...parts.map((part) => part.length))).toBe(18)
  })

  it('takes control characters and overrides of the writing direction out', () => {
    expect(safeText('a\u0000b\u202Ec\u2066d')).toBe('a b c d')
  })

  it('writes what the fonts cannot draw as codes in brackets, and everything else as it was', () => {
    const latin = (character: string) => /[\u0020-\u024f]/.test(character)
    expect(safeText('Seoul 한국어 😀!', latin)).toBe('Seoul [U+D55C U+AD6D U+C5B4] [U+1F600]!')
    expect(safeText('cafe\u0301', latin)).toBe('café')
    expect(safeText('شركة', latin)).toBe('[U+0634 U+0631 U+0643 U+0629]')
    expect(safeText('👩\u200d👧\ufe0f x\u00adyz', latin)).toBe('[U+1F469 U+1F467] x\u00adyz')
    expect(safeText('Vidu Q2', latin)).toBe('Vidu Q2')
  })

  it('never loses, adds or splits a character otherwise', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        fc.pre(!/[\p{Cc}\u200b\u202a-\u202e\u2066-\u2069\ufeff]/u.test(text))
        const safe = safeText(text)
        expect(safe.replaceAll('\u200b', '')).toBe(text)
        expect(safe.isWellFormed()).toBe(text.isWellFormed())
      }),
    )
  })

  it('reaches every text of a value but leaves addresses and pictures alone', () => {
    const address = `https://example.org/${'a'.repeat(40)}`
    expect(safeTexts({ href: address, list: [{ text: 'a\u0000', many: 3, none: null }] })).toEqual({
      href: address,
      list: [{ text: 'a ', many: 3, none: null }],
    })
  })
})
