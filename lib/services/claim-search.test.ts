import { beforeAll, describe, expect, it } from 'vitest'
import type { Context } from '@/lib/context'
import { testDatabase } from '@/lib/testing/database'
import { aBenchmark, aClaim, aModel, aSource, testWorkspace } from '@/lib/testing/factories'
import { listClaims } from './claim-list'
import { searchTerms } from './claim-search'

let ctx: Context
let url: string
beforeAll(async () => {
  url = (await testDatabase()).url
  ctx = await testWorkspace(url)
  const veo = await aModel(ctx, { id: 'veo', name: 'Veo', modelVersion: '3.1' })
  const kling = await aModel(ctx, { id: 'kling', name: 'Kling', modelVersion: '3.0' })
  await aBenchmark(ctx, { id: 'vbench', name: 'VBench' })
  const text =
    'In blind tests 可灵三点零 wins 61.2% of the pairs; hands flicker on 1,287 clips. Veo is not “upscaled-only”. Measured at the ÉCOLE.'
  const article = await aSource(ctx, { id: 'article', title: 'An article', text })
  const other = await aSource(ctx, { id: 'other', title: 'Another', text: 'Nothing of the kind 灵可, 2.61 and flick-er.' })
  await aClaim(ctx, { id: 'a', modelId: kling, sourceId: article, note: 'Rows were upscaled; 100% a_b.' })
  await aClaim(ctx, { id: 'b', modelId: veo, sourceId: other, benchmarkId: 'vbench', dimensionId: 'score', note: null })
  await aClaim(ctx, { id: 'c', modelId: veo, sourceId: other, value: null, unit: null, statement: '画面最逼真的模型' })
})

const found = async (q: string) => (await listClaims(ctx, { q })).rows.map(({ id }) => id).toSorted()

describe('searching claims', () => {
  it.each([
    ['a word of the stored text', 'flicker', ['a']],
    ['the beginning of a word of it', 'blin', ['a']],
    ['any case, also beyond a to z', 'école', ['a']],
    ['a figure of it, with its point', '61.2', ['a']],
    ['a figure without the comma that it is written with', '1287', ['a']],
    ['a figure with it', '1,287', ['a']],
    ['half of a figure, which is another', '287', []],
    ['a hyphenated word as it is written', 'upscaled-only', ['a']],
    ['Chinese inside a text without blanks', '可灵', ['a']],
    ['Chinese in the words of a claim', '逼真', ['c']],
    ['a word of a note', 'upscaled', ['a']],
    ['a sign of a note', '_', ['a']],
    ['words of different places', 'kling blind', ['a']],
    ['a word inside another, which no index has', 'lind', []],
    ['characters in another order', '零三', []],
    ['a figure whose digits stand apart', '61.3', []],
    ['the operators of a query, as text', 'a & !b | (c:*)', []],
    ['a quote', "'", []],
    ['signs only', '&|!', []],
  ])('finds %s', async (_, q, ids) => expect(await found(q)).toEqual(ids))

  it('takes the name of a model for the model, and not for every table that mentions it', async () => {
    expect(await found('veo')).toEqual(['b', 'c'])
    expect(await found('Veo 3.1')).toEqual(['b', 'c'])
  })

  it('finds nothing of another workspace', async () => {
    const elsewhere = await testWorkspace(url)
    expect((await listClaims(elsewhere, { q: 'flicker' })).rows).toEqual([])
    expect(await searchTerms(elsewhere, '可灵')).toMatchObject([{ sources: [], claims: [] }])
  })

  it('survives any text', async () => {
    for (const q of ['\\', '\\:', ':*', 'a:*b', '(', '<->', '𝔘nicode', 'ß', 'İ', 'a\u0300', '٣', '＝1', '"x"', '%', 'x'.repeat(200)])
      expect(Array.isArray(await found(q)), q).toBe(true)
  })
})
