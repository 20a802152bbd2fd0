import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Catalogue, type CataloguePart, catalogueFiles, catalogueProblems, problemText, readCatalogue } from './catalogue'

const folder = path.resolve(import.meta.dirname, '../../prisma/catalogue')
const contents = (): Record<CataloguePart, unknown> =>
  Object.fromEntries(
    Object.entries(catalogueFiles).map(([part, file]) => [part, JSON.parse(readFileSync(path.join(folder, file), 'utf8'))]),
  ) as Record<CataloguePart, unknown>

const catalogue = (() => {
  const read = readCatalogue(contents())
  if (!read.ok) throw new Error(read.problems.map(problemText).join('\n'))
  return read.catalogue
})()

const find = <T extends { id: string }>(rows: readonly T[], id: string): T => {
  const row = rows.find((entry) => entry.id === id)
  if (!row) throw new Error(`There is no row ${id}.`)
  return row
}

describe('the starter catalogue', () => {
  it('has no dangling reference, no unknown enumeration, no id twice, no row without a source', () => {
    expect(catalogueProblems(catalogue).map(problemText)).toEqual([])
    for (const part of ['vendors', 'models', 'offerings', 'benchmarks'] as const)
      for (const row of catalogue[part]) expect(row.sources.length, row.id).toBeGreaterThan(0)
  })

  it('holds at least 1,200 published results', () => {
    expect(catalogue.claims.filter((claim) => claim.value !== null && claim.repeatsId === null).length).toBeGreaterThanOrEqual(1200)
  })

  it('keeps several evaluators for the same model', () => {
    const evaluators = new Map<string, Set<string>>()
    for (const { modelId, evaluatorId } of catalogue.claims)
      evaluators.set(modelId, (evaluators.get(modelId) ?? new Set()).add(evaluatorId))
    expect([...evaluators.values()].filter((ids) => ids.size >= 2).length).toBeGreaterThanOrEqual(70)
    expect([...evaluators.values()].filter((ids) => ids.size >= 3).length).toBeGreaterThanOrEqual(35)
  })

  it('tells who stands behind every vendor-run result, and nobody’s interest behind the arenas', () => {
    for (const claim of catalogue.claims) {
      if (claim.evaluatorKind === 'vendor') expect(claim.interestId, claim.id).not.toBeNull()
      if (claim.evaluatorId === 'arena-ai' || claim.evaluatorId === 'artificial-analysis') {
        expect(claim.evaluatorKind, claim.id).toBe('independent')
        expect(claim.interestId, claim.id).toBeNull()
      }
    }
  })

  it('keeps silent and with-audio boards apart', () => {
    const tasksOf = (benchmarkId: string) => new Set(catalogue.claims.filter((c) => c.benchmarkId === benchmarkId).map((c) => c.task))
    expect(tasksOf('aa-arena-t2v-silent')).toEqual(new Set(['t2v']))
    expect(tasksOf('aa-arena-t2v-audio')).toEqual(new Set(['t2v_audio']))
    expect(tasksOf('aa-arena-i2v-audio')).toEqual(new Set(['i2v_audio']))
  })

  it('keeps the arena history of 2026 with intervals, votes and a stored copy of each board', () => {
    const boards = new Map(catalogue.claims.filter((c) => c.id.startsWith('arena-')).map((c) => [c.tableId, c]))
    expect([...boards.keys()].sort()).toEqual([
      'lmarena-i2v-2026-03-19',
      'lmarena-i2v-2026-04-08',
      'lmarena-i2v-2026-04-16',
      'lmarena-t2v-2026-03-19',
      'lmarena-t2v-2026-04-08',
      'lmarena-t2v-2026-04-16',
      'lmarena-t2v-2026-07-05',
      'lmarena-t2v-2026-08-14',
      'lmarena-video-edit-2026-03-19',
      'lmarena-video-edit-2026-04-15',
    ])
    for (const claim of catalogue.claims.filter((c) => c.id.startsWith('arena-'))) {
      const { text } = find(catalogue.sources, claim.sourceId)
      expect(text, claim.sourceId).toContain(String(claim.value))
      expect(claim.ciLow, claim.id).toBeLessThan(claim.value ?? 0)
      expect(claim.sampleSize, claim.id).toBeGreaterThan(0)
    }
  })

  it('has no model twice in one table, unless a variant tells the rows apart', () => {
    const cell = (c: Catalogue['claims'][number]) => [c.tableId, c.modelId, c.variant, c.dimensionId, c.opponentId].join('|')
    const cells = catalogue.claims.filter((c) => c.tableId !== null).map(cell)
    expect(cells.filter((id, index) => cells.indexOf(id) !== index)).toEqual([])
  })

  it('repeats published figures exactly', () => {
    const omni = find(catalogue.claims, 'arena-t2v-2026-08-14-gemini-omni-flash')
    expect(omni).toMatchObject({ value: 1512, ciLow: 1501, ciHigh: 1523, sampleSize: 16916, publishedOn: '2026-08-14', rank: 1 })
    const board = (tableId: string, modelId: string) => catalogue.claims.find((c) => c.tableId === tableId && c.modelId === modelId)
    expect(board('aa-i2v-audio-2026-09-10', 'minimax-h3')).toMatchObject({ value: 1187, ciLow: 1179, ciHigh: 1195, sampleSize: 7499 })
    expect(board('lmarena-i2v-2026-09-02', 'google-veo-3-1')).toMatchObject({ value: 1398, ciLow: 1387, ciHigh: 1409, variant: 'audio' })
    expect(board('vbench-sora-relay', 'openai-sora')).toMatchObject({ value: 84.28, unit: '%', tier: 'relay' })
    expect(find(catalogue.offerings, 'kuaishou-kling-3-0--kuaishou')).toMatchObject({ priceUsdPerSecond: 0.084, regions: ['cn', 'sg'] })
  })

  it('knows since when an end could be read, not only when it comes', () => {
    const sora = { retiresOn: '2026-09-24', retirementKnownOn: '2026-03-24', lifecycleStatus: 'retired' }
    expect(find(catalogue.offerings, 'openai-sora-2--openai')).toMatchObject(sora)
    expect(find(catalogue.models, 'openai-sora-2')).toMatchObject(sora)
    expect(find(catalogue.offerings, 'google-veo-3--google--gemini-api')).toMatchObject({
      retiresOn: '2026-06-30',
      replacementModelId: 'google-veo-3-1',
    })
  })

  it('keeps both prices where two sources disagree', () => {
    const prices = find(catalogue.offerings, 'kuaishou-kling-3-0--fal').priceTiers.map((tier) => tier.usdPerSecond)
    expect(prices).toEqual(expect.arrayContaining([0.112, 0.224]))
  })
})

describe('reading a catalogue', () => {
  const spoilt = (spoil: (input: Record<string, Record<string, unknown>[]>) => void): string[] => {
    const input = contents()
    spoil(input as Record<string, Record<string, unknown>[]>)
    const read = readCatalogue(input)
    return read.ok ? [] : read.problems.map(problemText)
  }
  const row = (rows: Record<string, unknown>[] | undefined, id: string): Record<string, unknown> => {
    const found = rows?.find((entry) => entry.id === id)
    if (!found) throw new Error(`There is no row ${id}.`)
    return found
  }
  const claimId = 'arena-t2v-2026-08-14-gemini-omni-flash'

  it('accepts the catalogue as it is', () => {
    expect(spoilt(() => undefined)).toEqual([])
  })

  it.each([
    ['a claim about an unknown model', 'modelId', 'veo-9', 'There is no model “veo-9”.'],
    ['a claim from an unknown source', 'sourceId', 'nowhere', 'There is no source “nowhere”.'],
    ['a claim on an unknown benchmark', 'benchmarkId', 'none', 'There is no benchmark “none”.'],
    ['a claim on a column its benchmark lacks', 'dimensionId', 'beauty', 'Arena.ai text to video has no dimension “beauty”.'],
    ['a claim on a task its benchmark does not test', 'task', 'lipsync', 'Arena.ai text to video does not test the task “lipsync”.'],
    ['a claim in another unit', 'unit', '%', 'in “arena points”, not in “%”.'],
    ['a vendor-run claim that does not name the vendor', 'evaluatorKind', 'vendor', 'A vendor ran this test; name that vendor.'],
    ['a claim that repeats a claim nobody has', 'repeatsId', 'gone', 'There is no claim “gone”.'],
  ])('finds %s', (_, field, value, message) => {
    const problems = spoilt((input) => Object.assign(row(input.claims, claimId), { [field]: value }))
    expect(problems).toHaveLength(1)
    expect(problems[0]).toContain(`claims.json, ${claimId}, `)
    expect(problems[0]).toContain(message)
  })

  it('finds an unknown kind of evaluator, an unknown field and a day that does not exist, and names row and field', () => {
    const problems = spoilt((input) => {
      Object.assign(row(input.claims, claimId), { evaluatorKind: 'friend', colour: 'blue', publishedOn: '2026-02-30' })
    })
    expect(problems.some((text) => text.startsWith(`claims.json, ${claimId}, evaluatorKind: `))).toBe(true)
    expect(problems.some((text) => text.includes('colour'))).toBe(true)
    expect(problems).toContain(`claims.json, ${claimId}, publishedOn: This day does not exist in the calendar.`)
  })

  it('finds an id that is used twice', () => {
    const problems = spoilt((input) => input.vendors?.push({ ...row(input.vendors, 'runway') }))
    expect(problems).toEqual(['vendors.json, runway, id: The id “runway” is used twice.'])
  })

  it('finds rows without a source, offerings of nobody’s model and end dates of unknown age', () => {
    const problems = spoilt((input) => {
      delete row(input.vendors, 'runway').sources
      row(input.offerings, 'minimax-h3--self').modelId = 'minimax-h9'
      delete row(input.offerings, 'openai-sora-2--openai').retirementKnownOn
    })
    expect(problems).toEqual([
      'offerings.json, minimax-h3--self, modelId: There is no model “minimax-h9”.',
      'offerings.json, openai-sora-2--openai, retirementKnownOn: Say since when the end date could be read.',
      'vendors.json, runway, sources: Name the source of this row.',
    ])
  })

  it('finds a figure outside the range of its column', () => {
    const problems = spoilt((input) => {
      const claim = input.claims?.find((entry) => entry.tableId === 'vbench-sora-relay')
      if (claim) claim.value = 184.28
    })
    expect(problems).toHaveLength(1)
    expect(problems[0]).toContain('184.28 lies outside Total, which runs from 0 to 100.')
  })

  it('finds a file that is no list', () => {
    expect(spoilt((input) => Object.assign(input, { models: { 'veo-3.1': {} } }))[0]).toMatch(/^models\.json: /)
  })
})
