import { describe, expect, it } from 'vitest'
import type { ClaimColumn } from './claim-columns'
import type { DayOrder } from './dates'
import type { Known } from './known'
import { resolveNames } from './names'
import { countsOf, judging, type KnownClaim, type Plan, reading } from './plan'
import type { ImportTable } from './table'

const known: Known = {
  vendors: [{ id: 'google', name: 'Google' }],
  models: [{ id: 'veo-3-1', vendorId: 'google', name: 'Veo', modelVersion: '3.1', aliases: [], apiModelIds: [], archived: false }],
  offerings: [],
  benchmarks: [
    {
      ...{ id: 'vbench', name: 'VBench', benchmarkVersion: '1.0', tasks: ['t2v'] },
      dimensions: [{ id: 'total', name: 'Total', dimension: 'overall', unit: '%', min: 0, max: 100 }],
    },
  ],
  sources: [{ id: 'paper', title: 'A paper', url: 'https://papers.example/1', readOn: '2026-11-20' }],
  evaluators: [{ id: 'a-lab', org: 'A lab' }],
}

type Row = Partial<Record<ClaimColumn, string>>
const said: Row = {
  ...{ model: 'Veo 3.1', benchmark: 'VBench', dimension: 'Total', task: 't2v', value: '83.2', unit: '%', evaluator: 'a LAB' },
  ...{ published_on: '2026-10-01', source_url: 'https://papers.example/1' },
}

type Said = { known?: Known; dayOrder?: DayOrder }

function plan(rows: readonly Row[], claims: readonly KnownClaim[] = [], { known: there = known, dayOrder }: Said = {}): Plan {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))] as ClaimColumn[]
  const cells = (row: Row) => columns.map((name) => row[name] ?? '')
  const table: ImportTable = { format: 'CSV', columns, rows: rows.map((row, at) => ({ place: `line ${at + 2}`, cells: cells(row) })) }
  const names = resolveNames(there, new Map())
  const last = <Result>(steps: Generator<number, Result>): Result => {
    for (;;) {
      const step = steps.next()
      if (step.done) return step.value
    }
  }
  const read = last(reading(table, { columns, constants: {}, dayOrder }, names))
  return last(judging(read, { known: there, names, claims, today: '2026-11-25' }))
}
const claimOf = (made: Plan, at = 0) => {
  const row = made.rows[at]
  if (row?.kind !== 'new' && row?.kind !== 'changed') throw new Error(`Row ${at} is ${row?.kind}: ${JSON.stringify(row)}`)
  return row.claim
}
const stored = (made: Plan, over: Partial<KnownClaim> = {}): KnownClaim => ({
  ...claimOf(made),
  version: 1,
  origin: 'catalogue',
  archived: false,
  ...over,
})
const reasons = (made: Plan, at = 0) => {
  const row = made.rows[at]
  return row?.kind === 'refused' ? row.problems.map(({ column, reason }) => `${column}: ${reason}`) : []
}

describe('a planned import', () => {
  it('takes evaluators and sources that are known, whatever their case, and makes only what a row needs', () => {
    const made = plan([said, { ...said, source_url: 'https://papers.example/2', value: 'nonsense' }])
    expect(claimOf(made)).toMatchObject({
      evaluatorOrg: 'A lab',
      evaluatorId: 'a-lab',
      sourceId: 'paper',
      tier: 'relay',
      evaluatorKind: 'unknown',
    })
    expect(countsOf(made)).toMatchObject({ new: 1, refused: 1 })
    expect(made.made.sources).toEqual([])
  })

  it('gives the same row the same id, and finds it again by what it is about', () => {
    const first = plan([said])
    expect(claimOf(plan([said])).id).toBe(claimOf(first).id)
    expect(plan([said], [stored(first, { id: 'another-id' })]).rows).toMatchObject([{ kind: 'same', id: 'another-id' }])
    expect(plan([{ ...said, variant: 'fast' }], [stored(first)]).rows).toMatchObject([{ kind: 'new' }])
    expect(plan([{ ...said, published_on: '2026-10-02' }], [stored(first)]).rows).toMatchObject([{ kind: 'new' }])
  })

  it('shows both sides of a change, and whether the team wrote the stored one', () => {
    const first = plan([{ ...said, note: 'ours' }])
    const changed = plan([{ ...said, value: '84', note: '' }], [stored(first, { version: 2 })])
    expect(changed.rows).toMatchObject([{ kind: 'changed', corrected: true, changes: [{ field: 'value', old: 83.2, new: 84 }] }])
    expect(claimOf(changed).note).toBe('ours')
  })

  it('lets an empty cell clear a field only where the row names the claim by its id', () => {
    const first = plan([{ ...said, note: 'ours' }])
    const { id } = claimOf(first)
    expect(plan([{ ...said, id, note: '' }], [stored(first)]).rows).toMatchObject([
      { kind: 'changed', changes: [{ field: 'note', old: 'ours', new: null }] },
    ])
    expect(plan([{ ...said, id: '7', note: '' }], [stored(first)]).rows).toMatchObject([{ kind: 'same' }])
  })

  it('refuses to change a claim that is archived, and to choose between two that fit', () => {
    const first = plan([said])
    const changed = { ...said, value: '84' }
    expect(reasons(plan([changed], [stored(first, { archived: true })]))[0]).toContain('is archived')
    expect(reasons(plan([changed], [stored(first), stored(first, { id: 'twin' })]))[0]).toContain('2 claims of this workspace fit')
    expect(plan([said], [stored(first), stored(first, { id: 'twin' })]).rows).toMatchObject([{ kind: 'same' }])
  })

  it('reads intervals behind ± and the locale that the column shows', () => {
    expect(claimOf(plan([{ ...said, value: '83.2 ± 0.4' }]))).toMatchObject({ value: 83.2, ciLow: 82.8, ciHigh: 83.6 })
    const german = plan([{ ...said, value: '83,25', sample_size: '1.234' }])
    expect(claimOf(german)).toMatchObject({ value: 83.25, sampleSize: 1234 })
    expect(reasons(plan([{ ...said, value: '83 %', unit: 'points' }]))).toEqual([
      'value: The value is written in percent, the unit is “points”.',
    ])
  })

  it('names every reason of a row at its column', () => {
    const made = plan([{ ...said, model: '', task: 'cooking', published_on: '2026-13-01', source_url: 'nowhere' }])
    expect(reasons(made).map((text) => text.split(':')[0])).toEqual(['task', 'published_on', 'source_url', 'model'])
    expect(reasons(plan([{ ...said, model: '', evaluator: '', source_url: '' }]))).toEqual([
      'model: The model is missing.',
      'evaluator: It is not said who ran the test.',
      'source_title: It is not said where this was read.',
    ])
    expect(reasons(plan([{ ...said, ci_low: '90', ci_high: '80' }]))[0]).toContain('ci_low')
  })
})

describe('a row that cannot be true', () => {
  it('is refused for a day in the future, an evaluation after its publication, and a value outside its own interval', () => {
    expect(reasons(plan([{ ...said, published_on: '2027-06-01' }]))[0]).toMatch(/^published_on: 2027-06-01 lies after today, 2026-11-25/)
    expect(reasons(plan([{ ...said, evaluated_on: '2026-10-02' }]))[0]).toContain('evaluated_on')
    expect(reasons(plan([{ ...said, ci_low: '84', ci_high: '85' }]))[0]).toMatch(/^value: The value 83.2 lies outside its own interval/)
    expect(plan([{ ...said, published_on: '2026-11-25', ci_low: '83', ci_high: '84' }]).rows[0]?.kind).toBe('new')
  })
})

describe('a row that leaves out what its benchmark says', () => {
  const { task: _task, unit: _unit, ...short } = said
  it('gets the task and the unit of its benchmark where that has exactly one', () => {
    expect(claimOf(plan([short]))).toMatchObject({ task: 't2v', unit: '%' })
    expect(claimOf(plan([{ ...short, dimension: '' }]))).toMatchObject({ dimensionId: null, unit: '%' })
    expect(claimOf(plan([{ ...short, unit: 'points' }])).unit).toBe('points')
  })
  it('is refused, with all its reasons at once, where it has several', () => {
    const [vbench] = known.benchmarks
    const dimensions = [...(vbench?.dimensions ?? []), { id: 'fvd', name: 'FVD', dimension: null, unit: 'FVD', min: 0, max: null }]
    const several = {
      ...known,
      benchmarks: [{ ...vbench, ...{ id: 'vbench', name: 'VBench', benchmarkVersion: '1.0' }, tasks: ['t2v', 'i2v'], dimensions }],
    }
    const made = plan([{ ...short, dimension: '', ci_low: '90', ci_high: '80', evaluator: '' }], [], { known: several })
    expect(reasons(made).map((text) => text.split(':')[0])).toEqual(['task', 'evaluator', 'unit', 'ci_low'])
    expect(reasons(made)[0]).toContain('several: t2v, i2v')
  })
  it('changes nothing of a claim that is there with another unit', () => {
    const first = plan([{ ...said, unit: 'points' }])
    expect(plan([short], [stored(first)]).rows).toMatchObject([{ kind: 'same' }])
  })
})

describe('the source of a row', () => {
  const made = (row: Row) => plan([{ ...said, ...row }]).made.sources
  it('is a new one where the file calls it otherwise than the known source with its address', () => {
    expect(made({ source_title: 'Boards, 20 November 2026' })).toMatchObject([
      { title: 'Boards, 20 November 2026', url: 'https://papers.example/1' },
    ])
    expect(made({ source_title: 'A paper' })).toEqual([])
    expect(made({})).toEqual([])
  })
  it('is a new one where the known source was read before the result was published', () => {
    expect(made({ published_on: '2026-11-21' })).toMatchObject([
      { title: 'A paper', url: 'https://papers.example/1', readOn: '2026-11-25' },
    ])
    expect(made({ published_on: '2026-11-20' })).toEqual([])
  })
})

describe('dates with two readings', () => {
  const on = (published_on: string) => ({ ...said, published_on })
  it('are refused until somebody says for the file which comes first', () => {
    expect(reasons(plan([on('11/10/2026')]))[0]).toContain('can be the 11. day of month 10')
    expect(claimOf(plan([on('11/10/2026')], [], { dayOrder: 'day first' })).publishedOn).toBe('2026-10-11')
    expect(claimOf(plan([on('11/10/2026')], [], { dayOrder: 'month first' })).publishedOn).toBe('2026-11-10')
  })
  it('follow the other dates of the file, whichever column shows it', () => {
    expect(claimOf(plan([{ ...on('11/10/2026'), evaluated_on: '25/09/2026' }]))).toMatchObject({
      publishedOn: '2026-10-11',
      evaluatedOn: '2026-09-25',
    })
  })
})

describe('echoes', () => {
  const root = { ...said, id: 'root-claim' }
  const echo = { ...said, id: 'echo-claim', variant: 'echo', repeats_id: 'root-claim' }
  it('find their original further down in the file', () => {
    expect(plan([echo, root]).rows.map(({ kind }) => kind)).toEqual(['new', 'new'])
  })
  it('find it under the id that this workspace gave it', () => {
    const there = stored(plan([said]))
    expect(claimOf(plan([echo, root], [there])).repeatsId).toBe(there.id)
  })
  it('are refused where the original is nowhere, was refused itself, or repeats them', () => {
    expect(reasons(plan([echo]))[0]).toContain('no claim root-claim')
    expect(countsOf(plan([{ ...echo, id: 'third-claim', variant: 'third', repeats_id: 'echo-claim' }, echo]))).toMatchObject({ refused: 2 })
    expect(reasons(plan([echo, { ...root, repeats_id: 'echo-claim' }]))[0]).toContain('repeats this one already')
  })
})
