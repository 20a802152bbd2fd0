import { expect, it } from 'vitest'
import { readForm } from '@/lib/http/read-form'
import { readParts, TypedSwitching } from './typed-switching'

function read(engineering: Record<string, string>) {
  const form = new FormData()
  const shared = { dependencyId: 'films', offeringId: 'new', version: '0', dependencyVersion: '1', note: '' }
  for (const [name, text] of Object.entries(shared)) form.set(name, text)
  for (const part of ['engineering', 'prompts'])
    for (const end of ['low', 'mode', 'high']) form.set(`parts.${part}.estimate.${end}`, part === 'prompts' ? '' : (engineering[end] ?? ''))
  if (engineering.in) form.set('parts.engineering.in', engineering.in)
  return readParts(TypedSwitching.parse(readForm(form, TypedSwitching)).parts)
}

it('a form means the parts that were typed, and an empty part is not estimated', () => {
  expect(read({ in: 'money', low: '500', mode: '1,500', high: '2500' })).toMatchObject({
    engineering: { in: 'money', estimate: { low: 500, mode: 1500, high: 2500 }, hourlyRate: null },
    prompts: null,
    wayBack: null,
  })
})

it.each([
  [{ in: 'money', low: '60', mode: '30', high: '45' }, { 'parts.engineering.estimate.low': 'Lowest must not be above likely.' }],
  [{ in: 'money', low: '1', mode: '2' }, { 'parts.engineering.estimate.high': 'Give all three figures, or none.' }],
])('a form with %j is refused at its field', (engineering, fields) => {
  expect(() => read(engineering)).toThrow(expect.objectContaining({ code: 'invalid', fields }))
})
