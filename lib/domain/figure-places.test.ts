import { describe, expect, it } from 'vitest'
import { figurePlaces } from './figure-places'

const found = (text: string, value: number | null, model = 'Veo 3.1', statement: string | null = null) =>
  figurePlaces(text, [{ id: 'a', model, value, statement }]).map(({ start, end }) => text.slice(start, end))

describe('where a figure stands in its source', () => {
  it.each([
    ['after the name of its model', 'Veo 3.1 scores 83 %, Kling 3.0 scores 83 %', 83, ['83']],
    ['with a comma between thousands', 'Veo 3.1\t1,234', 1234, ['1,234']],
    ['as a negative number, in either spelling', 'Veo 3.1: −4.5', -4.5, ['−4.5']],
    ['anywhere, where it is telling and stands there once', 'The best total was 83.24.', 83.24, ['83.24']],
    ['nowhere, where it could be anything', 'Chapter 50', 50, []],
    ['nowhere, where it is telling but stands there twice without its model', '83.24 and 83.24', 83.24, []],
    ['nowhere inside a longer number', 'Veo 3.1: 1834 and 83.5', 83, []],
    ['nowhere far from its model', `Veo 3.1 ${'x'.repeat(400)} 83`, 83, []],
  ])('%s', (_, text, value, places) => expect(found(text, value)).toEqual(places))

  it('is the one that follows its own model most closely', () => {
    const text = 'Veo 3.1 leads. Kling 3.0 has 61 points; Veo-3.1 has 61 points.'
    expect(figurePlaces(text, [{ id: 'a', model: 'Veo 3.1', value: 61, statement: null }])[0]?.start).toBe(text.lastIndexOf('61'))
  })

  it('is found by an alias or API id of the model, on the line of that name first', () => {
    const text = '30  kling-v2.1-master   1164   9\n31  veo-2   1164   8\n9  veo-3-fast-audio   1349'
    const places = figurePlaces(text, [
      { id: 'kling', model: 'Kling 2.1 Master', value: 1164, statement: null, names: ['kling-v2.1-master'] },
      { id: 'veo', model: 'Veo 2', value: 1164, statement: null, names: ['veo-2'] },
      { id: 'fast', model: 'Veo 3.0 Fast', value: 1349, statement: null, names: ['veo-3-fast-audio'] },
      { id: 'unnamed', model: 'Kling 2.1 Master', value: 1164, statement: null },
    ])
    expect(places.map(({ id, start }) => [id, start])).toEqual([
      ['kling', text.indexOf('1164')],
      ['veo', text.lastIndexOf('1164')],
      ['fast', text.indexOf('1349')],
    ])
  })

  it('is the words, where no number was given', () => {
    expect(found('It is Best In Class by far.', null, 'Veo 3.1', 'best in class')).toEqual(['Best In Class'])
    expect(found('It is fine.', null, 'Veo 3.1', 'best in class')).toEqual([])
  })

  it('is the one inside the words that the claim quotes', () => {
    const text = 'Veo 3.1 has 61 points. Later on, Veo 3.1 has 61 points again.'
    const sought = { id: 'a', model: 'Veo 3.1', value: 61, statement: null }
    const [place] = figurePlaces(text, [{ ...sought, locator: 'Table 2: “Later on, Veo 3.1 has 61 points again.”' }])
    expect(place?.start).toBe(text.lastIndexOf('61'))
    expect(figurePlaces(text, [{ ...sought, value: 62, locator: '“Later on, Veo 3.1 has…”' }])).toEqual([{ id: 'a', start: 23, end: 44 }])
    expect(figurePlaces(text, [{ ...sought, value: 62, locator: 'Table 2' }])).toEqual([])
  })

  it('survives names with signs and an empty text', () => {
    expect(found('Gen-4.5 (beta)* has 12.5', 12.5, 'Gen-4.5 (beta)*')).toEqual(['12.5'])
    expect(found('', 1)).toEqual([])
  })
})
