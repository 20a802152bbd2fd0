import { expect, it } from 'vitest'
import { type PartTexts, typedPart } from './typed-part'

const typed = (over: Partial<PartTexts>) => typedPart({ in: 'money', low: '', mode: '', high: '', hourlyRate: '', ...over })

it('three figures in order are a part, with thousands as the product prints them', () => {
  expect(typed({ low: '500', mode: '1,500', high: '2500.50' })).toEqual({
    part: { in: 'money', estimate: { low: 500, mode: 1500, high: 2500.5 }, hourlyRate: null },
    problems: {},
  })
  expect(typed({ in: 'hours', low: '1', mode: '2', high: '3', hourlyRate: '95' }).part?.hourlyRate).toBe(95)
})

it('what is half typed is no part, and nothing is wrong with it', () => {
  expect(typed({})).toEqual({ part: null, problems: {} })
  expect(typed({ low: '10', high: '20' })).toEqual({ part: null, problems: {} })
})

it.each<[string, Partial<PartTexts>, object]>([
  ['lowest above likely', { low: '60', mode: '30', high: '45' }, { low: 'Lowest must not be above likely.' }],
  ['lowest above highest, before a likely one is typed', { low: '60', high: '45' }, { low: 'Lowest must not be above highest.' }],
  ['highest below likely', { low: '1', mode: '30', high: '20' }, { high: 'Highest must not be below likely.' }],
  ['a dot that could mean a thousand', { low: '1.500' }, { low: '“1.500” can be read as 1500 or as 1.5. Write 1500 or 1.5.' }],
  ['no number', { mode: 'some' }, { mode: 'Write a number, with a dot for decimals: 12.5.' }],
  ['an hour for nothing', { in: 'hours', hourlyRate: '0' }, { hourlyRate: 'An hour costs more than zero.' }],
])('%s is a problem at its field, and no part', (_case, texts, problems) => {
  expect(typed(texts)).toEqual({ part: null, problems })
})
