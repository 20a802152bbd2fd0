import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Context } from '@/lib/context'
import { testDatabase } from '@/lib/testing/database'
import { aClaim, addMember, aModel, aSource, aVendor, testWorkspace } from '@/lib/testing/factories'
import { keepArticle, locatorOf, readArticle } from './article-drafts'
import { getSource } from './sources'

let url: string
let ctx: Context
let model: string
beforeAll(async () => {
  url = (await testDatabase()).url
})
beforeEach(async () => {
  ctx = await testWorkspace(url, { role: 'analyst' })
  model = await aModel(ctx, { id: 'veo', name: 'Veo', modelVersion: '3.1' })
})

const text = 'News.\nVeo 3.1 scores 83.24%.\nVeo 3.1 is the best.'
const article = { title: 'News', url: 'https://news.example/a', readOn: '2026-11-25', text }

describe('a pasted article', () => {
  it('is kept once as a source with its hash, and said so in the audit log', async () => {
    const { id } = await keepArticle(ctx, article)
    expect(await keepArticle(ctx, article)).toEqual({ id })
    expect(await getSource(ctx, id)).toMatchObject({ title: 'News', text, textSha256: expect.stringMatching(/^[0-9a-f]{64}$/) })
    const events = await ctx.db.auditEvent.findMany({ select: { action: true, subjectId: true } })
    expect(events).toEqual([
      { action: 'source.read', subjectId: id },
      { action: 'source.read', subjectId: id },
    ])
  })

  it('gives drafts and stores none of them', async () => {
    const { id } = await keepArticle(ctx, article)
    const { drafts, titles, cut } = await readArticle(ctx, id)
    expect(drafts.map(({ modelId, value, statement, claimId }) => ({ modelId, value, statement, claimId }))).toEqual([
      { modelId: model, value: 83.24, statement: null, claimId: null },
      { modelId: model, value: null, statement: 'Veo 3.1 is the best.', claimId: null },
    ])
    expect([titles, cut]).toEqual([{ veo: 'Veo 3.1' }, false])
    expect(await ctx.db.claim.count()).toBe(0)
  })

  it('repeats somebody unless the page belongs to whoever ran the test', async () => {
    await aVendor(ctx, { id: 'google', name: 'Google' })
    await ctx.db.vendor.updateMany({ where: { id: 'google' }, data: { website: 'https://google.example' } })
    await aClaim(ctx, { modelId: model, evaluatorOrg: 'Artificial Analysis', evaluatorId: 'aa', evaluatorKind: 'independent' })
    const said = 'Google says Veo 3.1 scores 83.24%.\nAccording to Artificial Analysis, Veo 3.1 has an Elo of 1,287.\nVeo 3.1 scores 80%.'
    const tiers = async (url: string) => {
      const { id } = await keepArticle(ctx, { ...article, url, text: said })
      return (await readArticle(ctx, id)).drafts.map(({ tier }) => tier)
    }
    expect(await tiers('https://news.example/a')).toEqual(['relay', 'relay', 'relay'])
    expect(await tiers('https://blog.google.example/a')).toEqual(['primary', 'relay', 'relay'])
    expect(await tiers('https://artificialanalysis.ai/video')).toEqual(['relay', 'primary', 'relay'])
  })

  it('shows which drafts were confirmed, by their quote', async () => {
    const { id } = await keepArticle(ctx, article)
    const [draft] = (await readArticle(ctx, id)).drafts
    const claim = await aClaim(ctx, { modelId: model, sourceId: id, value: 83.24, locator: draft ? locatorOf(draft) : '' })
    expect((await readArticle(ctx, id)).drafts.map(({ claimId }) => claimId)).toEqual([claim, null])
  })

  it.each([
    ['without a text', { ...article, text: ' \n ' }],
    ['without a title', { ...article, title: '' }],
    ['that is too long', { ...article, text: 'x'.repeat(60_001) }],
    ['with an unknown field', { ...article, workspaceId: 'w' }],
  ])('is refused %s', async (_, input) => {
    await expect(keepArticle(ctx, input)).rejects.toMatchObject({ name: 'ZodError' })
    expect(await ctx.db.source.count()).toBe(0)
  })

  it('is refused from a viewer, and not found elsewhere', async () => {
    const { id } = await keepArticle(ctx, article)
    const viewer = await addMember(url, ctx, 'viewer')
    await expect(keepArticle(viewer, article)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(readArticle(viewer, id)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(readArticle(await testWorkspace(url), id)).rejects.toMatchObject({ code: 'not_found' })
  })

  it('of a source without a stored text has no drafts', async () => {
    expect((await readArticle(ctx, await aSource(ctx))).drafts).toEqual([])
  })
})

it('a quote fits the field that keeps it', () => {
  expect(locatorOf({ quote: 'x'.repeat(1000) })).toHaveLength(399)
  expect(locatorOf({ quote: 'Veo' })).toBe('“Veo”')
})
