import { describe, expect, test } from 'vitest'
import { echoTree, voiceOf, withImpliedEchoes } from './echo-tree'
import { claim } from './example-inventory'

const echo = (id: string, repeatsId: string | null, row: Record<string, unknown> = {}) =>
  claim({ id, repeatsId, tier: repeatsId === null ? 'primary' : 'relay', value: 83.24, ...row })

describe('the tree of echoes', () => {
  test('hangs every echo under what it repeats, oldest first', () => {
    const tree = echoTree([
      echo('late', 'root', { publishedOn: '2026-05-01' }),
      echo('deep', 'early', { publishedOn: '2026-06-01' }),
      echo('root', null),
      echo('early', 'root', { publishedOn: '2026-04-01' }),
    ])
    expect(tree?.row.id).toBe('root')
    expect(tree?.children.map(({ row }) => row.id)).toEqual(['early', 'late'])
    expect(tree?.children[0]?.children.map(({ row }) => row.id)).toEqual(['deep'])
  })

  test('tells rounding from drift, always against the original', () => {
    const tree = echoTree([
      echo('root', null),
      echo('a', 'root', { value: 83.2 }),
      echo('b', 'a', { value: 84.3 }),
      echo('c', 'root'),
      echo('d', 'root', { value: null, unit: null, statement: 'The best.' }),
    ])
    expect(tree?.drift).toBeNull()
    expect(tree?.children.map(({ row, drift }) => [row.id, drift])).toEqual([
      ['a', 'rounded'],
      ['c', 'same'],
      ['d', 'unknown'],
    ])
    expect(tree?.children[0]?.children[0]?.drift).toBe('drifted')
  })

  test('shows each claim once, also where the parent is missing or claims repeat one another in a circle', () => {
    const tree = echoTree([echo('root', null), echo('orphan', 'gone'), echo('x', 'y'), echo('y', 'x')])
    expect(tree?.children.map(({ row }) => row.id)).toEqual(['orphan', 'x', 'y'])
    expect(echoTree([echo('x', 'y'), echo('y', 'x')])?.children).toHaveLength(1)
  })

  test('is none for a claim that nobody repeats', () => {
    expect(echoTree([echo('root', null)])).toBeNull()
    expect(echoTree([])).toBeNull()
  })
})

describe('a relay that does not say what it repeats', () => {
  const primary = echo('primary', null, { publishedOn: '2026-03-01' })
  const relay = (row = {}) => claim({ id: 'relay', tier: 'relay', value: 83.2, publishedOn: '2026-03-05', ...row })
  const parent = (row = {}) => withImpliedEchoes([primary, relay(row)]).find(({ id }) => id === 'relay')?.repeatsId

  test('belongs to the primary figure of its evaluator that it tells again', () => {
    expect(parent()).toBe('primary')
  })

  test('stands for itself with another figure, evaluator or variant, or from before', () => {
    for (const row of [{ value: 84 }, { evaluatorId: 'another' }, { variant: 'fast' }, { publishedOn: '2026-02-01' }, { tier: 'primary' }])
      expect(parent(row)).toBeNull()
  })
})

test('one voice is all that is tied to a claim by repetition, and nothing else', () => {
  const rows = [echo('root', null), echo('a', 'root'), echo('b', 'a'), echo('other', null), echo('c', 'other')]
  for (const id of ['root', 'a', 'b']) expect(voiceOf(id, rows).map((row) => row.id)).toEqual(['root', 'a', 'b'])
})
