import { describe, expect, test } from 'vitest'
import { passageOf } from './passage'

const look = (text: string | null, claim: { statement?: string; value?: number; locator?: string }, modelName = 'Kling 2.1 Master') =>
  passageOf(text, { claim: { statement: null, value: null, locator: null, ...claim }, modelName })

describe('the place of a claim in the stored text', () => {
  test('is found by its words, whatever the line breaks', () => {
    const found = look('It is a minute of\n  lifelike video, they said.', { statement: 'A minute of lifelike video.' })
    expect(found).toMatchObject({ match: 'a minute of\n  lifelike video', by: 'statement', before: 'It is ', after: ', they said.' })
  })

  test('is found by the lines that its locator names', () => {
    expect(look('one\ntwo\nthree\nfour', { locator: 'README L2-3' })).toMatchObject({ match: 'two\nthree', by: 'lines', before: 'one\n' })
    expect(look('one', { locator: 'README L92-94' })).toBeNull()
  })

  test('is found by its figure behind the name of the model, and not by a part of another figure', () => {
    const text = '27 veo-2 1168\n28 kling-v2.1-master 1168 9'
    expect(look('28 kling-2.1-master 21168 1168 9', { value: 1168 })).toMatchObject({ match: '1168', before: '28 kling-2.1-master 21168 ' })
    expect(look(text, { value: 1168 }, 'Veo 2')).toMatchObject({ match: '1168', before: '27 veo-2 ' })
    expect(look('kling 2.1 master 83.24', { value: 83.2 })).toBeNull()
    expect(look('kling 2.1 master 1,168 and 83.20', { value: 83.2 })).toMatchObject({ match: '83.20' })
  })

  test('is not guessed: without text, words, lines or figure there is none', () => {
    expect(look(null, { value: 1 })).toBeNull()
    expect(look('nothing of it', { value: 1, statement: 'The best of all.', locator: 'Table 2' })).toBeNull()
  })
})
