import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { Dependency } from '@/lib/domain/dependency'
import { fieldMessage } from './field-message'

const messages = (schema: z.ZodType, value: unknown) =>
  Object.fromEntries((schema.safeParse(value).error?.issues ?? []).map((issue) => [issue.path.join('.'), fieldMessage(issue)]))

describe('the message at a field', () => {
  it('says what to do instead of naming types', () => {
    const schema = z.object({
      price: z.number().positive().max(10),
      share: z.number().max(1),
      count: z.number().positive(),
      kind: z.enum(['a', 'b']),
      text: z.string().max(3),
      list: z.array(z.string()).max(1),
      must: z.string(),
    })
    const value = { price: 'twelve', share: 2, count: 0, kind: 'c', text: 'long', list: ['1', '2'] }
    expect(messages(schema, value)).toEqual({
      price: 'Write a number, with a dot for decimals: 12.5.',
      share: 'This must be at most 1.',
      count: 'This must be more than 0.',
      kind: 'Choose one from the list.',
      text: 'Write at most 3 characters.',
      list: 'Give at most 1 entry.',
      must: 'Fill this in.',
    })
  })

  it('keeps the sentence a schema brings along', () => {
    const found = messages(Dependency, { id: 'a', name: '', task: 't2v', incumbentId: 'b', dimensionWeights: {}, startedOn: 'yesterday' })
    expect(found.name).toBe('Name the workflow.')
    expect(found.startedOn).toBe('This day does not exist in the calendar.')
  })
})
