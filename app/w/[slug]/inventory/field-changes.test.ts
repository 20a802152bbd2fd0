import { describe, expect, it } from 'vitest'
import { fieldChanges } from './field-changes'

describe('what an edit changed', () => {
  it('is told with the value before and after, as people read it', () => {
    const before = { id: 'a', version: 1, value: 1450, note: null, publishedOn: '2026-09-07', task: 't2v', unverified: false }
    const after = { ...before, value: 1455.5, note: 'As printed.', publishedOn: '2026-09-10', task: 'i2v', unverified: true, version: 2 }
    expect(fieldChanges(before, after)).toEqual([
      { label: 'Value', before: '1,450', after: '1,455.5' },
      { label: 'Note', before: '—', after: 'As printed.' },
      { label: 'Published on', before: '7 Sep 2026', after: '10 Sep 2026' },
      { label: 'Task', before: 'Text to video, silent', after: 'Image to video, silent' },
      { label: 'Unverified', before: 'no', after: 'yes' },
    ])
  })

  it('leaves out what is only stored in another order, and cuts long texts', () => {
    const long = 'x'.repeat(100)
    expect(fieldChanges({ price: { low: 1, high: 2 }, note: null }, { price: { high: 2, low: 1 }, note: long })).toEqual([
      { label: 'Note', before: '—', after: `${'x'.repeat(60)}…` },
    ])
  })

  it('says what an id is called, where that is known', () => {
    expect(fieldChanges({ dimensionId: 'arena-elo' }, { dimensionId: 'total' }, { 'arena-elo': 'Arena Elo' })).toEqual([
      { label: 'Dimension', before: 'Arena Elo', after: 'total' },
    ])
  })

  it('claims nothing where the row before is not known', () => {
    expect(fieldChanges(undefined, { value: 1, unit: '%' })).toEqual([])
  })
})
