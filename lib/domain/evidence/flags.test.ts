import { describe, expect, test } from 'vitest'
import { benchmarks, claim, model } from './example-inventory'
import type { FlagFacts, FlagId, TableRow } from './flag'
import { hasPrimary, judgeFlags } from './flags'

const vbench = benchmarks.find(({ id }) => id === 'vbench') ?? null
const arena = benchmarks.find(({ id }) => id === 'lmarena-t2v') ?? null
const column = (benchmark: typeof vbench, id: string) => benchmark?.dimensions.find((dimension) => dimension.id === id) ?? null

/** A claim that raises no flag: independent, disclosed, with interval, primary, on a whole benchmark, of a model that was open to all. */
const plain = {
  value: 80,
  ciLow: 79,
  ciHigh: 81,
  sampleSize: 900,
  sampleUnit: 'clips',
  settingsDisclosed: true,
  settings: '1280x720, 5 s, 24 fps',
  evaluatedOn: '2026-02-20',
}
const facts = (row: Record<string, unknown> = {}, over: Partial<FlagFacts> = {}): FlagFacts => ({
  claim: claim({ id: 'own', ...plain, ...row }),
  model: model('hunyuanvideo', { vendorId: 'tencent', name: 'HunyuanVideo', releasedOn: '2025-01-01', access: ['api'] }),
  vendorName: 'Tencent',
  interestName: null,
  benchmark: vbench && { ...vbench, saturated: false },
  dimension: column(vbench, 'total'),
  ownSite: false,
  table: [],
  published: 4,
  primaryKnown: true,
  inText: true,
  place: { own: 2, newest: { on: '2026-05-01', place: 2, of: 30, leader: 'Veo 3.1', leaderValue: 85, unit: '%' } },
  contradictedBy: [],
  apiSeen: [{ on: '2026-01-01', available: true }],
  ...over,
})
const row = (id: string, value: number, half: number | null): TableRow => ({
  id,
  model: id,
  value,
  ciLow: half === null ? null : value - half,
  ciHigh: half === null ? null : value + half,
})
const table = [row('Veo', 80.5, 1), row('own', 80, 1), row('Kling', 60, 1)]

const flag = (id: FlagId, given: FlagFacts) => {
  const found = judgeFlags(given).find((entry) => entry.id === id)
  if (!found) throw new Error(`There is no flag ${id}.`)
  return found
}
const standing = (id: FlagId, given: FlagFacts) => flag(id, given).standing

test('a claim that leaves nothing open raises no flag, and none is unknown', () => {
  expect(judgeFlags(facts()).filter((entry) => entry.standing !== 'clear')).toEqual([])
})

const unread = { settings: null, settingsDisclosed: null }
const words = { value: null, ciLow: null, ciHigh: null, unit: null, benchmarkId: null, dimensionId: null, statement: 'The best.' }

describe.each<[FlagId, { raised: [FlagFacts, RegExp, string][]; clear: FlagFacts[]; unknown: FlagFacts[] }]>([
  [
    'vendor_run',
    {
      raised: [
        [facts({ evaluatorKind: 'vendor', interestId: 'tencent' }), /Tencent, which makes the model/, 'evaluator'],
        [facts({ evaluatorKind: 'vendor' }), /interest of a vendor/, 'evaluator'],
        [facts({ ...words, evaluatorKind: 'vendor', interestId: 'tencent' }), /says so/, 'evaluator'],
      ],
      clear: [facts(), facts({ evaluatorKind: 'vendor', interestId: 'google' })],
      unknown: [facts({ evaluatorKind: 'unknown' })],
    },
  ],
  [
    'rival_scored',
    {
      raised: [
        [facts({ evaluatorKind: 'vendor', interestId: 'google' }, { interestName: 'Google' }), /^Google, a rival of Tencent,/, 'interest'],
      ],
      clear: [facts(), facts({ evaluatorKind: 'vendor', interestId: 'tencent' })],
      unknown: [facts({ evaluatorKind: 'unknown' }), facts({ evaluatorKind: 'vendor' })],
    },
  ],
  [
    'chosen_comparators',
    {
      raised: [
        [facts({ evaluatorKind: 'vendor', interestId: 'google' }, { table }), /chose the 2 other models of this table/, 'table'],
        [facts({ evaluatorKind: 'collaborative', interestId: 'tencent', opponentId: 'veo-3.1' }), /chose the opponent/, 'table'],
        [facts({ tier: 'relay' }, { table, ownSite: true }), /maker printed these rows/, 'table'],
      ],
      clear: [
        facts({}, { table }),
        facts({ evaluatorKind: 'vendor', interestId: 'tencent' }),
        facts({ tier: 'relay' }, { table, ownSite: null }),
      ],
      unknown: [facts({ evaluatorKind: 'unknown' }, { table })],
    },
  ],
  [
    'best_of_n',
    {
      raised: [
        [facts({ settings: 'best of 4' }), /“best of 4”/, 'settings'],
        [facts({ note: 'Cherry-picked clips.' }), /“Cherry-picked”/, 'settings'],
      ],
      clear: [facts(), facts({ settings: 'best of 1' }), facts(words)],
      unknown: [facts(unread)],
    },
  ],
  [
    'pre_release',
    {
      raised: [
        [facts({ variant: 'anonymous preview' }), /“anonymous preview”/, 'variant'],
        [facts({ note: 'Peak while the maker was anonymous.' }), /maker of HunyuanVideo was anonymous/, 'note'],
        [facts({ evaluatedOn: '2024-12-01' }), /before HunyuanVideo was released on 1 Jan 2025/, 'published'],
      ],
      clear: [facts(), facts({ note: 'Three rivals are anonymous.' })],
      unknown: [facts({ evaluatedOn: null }, { model: { ...facts().model, releasedOn: null } })],
    },
  ],
  [
    'one_dimension',
    {
      raised: [
        [
          facts({ dimensionId: 'color' }, { dimension: column(vbench, 'color'), published: 1 }),
          /1 of the 4 dimensions of VBench 1.0/,
          'dimension',
        ],
      ],
      clear: [
        facts(),
        facts({ dimensionId: 'color' }, { dimension: column(vbench, 'color'), published: 4 }),
        facts({ dimensionId: 'arena-score' }, { benchmark: arena, dimension: column(arena, 'arena-score'), published: 1 }),
        facts(words, { benchmark: null, dimension: null }),
      ],
      unknown: [facts({ dimensionId: 'gone' }, { dimension: null })],
    },
  ],
  [
    'non_default',
    {
      raised: [
        [facts({ variant: 'high-performance mode' }), /“high-performance mode”/, 'variant'],
        [facts({ settings: 'prompt rewriting on' }), /“prompt rewriting”/, 'settings'],
        [facts({ note: 'Scored on lengthened prompts.' }), /“lengthened prompts”/, 'note'],
      ],
      clear: [facts(), facts(words)],
      unknown: [facts(unread)],
    },
  ],
  [
    'settings_not_stated',
    {
      raised: [
        [facts({ settingsDisclosed: false }), /keeps to itself/, 'disclosed'],
        [facts({ ...unread, variant: '1080p' }), /^Not stated: length, frame rate, seeds/, 'settings'],
      ],
      clear: [facts(), facts({ settingsDisclosed: null }), facts(words)],
      unknown: [],
    },
  ],
  [
    'no_interval',
    {
      raised: [[facts({ ciLow: null, ciHigh: null, sampleSize: null }), /nor from how many clips/, 'interval']],
      clear: [
        facts(),
        facts(words),
        facts({ ciLow: null, ciHigh: null, unit: 'USD/s' }),
        facts({ opponentId: 'veo-3.1', wins: 3, ciLow: null, ciHigh: null }),
      ],
      unknown: [],
    },
  ],
  [
    'intervals_overlap',
    {
      raised: [[facts({}, { table }), /overlaps with that of Veo in the same table/, 'table']],
      clear: [facts(), facts({}, { table: [row('own', 80, 1), row('Kling', 60, 1)] })],
      unknown: [facts({ ciLow: null, ciHigh: null }, { table }), facts({}, { table: [row('own', 80, 1), row('Kling', 60, null)] })],
    },
  ],
  [
    'saturated',
    {
      raised: [
        [facts({}, { benchmark: vbench && { ...vbench, saturated: true } }), /ceiling of VBench 1.0/, 'benchmark'],
        [facts({ value: 99 }), /last twentieth/, 'unit'],
      ],
      clear: [facts(), facts(words), facts({}, { benchmark: vbench && { ...vbench, saturated: null } })],
      unknown: [
        facts({ unit: 'arena points' }, { benchmark: arena && { ...arena, saturated: null }, dimension: column(arena, 'arena-score') }),
      ],
    },
  ],
  [
    'relay_only',
    {
      raised: [[facts({ tier: 'relay' }, { primaryKnown: false }), /published it first is not in the inventory/, 'tier']],
      clear: [facts({}, { primaryKnown: false }), facts({ tier: 'relay' })],
      unknown: [],
    },
  ],
  [
    'not_in_text',
    {
      raised: [[facts({}, { inText: false }), /^The figure 80 does not stand in the text/, 'source']],
      clear: [facts({}, { inText: null })],
      unknown: [],
    },
  ],
  [
    'overtaken',
    {
      raised: [
        [
          facts({}, { place: { own: 1, newest: { on: '2026-05-01', place: 9, of: 30, leader: 'Veo 3.1', leaderValue: 85, unit: '%' } } }),
          /^Place 1 then, place 9 of 30 on the same board on 1 May 2026, where Veo 3.1 leads/,
          'today',
        ],
        [
          facts(
            {},
            {
              place: {
                own: 1,
                ownRows: 10,
                newest: { on: '2026-05-01', place: 7, of: 28, held: true, leader: 'Veo 3.1', leaderValue: 85, unit: '%' },
              },
            },
          ),
          /^1st among the 10 rows we hold then, 7th among the 28 rows we hold on the same board/,
          'today',
        ],
      ],
      clear: [facts()],
      unknown: [
        facts({}, { place: { own: 1, newest: null } }),
        facts({}, { place: { own: 1, newest: { on: '2026-05-01', place: null, of: 30, leader: 'Veo 3.1', leaderValue: 85, unit: '%' } } }),
        facts(words, { place: { own: null, newest: null } }),
      ],
    },
  ],
  [
    'contradicted',
    {
      raised: [[facts({}, { contradictedBy: ['Arena.ai', 'A lab'] }), /^Arena.ai and A lab measured the same two models/, 'counter']],
      clear: [facts()],
      unknown: [facts({}, { contradictedBy: null })],
    },
  ],
  [
    'not_usable',
    {
      raised: [
        [facts({ note: 'No API on that day.' }), /“No API”/, 'note'],
        [facts({}, { model: { ...facts().model, releasedOn: '2026-09-01' } }), /released only on 1 Sept? 2026/, 'model'],
        [facts({}, { apiSeen: [{ on: '2026-02-01', available: false }] }), /1 Feb 2026, the last look before it/, 'model'],
        [facts({}, { apiSeen: [], model: { ...facts().model, access: ['app_only'] } }), /no API and there are no weights/, 'model'],
      ],
      clear: [facts(), facts({}, { apiSeen: [], model: { ...facts().model, access: ['open_weights'] } })],
      unknown: [
        facts({}, { apiSeen: [{ on: '2026-11-01', available: true }] }),
        facts({}, { apiSeen: [], model: { ...facts().model, access: [] } }),
      ],
    },
  ],
])('the flag %s', (id, { raised, clear, unknown }) => {
  test('is raised with its reason and the field that raised it', () => {
    for (const [given, reason, field] of raised) {
      expect(flag(id, given)).toMatchObject({ standing: 'raised', field })
      expect(flag(id, given).sentence).toMatch(reason)
    }
  })

  test('is not raised otherwise', () => {
    for (const given of clear) expect(standing(id, given)).toBe('clear')
  })

  test('stays unknown, with what is missing, where nothing decides it', () => {
    for (const given of unknown) {
      expect(standing(id, given)).toBe('unknown')
      expect(flag(id, given).sentence).toMatch(/^[^.]+$/)
    }
  })
})

test('a contradicted claim says by whom', () => {
  expect(flag('contradicted', facts({}, { contradictedBy: ['Arena.ai'] })).label).toBe('contradicted by Arena.ai')
  expect(flag('contradicted', facts({}, { contradictedBy: ['Arena.ai', 'A lab', 'B lab'] })).label).toBe(
    'contradicted by Arena.ai and 2 others',
  )
})

test('a relay has its primary in the inventory when the same evaluator published the figure, rounded or not', () => {
  const relay = claim({ tier: 'relay', value: 83.2 })
  expect(hasPrimary(relay, [relay, claim({ value: 83.24 })])).toBe(true)
  for (const other of [
    { value: 82.7 },
    { value: 83.2, tier: 'relay' },
    { value: 83.2, evaluatorId: 'another' },
    { value: 83.2, variant: 'fast' },
  ])
    expect(hasPrimary(relay, [claim(other)])).toBe(false)
})
