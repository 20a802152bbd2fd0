import { describe, expect, it } from 'vitest'
import type { Claim } from '@/lib/domain/claim'
import { deduplicate } from '@/lib/domain/verdict/deduplicate'
import { comparisons } from './comparisons'
import { claim, evidenceOf, rated } from './example-inventory'
import { sameFigure } from './figures'

const compare = (claims: readonly Claim[], asOf = '2026-11-25', history = false) =>
  comparisons({
    evidence: evidenceOf(claims),
    challengerModelId: 'seedance-2.0',
    incumbentModelId: 'veo-3.1',
    task: 't2v',
    dimensionWeights: { prompt: 1 },
    asOf,
    history,
  })

describe('echoes count once', () => {
  const board = [rated('seedance-2.0', 1460), rated('veo-3.1', 1366)] as const
  const article = { tier: 'relay', tableId: 'article', publishedOn: '2026-05-01' } as const

  it('puts a claim that repeats another one under it', () => {
    const echoes = [
      rated('seedance-2.0', 1460, { ...article, repeatsId: board[0].id }),
      rated('veo-3.1', 1366, { ...article, repeatsId: board[1].id }),
    ]
    const found = compare([...board, ...echoes])
    expect(found.map((comparison) => comparison.claimIds)).toEqual([[board[0].id, board[1].id]])
    expect(found[0]?.echoIds).toEqual(echoes.map((echo) => echo.id).sort())
  })

  it('puts it under the root even when its value drifted, and when it repeats a repetition', () => {
    const first = rated('seedance-2.0', 1480, { ...article, repeatsId: board[0].id })
    const second = rated('seedance-2.0', 1500, { ...article, tableId: 'second', repeatsId: first.id })
    const found = compare([...board, first, second, rated('veo-3.1', 1366, { ...article, tableId: 'second' })])
    expect(found.map((comparison) => comparison.claim.effect)).toMatchObject([{ challenger: 1460 }])
    expect(found[0]?.echoIds).toEqual([first.id, second.id].sort())
  })

  it('lets an echo stand for its root on days before the root could be read', () => {
    const late = board.map((row) => ({ ...row, publishedOn: '2026-08-01', id: `late-${row.id}` }))
    const early = late.map((row) => ({ ...row, ...article, id: `early-${row.id}`, repeatsId: row.id }))
    expect(compare([...late, ...early], '2026-06-01').map((found) => found.claimIds)).toEqual([early.map((row) => row.id)])
    expect(compare([...late, ...early], '2026-09-01').map((found) => found.claimIds)).toEqual([late.map((row) => row.id)])
  })

  it('lets one claim stand for a circle of claims that repeat one another', () => {
    const [a, b] = [rated('seedance-2.0', 1460, { id: 'a', repeatsId: 'b' }), rated('seedance-2.0', 1460, { id: 'b', repeatsId: 'a' })]
    expect(compare([a, b, board[1]])).toHaveLength(1)
  })

  it('recognises an undeclared echo by its figures, rounding included', () => {
    const precise = [rated('seedance-2.0', 1460.4), rated('veo-3.1', 1366.2)]
    const rounded = [rated('seedance-2.0', 1460, article), rated('veo-3.1', 1366, article)]
    const found = compare([...precise, ...rounded])
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject({ claimIds: precise.map((row) => row.id), echoIds: rounded.map((row) => row.id).sort() })
    expect(found[0]?.claim.publishedAt).toBe('2026-04-16')
  })

  it.each([
    [83.24, 83.2, true],
    [83.24, 83, true],
    [83.24, 82.7, false],
    [83.24, 83.3, false],
    [1361, 1361.5, true],
    [1361, 1362, false],
  ])('reads %f and %f as the same figure: %s', (a, b, same) => {
    expect(sameFigure(a, b)).toBe(same)
    expect(sameFigure(b, a)).toBe(same)
  })
})

describe('snapshots of a board', () => {
  const week = (day: string, scores: [number, number]) => [
    rated('seedance-2.0', scores[0], { publishedOn: day }),
    rated('veo-3.1', scores[1], { publishedOn: day }),
  ]
  const year = [...week('2026-04-16', [1460, 1366]), ...week('2026-07-05', [1482, 1364]), ...week('2026-08-14', [1482, 1364])]

  it('gives the engine the newest one, dated to the first day of its figures', () => {
    const kept = deduplicate(compare(year).map((comparison) => comparison.claim)).kept
    expect(kept).toMatchObject([{ publishedAt: '2026-07-05', effect: { challenger: 1482, incumbent: 1364 } }])
  })

  it('shows all of them where the history is asked for, of which the engine keeps the same one', () => {
    const all = compare(year, '2026-11-25', true)
    expect(all).toHaveLength(3)
    expect(deduplicate(all.map((comparison) => comparison.claim)).kept.map((row) => row.publishedAt)).toEqual(['2026-07-05'])
  })

  it('sees on a past day only what had been published by then', () => {
    expect(compare(year, '2026-04-15')).toEqual([])
    expect(compare(year, '2026-06-30').map((found) => found.claim.effect)).toMatchObject([{ challenger: 1460 }])
    expect(compare(year, '2026-07-05').map((found) => found.claim.effect)).toMatchObject([{ challenger: 1482 }])
  })

  it('falls back on the newest board that lists both', () => {
    const partial = rated('seedance-2.0', 1500, { publishedOn: '2026-10-01' })
    expect(compare([...year, partial]).map((found) => found.claim.publishedAt)).toEqual(['2026-08-14', '2026-07-05'].sort())
  })

  it('leaves out what was taken back, and what repeats it', () => {
    const [a, b] = week('2026-10-01', [1500, 1300])
    const retracted = { ...(a as Claim), retracted: true }
    const echo = rated('seedance-2.0', 1500, { publishedOn: '2026-10-01', repeatsId: retracted.id })
    expect(compare([retracted, b as Claim])).toEqual([])
    expect(compare([retracted, b as Claim, echo])).toEqual([])
    expect(compare([a as Claim, b as Claim])).toHaveLength(1)
  })

  it('counts a press article with a claim of its own as a claim', () => {
    expect(compare([claim({ modelId: 'seedance-2.0', value: null, unit: null, statement: 'Ahead of all.' })])).toHaveLength(1)
  })
})

describe('a figure that two relays tell', () => {
  const bare = { tier: 'relay', tableId: 'first', publishedOn: '2026-09-07', ciLow: null, ciHigh: null, sampleSize: null } as const
  const full = (value: number) =>
    ({ tier: 'relay', tableId: 'second', publishedOn: '2026-09-10', ciLow: value - 8, ciHigh: value + 8, sampleSize: 7499 }) as const
  const first = [rated('seedance-2.0', 1187, bare), rated('veo-3.1', 1087, bare)]
  const second = [rated('seedance-2.0', 1187, full(1187)), rated('veo-3.1', 1087, full(1087))]

  it('lets the relay with interval and sample stand for both, dated by the first', () => {
    const found = compare([...first, ...second])
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject({
      claimIds: second.map((row) => row.id),
      echoIds: first.map((row) => row.id).sort(),
      claim: { publishedAt: '2026-09-07', effect: { ci95HalfC: 8, ci95HalfI: 8 } },
    })
  })

  it('leaves the first relay standing until the fuller one is out, and where the second says less', () => {
    expect(compare([...first, ...second], '2026-09-08').map((row) => row.claimIds)).toEqual([first.map((row) => row.id)])
    const early = second.map((row) => ({ ...row, publishedOn: '2026-09-01' }))
    expect(compare([...first, ...early]).map((row) => row.claimIds)).toEqual([second.map((row) => row.id)])
  })

  it('never puts a relay in the place of the primary source', () => {
    const primary = first.map((row) => ({ ...row, tier: 'primary' as const }))
    expect(compare([...primary, ...second]).map((row) => row.claimIds)).toEqual([primary.map((row) => row.id)])
  })
})
