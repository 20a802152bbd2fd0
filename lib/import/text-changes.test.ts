import { describe, expect, it } from 'vitest'
import { textChanges } from './text-changes'

const lines = (count: number, word = 'line') => Array.from({ length: count }, (_, at) => `${word} ${at}`)

describe('what changed between two texts', () => {
  it('is nothing when they are equal', () => expect(textChanges('a\nb', 'a\nb')).toEqual([]))

  it('marks the words that differ in a line, before and after', () => {
    expect(textChanges('Veo 3.1 scores 83 %', 'Veo 3.1 scores 79 %')).toEqual([
      {
        kind: 'removed',
        pieces: [
          { kind: 'same', text: 'Veo 3.1 scores ' },
          { kind: 'removed', text: '83' },
          { kind: 'same', text: ' %' },
        ],
      },
      {
        kind: 'added',
        pieces: [
          { kind: 'same', text: 'Veo 3.1 scores ' },
          { kind: 'added', text: '79' },
          { kind: 'same', text: ' %' },
        ],
      },
    ])
  })

  it('keeps two lines around a change and says how many were left out', () => {
    const before = lines(20)
    const after = before.with(10, 'another thing altogether')
    expect(textChanges(before.join('\n'), after.join('\n'))?.map((change) => (change.kind === 'gap' ? change.lines : change.kind))).toEqual(
      [8, 'same', 'same', 'removed', 'added', 'same', 'same', 7],
    )
  })

  it('shows lines that came and lines that went', () => {
    expect(textChanges('a\nb\n', 'a\nb\nc\n')?.at(-1)).toEqual({ kind: 'added', pieces: [{ kind: 'added', text: 'c' }] })
    expect(textChanges('', 'a')).toEqual([{ kind: 'added', pieces: [{ kind: 'added', text: 'a' }] }])
  })

  it('gives every line of both texts back, so that nothing that changed is hidden', () => {
    const before = ['a', 'b', 'c', '', 'd']
    const after = ['a', 'x', 'c', 'e', 'd', 'f']
    const changes = textChanges(before.join('\n'), after.join('\n')) ?? []
    const told = (kind: string) =>
      changes.flatMap((change) =>
        change.kind === kind ? [change.kind === 'gap' ? '' : change.pieces.map((piece) => piece.text).join('')] : [],
      )
    expect(told('removed')).toEqual(expect.arrayContaining(['b', '']))
    expect(told('added')).toEqual(expect.arrayContaining(['x', 'e', 'f']))
  })

  it('is given up in bounded time when everything differs', () => {
    const start = performance.now()
    expect(textChanges(lines(60_000, 'old').join('\n'), lines(60_000, 'new').join('\n'))).toBeNull()
    expect(performance.now() - start).toBeLessThan(10_000)
  })
})
