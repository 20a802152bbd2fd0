import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { indexEvidence } from '@/lib/domain/evidence/evidence-index'
import { catalogue } from '@/lib/testing/demo-weeks'
import { backtest } from './backtest'
import { boardRows } from './board-history'
import { catalogueBoards } from './catalogue-boards'
import { forecast } from './forecast'
import { AskedHeadline, Headline } from './headline'
import { headlineOutcome, headlineQuestion } from './headline-questions'
import { monthRows } from './later-evidence'

const headlines = (JSON.parse(readFileSync(path.resolve('prisma/catalogue/headlines.json'), 'utf8')) as unknown[]).map((row) =>
  Headline.parse(row),
)
const evidence = indexEvidence({ ...catalogue, trials: [] })
const background = { evidence, benchmarks: catalogue.benchmarks }
const asked = headlines.flatMap((headline) => headlineQuestion(background, AskedHeadline.parse(headline)) ?? [])

const upTo = (day: string) => catalogue.claims.filter(({ publishedOn }) => publishedOn <= day)

/** The same question, with every access to a field of an outcome an error, at any depth. */
function guarded<T extends object>(value: T): T {
  return new Proxy(value, {
    get(target, key, receiver) {
      if (typeof key === 'string' && /^(?:outcome|y|resolvedOn|trueWhenMade|why)/.test(key)) throw new Error(`The engine asked for ${key}.`)
      const found: unknown = Reflect.get(target, key, receiver)
      return typeof found === 'object' && found !== null && !Object.isFrozen(target) ? guarded(found) : found
    },
  })
}

describe('no peeking', () => {
  it('turning every outcome around changes no forecast of a headline', () => {
    const turned = headlines.map((headline) => ({
      ...headline,
      outcome: headline.outcome === 'held-up' ? ('did-not-hold' as const) : ('held-up' as const),
    }))
    const said = (rows: Headline[]) =>
      rows.flatMap((headline) => headlineQuestion(background, AskedHeadline.parse(headline)) ?? []).map(forecast)
    expect(said(turned)).toEqual(said(headlines))
  })

  it('a headline reaches the engine without any field that tells how it turned out', () => {
    for (const headline of headlines) {
      const known = AskedHeadline.parse(headline)
      expect(Object.keys(known).filter((key) => /outcome|true|signals|confidence|sources/i.test(key))).toEqual([])
    }
  })

  it('the engine asks a question for no outcome', () => {
    for (const question of asked) expect(forecast(guarded(structuredClone(question)))).toEqual(forecast(question))
  })

  it('a claim published after the headline changes nothing: the catalogue of that day gives the same forecast', () => {
    for (const question of asked) {
      const then = indexEvidence({ ...catalogue, claims: upTo(question.input.asOf), trials: [] })
      const headline = headlines.find(({ id }) => id === question.id)
      if (!headline) throw new Error(question.id)
      const again = headlineQuestion({ ...background, evidence: then }, AskedHeadline.parse(headline))
      expect(again && forecast(again), question.id).toEqual(forecast(question))
    }
  })

  it('a month’s forecasts are those that the catalogue of its first day gives', () => {
    const asOf = '2026-02-01'
    const { questions } = monthRows({ evidence, claims: catalogue.claims, asOf })
    const known = new Set(upTo(asOf).map(({ id }) => id))
    expect(questions.length).toBeGreaterThan(100)
    for (const { input } of questions)
      for (const claim of input.claims) for (const id of claim.id.split('+')) expect(known.has(id), id).toBe(true)
  })

  it('who was heard in a forecast has no part in judging it', () => {
    const asOf = '2026-02-01'
    const made = monthRows({ evidence, claims: catalogue.claims, asOf })
    const silenced = catalogue.claims.filter((claim) => claim.publishedOn <= asOf || claim.evaluatorId !== 'artificial-analysis')
    const without = monthRows({ evidence: indexEvidence({ ...catalogue, claims: silenced, trials: [] }), claims: silenced, asOf })
    const later = new Map(without.outcomes.map((outcome) => [outcome.id, outcome]))
    const heard = new Set(
      made.questions
        .filter(({ input }) => input.claims.some(({ evaluatorId }) => evaluatorId === 'artificial-analysis'))
        .map(({ id }) => id),
    )
    const judged = made.outcomes.filter(({ id, y }) => heard.has(id) && y !== null)
    expect(judged.length).toBeGreaterThan(50)
    for (const outcome of judged) expect(later.get(outcome.id)).toEqual(outcome)
  })

  it('a board’s later standing changes no forecast made before it', () => {
    const boards = catalogueBoards(catalogue)
    const worse = boards.map((board) =>
      board.day <= '2026-05-01' ? board : { ...board, standings: board.standings.map((row) => ({ ...row, score: 3000 - row.score })) },
    )
    const said = (history: typeof boards) =>
      new Map(
        boardRows(history, '2026-07-30')
          .questions.filter(({ input }) => input.asOf <= '2026-05-01' && input.dependency.task === 'edit')
          .map((question) => [question.id, forecast(question).P]),
      )
    expect(said(worse)).toEqual(said(boards))
    expect(said(boards).size).toBeGreaterThan(0)
  })
})

describe('the headlines of the catalogue', () => {
  it('are 30, each with a source, and each is scored or dropped with a reason', () => {
    const result = backtest(asked, headlines.map(headlineOutcome))
    expect(headlines).toHaveLength(30)
    expect(result.asked).toBe(30)
    expect(result.n + result.dropped.length).toBe(30)
    for (const { why } of result.dropped) expect(why.length).toBeGreaterThan(20)
  })

  it('name models and benchmarks that the catalogue knows, or none', () => {
    const models = new Set(catalogue.models.map(({ id }) => id))
    const benchmarks = new Set(catalogue.benchmarks.map(({ id }) => id))
    const unknown = headlines.filter(({ modelSlug }) => modelSlug !== null && !models.has(modelSlug)).map(({ id }) => id)
    expect(unknown).toEqual(['vidu-2024-sora-level'])
    for (const { comparedWithId, benchmarkSlug } of headlines) {
      if (comparedWithId) expect(models.has(comparedWithId), comparedWithId).toBe(true)
      if (benchmarkSlug) expect(benchmarks.has(benchmarkSlug), benchmarkSlug).toBe(true)
    }
  })

  it('of an imprecise date the first day is asked, so that nothing later is seen', () => {
    const dayOf = (id: string) => asked.find((question) => question.id === id)?.input.asOf
    expect(dayOf('hailuo02-2025-t2v')).toBe('2025-06-01')
    expect(dayOf('wan27-2026-vbench') ?? '').toMatch(/^2026-/)
    expect(dayOf('gen45-2025-first')).toBe('2025-12-01')
  })
})
