import { beforeEach, expect, it } from 'vitest'
import { fromOpaque, opaque, opaqueName } from './opaque'

beforeEach(() => {
  process.env.NEXTAUTH_SECRET = 'a secret of more than thirty-two characters'
  process.env.NEXTAUTH_URL = 'http://localhost:3000'
  process.env.DATABASE_URL = 'postgresql://nowhere/none'
})

it('an opaque text stays the same, says nothing of its parts, and gives them back here', () => {
  const parts = ['workspace', 'trial', 'left']
  const text = opaque(parts)
  expect(opaque(parts)).toBe(text)
  expect(opaque(['workspace', 'trial', 'right'])).not.toBe(text)
  expect(fromOpaque(text)).toEqual(parts)
  expect(Buffer.from(text, 'base64url').toString('latin1')).not.toMatch(/workspace|trial|left/)
})

it('an opaque text that was changed, cut or made elsewhere gives nothing', () => {
  const text = opaque(['a', 'b'])
  const flipped = Buffer.from(text, 'base64url')
  for (let at = 0; at < flipped.length; at++) {
    const copy = Buffer.from(flipped)
    copy[at] = (copy[at] ?? 0) ^ 1
    expect(fromOpaque(copy.toString('base64url'))).toBeNull()
  }
  for (const wrong of ['', 'x', text.slice(0, -4), 'A'.repeat(5000)]) expect(fromOpaque(wrong)).toBeNull()
  process.env.NEXTAUTH_SECRET = 'another secret of more than thirty-two characters'
  expect(fromOpaque(text)).toBeNull()
})

it('an opaque name differs with every part and with the secret', () => {
  const name = opaqueName('pair', 'trial', 'p1')
  expect(opaqueName('pair', 'trial', 'p1')).toBe(name)
  expect(opaqueName('pair', 'trialp', '1')).not.toBe(name)
  process.env.NEXTAUTH_SECRET = 'another secret of more than thirty-two characters'
  expect(opaqueName('pair', 'trial', 'p1')).not.toBe(name)
})
