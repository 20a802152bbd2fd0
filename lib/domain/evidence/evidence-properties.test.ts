import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Claim } from '@/lib/domain/claim'
import { addDays } from '@/lib/domain/day'
import { defaultPolicy } from '@/lib/domain/policy'
import { deduplicate } from '@/lib/domain/verdict/deduplicate'
import { netPreference } from '@/lib/domain/verdict/effect'
import { EngineClaim } from '@/lib/domain/verdict/input'
import type { Comparison } from './comparison'
import { comparisons } from './comparisons'
import { claim, evidenceOf, models } from './example-inventory'

const runs = { numRuns: 400, seed: 20261125 }
const modelIds = models.slice(0, 4).map((model) => model.id)
const columns = [
  { benchmarkId: 'vbench', dimensionId: 'total', unit: '%' },
  { benchmarkId: 'vbench', dimensionId: 'object-class', unit: '%' },
  { benchmarkId: 'vbench', dimensionId: 'color', unit: '%' },
  { benchmarkId: 'vbench', dimensionId: 'color', unit: 'score 0-1' },
  { benchmarkId: 'vbench', dimensionId: 'motion-smoothness', unit: '%' },
  { benchmarkId: 'lmarena-t2v', dimensionId: 'arena-score', unit: 'arena points' },
  { benchmarkId: 'aa-silent', dimensionId: 'arena-elo', unit: 'Elo' },
  { benchmarkId: 'aa-audio', dimensionId: 'arena-elo', unit: 'Elo' },
  { benchmarkId: 'mixed-scales', dimensionId: 'open-ended', unit: 'points' },
  { benchmarkId: 'mixed-scales', dimensionId: 'error', unit: '%' },
]
const parties = [
  { evaluatorId: 'vbench-team', evaluatorKind: 'independent', interestId: null },
  { evaluatorId: 'arena-ai', evaluatorKind: 'community', interestId: null },
  { evaluatorId: 'bytedance', evaluatorKind: 'vendor', interestId: 'bytedance' },
]
const day = fc.integer({ min: 0, max: 330 }).map((offset) => addDays('2026-01-01', offset))

/** Rows of one column that several models may share, so that most of them find a partner. */
const column = fc.record({
  of: fc.constantFrom(...columns),
  party: fc.constantFrom(...parties),
  task: fc.constantFrom('t2v', 't2v', 't2v', 't2v_audio'),
  tableId: fc.constantFrom(null, 'march', 'april', 'may'),
  publishedOn: day,
  tier: fc.constantFrom('primary', 'primary', 'relay'),
  rows: fc.array(
    fc.record({
      modelId: fc.constantFrom(...modelIds),
      variant: fc.constantFrom(null, null, 'audio', 'silent', '720p', 'preview', 'audio, 1080p'),
      value: fc.constantFrom(0, 1, 40, 41, 41.4, 96, 100),
      later: fc.constantFrom(0, 0, 3, 40),
      repeats: fc.option(fc.nat(40), { freq: 8 }),
    }),
    { minLength: 1, maxLength: 5, size: 'max' },
  ),
})
const contest = fc.record({
  pair: fc.shuffledSubarray(modelIds, { minLength: 2, maxLength: 2 }),
  party: fc.constantFrom(...parties),
  wins: fc.option(fc.nat(60)),
  value: fc.integer({ min: 0, max: 100 }),
  publishedOn: day,
})
const boast = fc.record({ modelId: fc.constantFrom(...modelIds), publishedOn: day })

const inventory = fc
  .tuple(fc.array(column, { maxLength: 24, size: 'max' }), fc.array(contest, { maxLength: 6 }), fc.array(boast, { maxLength: 3 }))
  .map(([found, contests, boasts]): Claim[] => [
    ...found.flatMap(({ of, party, rows, ...shared }, at) =>
      rows.map(({ later, repeats, ...row }, place) => {
        const repeatsId = repeats === null || repeats === at ? null : `s${repeats}-0`
        const publishedOn = addDays(shared.publishedOn, later)
        return claim({ ...shared, ...row, ...of, ...party, id: `s${at}-${place}`, publishedOn, repeatsId })
      }),
    ),
    ...contests.map(({ pair: [modelId, opponentId], party, wins, value, publishedOn }, at) => {
      const told = wins === null ? { value, unit: '% of comparisons' } : { value: null, unit: null, wins, losses: value, ties: 3 }
      return claim({
        id: `c${at}`,
        modelId,
        opponentId,
        benchmarkId: 'panel',
        dimensionId: 'preferred',
        tableId: null,
        publishedOn,
        ...party,
        ...told,
      })
    }),
    ...boasts.map((row, at) =>
      claim({ ...row, id: `b${at}`, value: null, unit: null, benchmarkId: null, dimensionId: null, tableId: null, statement: 'Best.' }),
    ),
  ])
const pairOfModels = fc.shuffledSubarray(modelIds, { minLength: 2, maxLength: 2 }).map((pair) => pair as [string, string])
const task = fc.constantFrom('t2v' as const, 't2v_audio' as const)
const weights = fc.constantFrom({ prompt: 1 }, { prompt: 1, motion: 2 }, { audio: 1 }, { physics: 1, motion: 0 })
const question = fc.record({
  claims: inventory,
  pair: pairOfModels,
  task,
  dimensionWeights: weights,
  asOf: fc.integer({ min: 100, max: 400 }).map((offset) => addDays('2026-01-01', offset)),
  history: fc.boolean(),
})

type Question = typeof question extends fc.Arbitrary<infer Value> ? Value : never

const answer = ({ claims, pair, ...rest }: Question): Comparison[] =>
  comparisons({ evidence: evidenceOf(claims), challengerModelId: pair[0], incumbentModelId: pair[1], ...rest })

const holds = (property: (asked: Question) => void) => fc.assert(fc.property(question, property), runs)

describe('for any inventory', () => {
  it('swapping the two models turns every result round and keeps its uncertainty', () => {
    holds((asked) => {
      const read = (found: Comparison[]) =>
        found.flatMap(({ claim: { effect, metric }, claimIds }) => {
          const preference = netPreference(effect, { metric, defaults: defaultPolicy.defaults })
          return preference ? [{ ids: [...claimIds].sort().join(), ...preference }] : []
        })
      const byIds = (a: { ids: string }, b: { ids: string }) => (a.ids < b.ids ? -1 : 1)
      const there = read(answer(asked)).sort(byIds)
      const back = read(answer({ ...asked, pair: [asked.pair[1], asked.pair[0]] })).sort(byIds)
      expect(back.map(({ ids }) => ids)).toEqual(there.map(({ ids }) => ids))
      for (const [at, { y, v }] of there.entries()) {
        expect(back[at]?.y).toBeCloseTo(-y, 12)
        expect(back[at]?.v).toBeCloseTo(v, 12)
      }
    })
  })

  it('the order of the claims changes nothing', () => {
    fc.assert(
      fc.property(question, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (asked, stream) => {
        const keyed = asked.claims.map((row) => ({ row, key: stream.next().value as number }))
        const shuffled = keyed.sort((a, b) => a.key - b.key).map(({ row }) => row)
        expect(answer({ ...asked, claims: shuffled })).toEqual(answer(asked))
      }),
      runs,
    )
  })

  it('nothing published after the day is seen', () => {
    holds((asked) => {
      const known = asked.claims.filter((row) => row.publishedOn <= asked.asOf)
      expect(answer(asked)).toEqual(answer({ ...asked, claims: known }))
      for (const { claim: found } of answer(asked)) expect(found.publishedAt <= asked.asOf).toBe(true)
    })
  })

  it('no comparison mixes evaluators, benchmarks, tasks, units or tables, or uses a claim twice', () => {
    holds((asked) => {
      const byId = new Map(asked.claims.map((row) => [row.id, row]))
      const found = answer(asked)
      for (const { claimIds, parts } of found) {
        const rows = claimIds.map((id) => byId.get(id) as Claim)
        for (const key of ['evaluatorId', 'benchmarkId', 'task'] as const) expect(new Set(rows.map((row) => row[key])).size).toBe(1)
        expect(new Set(rows.flatMap((row) => row.tableId ?? [])).size).toBeLessThanOrEqual(1)
        for (const { challengerClaimId, incumbentClaimId } of parts) {
          const [mine, theirs] = [byId.get(challengerClaimId ?? ''), byId.get(incumbentClaimId ?? '')]
          if (mine && theirs) expect([mine.unit, mine.dimensionId]).toEqual([theirs.unit, theirs.dimensionId])
        }
      }
      const used = found.flatMap((comparison) => comparison.claimIds)
      expect(new Set(used).size).toBe(used.length)
    })
  })

  it('every comparison is one that the engine accepts, under an id of its own', () => {
    holds((asked) => {
      const found = answer(asked)
      for (const comparison of found) expect(EngineClaim.safeParse(comparison.claim).error).toBeUndefined()
      expect(new Set(found.map((comparison) => comparison.claim.id)).size).toBe(found.length)
    })
  })

  it('a source never counts with its total and its dimensions', () => {
    holds((asked) => {
      const vbench = answer(asked).filter(({ claim: found }) => found.benchmarkId === 'vbench')
      for (const { claim: total } of vbench.filter(({ claim: found }) => found.dimensions === 'overall')) {
        const finer = vbench.filter(({ claim: found }) => found.evaluatorId === total.evaluatorId && found.task === total.task)
        expect(finer.filter(({ claim: found }) => found.dimensions !== 'overall' && found.effect.type !== 'none')).toEqual([])
      }
    })
  })

  it('leaving out what later snapshots replaced changes nothing that the engine keeps', () => {
    holds((asked) => {
      const tabled = asked.claims.map((row) =>
        row.tableId === null && row.opponentId === null ? { ...row, tableId: row.publishedOn } : row,
      )
      const kept = (history: boolean) => {
        const engine = answer({ ...asked, claims: tabled, history }).map((comparison) => comparison.claim)
        return deduplicate(engine).kept.map((row) => row.id)
      }
      expect(kept(false)).toEqual(kept(true))
    })
  })
})
