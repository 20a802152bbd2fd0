import { expect, it } from 'vitest'
import { pricePerSecond } from './price-working'
import { typedPrice } from './typed-price'

const typed = (fields: Record<string, string>) => typedPrice((field) => ({ unit: 'second', currency: 'USD', ...fields })[field] ?? '')
const figure = (fields: Record<string, string>) => {
  const { price } = typed(fields)
  return price && pricePerSecond(price, 'USD').text
}

it('what is typed comes to what was meant, with a comma in the amount and the discount in percent', () => {
  expect(figure({ amount: '0,40', discount: '20%' })).toBe('$0.32')
  expect(figure({ amount: '40', discount: '20' })).toBe('$32.00')
  expect(figure({ amount: '0.01', unit: 'credit', creditsPerSecond: '5' })).toBe('$0.05')
})

it.each([
  ['Amount', { amount: '1,200' }],
  ['Amount', { amount: '-1' }],
  ['Discount', { amount: '40', discount: '2000' }],
  ['Currency', { amount: '40', currency: 'dollar' }],
  ['Credits for a second', { amount: '40', unit: 'credit', creditsPerSecond: '0' }],
  ['Rate', { amount: '40', currency: 'EUR', rate: 'one' }],
])('there is no price while the field %s cannot be read, and that field is named', (label, fields) => {
  expect(typed(fields)).toMatchObject({ price: null, problems: [{ label, problem: expect.any(String) }] })
})

it('nothing is wrong before anything is typed', () => {
  expect(typed({})).toEqual({ price: null, problems: [] })
})
