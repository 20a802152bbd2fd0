import { describe, expect, it } from 'vitest'
import { percentOf, typedAmount, typedEstimate, typedNumber, typedShare } from './typed-figure'

describe('an amount', () => {
  it.each([
    ['0.40', 0.4],
    ['0,40', 0.4],
    ['0,045', 0.045],
    ['12,5', 12.5],
    ['40', 40],
    ['1.200', 1.2],
    ['1,262.50', 1262.5],
    ['1,200,000', 1_200_000],
    [' −3 ', -3],
  ])('is read from %s', (text, value) => {
    expect(typedAmount(text)).toEqual({ value })
  })

  it('is refused where a comma could mean a thousand, with both ways to write it', () => {
    expect(typedAmount('1,200').problem).toBe('“1,200” can be read as 1200 or as 1.2. Write 1200 or 1.2.')
  })

  it.each(['', 'x', '1,2,3', '1.200,50', '0,4,0', '12%', '1e3'])('is refused as %j', (text) => {
    expect(typedAmount(text).problem).toMatch(/^Write a number/)
  })
})

describe('an estimate', () => {
  it.each([
    ['1500', 1500],
    ['1,500', 1500],
    ['1.5', 1.5],
    ['0.125', 0.125],
    ['12.50', 12.5],
  ])('is read from %s', (text, value) => {
    expect(typedEstimate(text)).toEqual({ value })
  })

  it('is refused where a dot could mean a thousand, below zero, and as no number', () => {
    expect(typedEstimate('1.500').problem).toBe('“1.500” can be read as 1500 or as 1.5. Write 1500 or 1.5.')
    expect(typedEstimate('-1').problem).toBe('This cannot be below zero.')
    expect(typedEstimate('many').problem).toMatch(/^Write a number/)
  })
})

it('a rate keeps its three decimals', () => {
  expect(typedNumber('1.085')).toEqual({ value: 1.085 })
  expect(typedNumber('1,085,5').problem).toMatch(/^Write a number/)
})

describe('a percentage', () => {
  it.each([
    ['20', 0.2],
    ['20%', 0.2],
    ['20 %', 0.2],
    ['12,5 %', 0.125],
    ['7', 0.07],
    ['0', 0],
    ['100', 1],
  ])('is a share, read from %s', (text, value) => {
    expect(typedShare(text)).toEqual({ value })
    expect(percentOf(value)).toBe(Number(text.replace(/ ?%/, '').replace(',', '.')))
  })

  it.each(['101', '-1', '2000', 'a fifth', '', '%'])('is refused as %j', (text) => {
    expect(typedShare(text).problem).toMatch(/in percent, from 0 to 100/)
  })
})
