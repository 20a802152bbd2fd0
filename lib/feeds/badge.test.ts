import { describe, expect, it } from 'vitest'
import type { Badge } from '@/lib/domain/badge-text'
import { badgeSvg, textWidth } from './badge'

const badge = (over: Partial<Badge> = {}): Badge => ({
  label: 'Switchboard',
  message: '3 justified · 1 must move · W47 signed',
  description: 'Northlight, signed week 2026-W47.',
  tone: 'justified',
  ...over,
})
const numbers = (svg: string, pattern: RegExp) => [...svg.matchAll(pattern)].map((match) => Number(match[1]))

describe('the badge', () => {
  it('names itself and loads nothing from anywhere', () => {
    const svg = badgeSvg(badge())
    expect(svg).toContain('<title id="t">Switchboard: 3 justified · 1 must move · W47 signed</title>')
    expect(svg).toContain('<desc id="d">Northlight, signed week 2026-W47.</desc>')
    expect(svg).toContain('role="img" aria-labelledby="t d"')
    expect(svg.replace('xmlns="http://www.w3.org/2000/svg"', '')).not.toMatch(/https?:|href|<script|<style|@import|url\((?!#)/)
    expect(svg.length).toBeLessThan(1500)
  })

  it.each(['', 'i', 'Switchboard', 'Explainers with audio', '可灵 3.0 的广告', 'W'.repeat(48)])('leaves the text %j its room', (label) => {
    const svg = badgeSvg(badge({ label }))
    const [left = 0, right = 0] = numbers(svg, /textLength="([\d.]+)"/g)
    const [x = 0, second = 0] = numbers(svg, /<text x="([\d.]+)"/g)
    const [width = 0] = numbers(svg, /<svg [^>]*width="(\d+)"/g)
    expect(x + left).toBeLessThan(second)
    expect(second + right).toBeLessThan(width)
  })

  it('knows the widths of narrow, wide and Chinese letters', () => {
    expect(textWidth('iiii')).toBeLessThan(textWidth('WWWW') / 3)
    expect(textWidth('可灵')).toBe(22)
    expect(textWidth('e\u0301')).toBe(textWidth('e'))
  })

  it('takes names as text', () => {
    const svg = badgeSvg(badge({ label: '</text><script>"&\u0000\u000b', description: ']]><x>' }))
    expect(svg).not.toContain('<script')
    expect(svg).toContain('&#60;/text&#62;&#60;script&#62;&#34;&#38;')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: XML forbids them
    expect(svg).not.toMatch(/[\u0000\u000b]/)
  })

  it.each(['justified', 'hype', 'open'] as const)('is readable in the colour of %s', (tone) => {
    for (const ground of badgeSvg(badge({ tone })).matchAll(/fill="#([0-9a-f]{6})"/g))
      expect(contrastWithWhite(ground[1] ?? '')).toBeGreaterThan(5)
  })
})

/** By WCAG 2.2. */
function contrastWithWhite(hex: string): number {
  const [r = 0, g = 0, b = 0] = [0, 2, 4]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((share) => (share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4))
  return 1.05 / (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05)
}
