import { describe, expect, it } from 'vitest'
import { agreementWord, nominalAlpha } from './trial-agreement'

/** Columns of a table whose rows are observers; a dot is a missing answer. */
const units = (...observers: string[]) => {
  const rows = observers.map((row) => row.split(' '))
  return (rows[0] ?? []).map((_, i) => rows.map((row) => row[i] ?? '.').filter((answer) => answer !== '.'))
}

describe('agreement of raters', () => {
  it.each([
    ['two observers, two answers', ['0 1 0 0 0 0 0 0 1 0', '1 1 1 0 0 1 0 0 0 0'], 0.095],
    ['two observers, five answers', ['a a b b d c c c e d d a', 'b a b b b c c c e d d d'], 0.692],
    [
      'four observers with missing answers',
      ['1 2 3 3 2 1 4 1 2 . . .', '1 2 3 3 2 2 4 1 2 5 . 3', '. 3 3 3 2 3 4 2 2 5 1 .', '1 2 3 3 2 4 4 1 2 5 1 .'],
      0.743,
    ],
  ])('equals the published worked example: %s', (_, observers, alpha) => {
    expect(nominalAlpha(units(...observers))).toBeCloseTo(alpha, 3)
  })

  it('is 1 when all agree, and cannot be told from one answer, from none, or from answers that never differ', () => {
    expect(nominalAlpha(units('a b a', 'a b a', 'a b a'))).toBe(1)
    for (const said of [
      [],
      [['a']],
      [['a'], ['b']],
      [
        ['a', 'a'],
        ['a', 'a'],
      ],
    ])
      expect(nominalAlpha(said)).toBeNull()
  })

  it('is below 0 when raters contradict each other, and does not depend on who said what', () => {
    expect(nominalAlpha(units('a b a b', 'b a b a'))).toBeLessThan(0)
    expect(
      nominalAlpha([
        ['a', 'b', 'b'],
        ['b', 'b', 'a'],
      ]),
    ).toBe(
      nominalAlpha([
        ['b', 'a', 'b'],
        ['a', 'b', 'b'],
      ]),
    )
  })

  it.each([
    [null, 'cannot be told'],
    [0.81, 'reliable'],
    [0.7, 'tentative'],
    [0.3, 'weak'],
    [-0.2, 'none'],
  ])('%s is called %s', (alpha, word) => expect(agreementWord(alpha)).toContain(word))
})
