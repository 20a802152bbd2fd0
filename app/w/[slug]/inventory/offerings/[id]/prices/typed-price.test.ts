import { expect, it } from 'vitest'
import { readForm } from '@/lib/http/read-form'
import { TypedPrice } from './typed-price'

const sent = (over: Record<string, string>) => {
  const form = new FormData()
  const fields = { offeringId: 'x', unit: 'second', amount: '0.4', currency: 'USD', discount: '', source: 'list', validFrom: '2026-11-01' }
  for (const [name, text] of Object.entries({ ...fields, audio: '', 'read.title': '', 'read.url': '', ...over })) form.set(name, text)
  return TypedPrice.safeParse(readForm(form, TypedPrice))
}

it('a form with a comma and a percentage becomes the amount and the share that were meant', () => {
  expect(sent({ amount: '0,40', discount: '20%' }).data).toMatchObject({ amount: 0.4, discount: 0.2, audio: null, read: null })
  expect(sent({}).data).toMatchObject({ amount: 0.4, discount: null })
})

it('a form is refused at every field that cannot be read, all at once', () => {
  const { error } = sent({ amount: '1,200', discount: '2000' })
  expect(error?.issues.map(({ path, message }) => [path.join('.'), message])).toEqual([
    ['amount', '“1,200” can be read as 1200 or as 1.2. Write 1200 or 1.2.'],
    ['discount', 'Write the discount in percent, from 0 to 100: 20 or 20%.'],
  ])
})
