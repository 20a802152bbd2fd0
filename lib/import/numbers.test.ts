import { describe, expect, test } from 'vitest'
import { decimalSignOf, readInterval, readNumber } from './numbers'

const reading = (text: string, column = {}) => {
  const read = readNumber(text, column)
  return read.kind === 'number' ? read.value : read.kind
}

describe('a number is read as its table writes it', () => {
  test.each([
    ['83.24', 83.24],
    ['-0.5', -0.5],
    ['−12', -12],
    ['+3', 3],
    ['.5', 0.5],
    ['0,812', 0.812],
    ['0.812', 0.812],
    ['1,234.56', 1234.56],
    ['1.234,56', 1234.56],
    ['1 234,56', 1234.56],
    ['1\u202f234,5', 1234.5],
    ['1\u00a0234\u00a0567', 1234567],
    ["1'234.56", 1234.56],
    ['1’234’567', 1234567],
    ['12,34,567.8', 1234567.8],
    ['1,234,567', 1234567],
    ['1.234.567', 1234567],
    ['1234,5', 1234.5],
    ['12345.678', 12345.678],
    ['１２３４．５', 1234.5],
    ['١٬٢٣٤٫٥', 1234.5],
    ['१२.५', 12.5],
    ['1.5e3', 1500],
    ['12 %', 12],
    ['12,5\u00a0%', 12.5],
  ])('%s', (text, value) => {
    expect(reading(text)).toBe(value)
  })

  test('a percent sign and a half-width are kept beside the value', () => {
    expect(readNumber('12 %')).toEqual({ kind: 'number', value: 12, percent: true, halfWidth: null })
    expect(readNumber('1381 ± 14')).toEqual({ kind: 'number', value: 1381, percent: false, halfWidth: 14 })
    expect(readNumber('83,2 ±0,4', { decimal: ',' })).toEqual({ kind: 'number', value: 83.2, percent: false, halfWidth: 0.4 })
    expect(readNumber('± 14')).toEqual({ kind: 'number', value: 14, percent: false, halfWidth: null })
  })

  test.each(['', ' ', '—', '-', 'n/a', 'N/A', 'NaN', 'null'])('"%s" is nothing published, never zero', (text) => {
    expect(reading(text)).toBe('empty')
  })
})

describe('what has two readings is refused unless the column settles it', () => {
  test.each(['1,234', '1.234', '83.241', '-12,345', '123.456'])('%s alone', (text) => {
    const read = readNumber(text)
    expect(read).toMatchObject({
      kind: 'refused',
      reason: expect.stringContaining('can mean'),
      fix: expect.stringContaining('decimal sign'),
    })
  })
  test('the fix names two ways to write it that leave no doubt', () => {
    expect(readNumber('1.234')).toMatchObject({ fix: expect.stringContaining('Write 1234 or 1.2340,') })
    expect(readNumber('1.230')).toMatchObject({ fix: expect.stringContaining('Write 1230 or 1.23,') })
    expect([reading('1234'), reading('1.2340'), reading('1.23')]).toEqual([1234, 1.234, 1.23])
  })
  test('the decimal sign of the column decides', () => {
    expect(reading('1,234', { decimal: '.' })).toBe(1234)
    expect(reading('1,234', { decimal: ',' })).toBe(1.234)
    expect(reading('83.241', { decimal: '.' })).toBe(83.241)
    expect(reading('1.234', { decimal: ',' })).toBe(1234)
  })
  test('a count can only be whole', () => {
    expect(reading('12,604', { whole: true })).toBe(12604)
    expect(reading('12.604', { whole: true })).toBe(12604)
  })
  test('a number against the sign of its column is refused, one with it is taken', () => {
    expect(readNumber('83,24', { decimal: '.' })).toMatchObject({
      kind: 'refused',
      reason: expect.stringContaining('a comma as its decimal sign'),
    })
    expect(reading('83,24', { decimal: ',' })).toBe(83.24)
  })
  test('the sign is found from the cells that leave no doubt', () => {
    expect(decimalSignOf(['1,234', '83,24', '5'])).toBe(',')
    expect(decimalSignOf(['1.234', '0.5'])).toBe('.')
    expect(decimalSignOf(['1,234,567', '1,234'])).toBe('.')
    expect(decimalSignOf(['83,24', '83.24'])).toBe('mixed')
    expect(decimalSignOf(['1,234', 'Veo 3.1', '7'])).toBe(null)
  })
})

describe('what is no number is refused with the reason and the fix', () => {
  test.each([
    ['12 ms', 'has "ms" behind'],
    ['1.2k', 'shortened by "k"'],
    ['$0.05', 'currency'],
    ['=SUM(A1:A3)', 'never computed'],
    ['1.2.3', 'not a number'],
    ['1,23,4', 'not a number'],
    ['1e999', 'larger than'],
    ['Infinity', 'not a number'],
    ['0x10', 'has "x10" behind'],
    ['1 ± 2 ± 3', 'not a number'],
    ['9'.repeat(500), 'not a number'],
    ['__proto__', 'not a number'],
  ])('%s', (text, reason) => {
    expect(readNumber(text)).toMatchObject({ kind: 'refused', reason: expect.stringContaining(reason), fix: expect.stringMatching(/\w/) })
  })
})

describe('an interval', () => {
  test.each([
    ['± 14', { kind: 'distance', below: 14, above: 14 }],
    ['14', { kind: 'distance', below: 14, above: 14 }],
    ['+16/-14', { kind: 'distance', below: 14, above: 16 }],
    ['-14 / +16', { kind: 'distance', below: 14, above: 16 }],
    ['[1365, 1397]', { kind: 'ends', low: 1365, high: 1397 }],
    ['1365–1397', { kind: 'ends', low: 1365, high: 1397 }],
    ['1365 to 1397', { kind: 'ends', low: 1365, high: 1397 }],
    ['[-2.5; 3]', { kind: 'ends', low: -2.5, high: 3 }],
    ['—', { kind: 'empty' }],
  ])('%s', (text, read) => {
    expect(readInterval(text)).toEqual(read)
  })
  test.each(['wide', '[9, 3]', '1,234'])('%s is refused', (text) => {
    expect(readInterval(text)).toMatchObject({ kind: 'refused' })
  })
})
