import 'server-only'
import { z } from 'zod'
import { allow, type Context, transaction } from '@/lib/context'
import { statement } from '@/lib/db/scope'
import { benchmarkTitle } from '@/lib/domain/benchmark'
import { modelTitle } from '@/lib/domain/model'
import { notFound } from '@/lib/errors'
import { type ArticleDraft, type ArticleNames, articleDrafts, longestArticle } from '@/lib/import/article'
import { tidy } from '@/lib/import/page-text'
import { askedId } from './asked-id'
import { record } from './audit'
import { keepSource, NewSource } from './sources'

/** An article that is pasted to read claims from it. Its text is kept as a source, with its hash. */
export const Article = z.strictObject({
  ...NewSource.shape,
  text: z
    .string()
    .overwrite(tidy)
    .min(1, 'Paste the text of the article.')
    .max(longestArticle, `Paste at most ${longestArticle.toLocaleString('en-US')} characters: the part that holds the figures is enough.`),
})

/** Keeps an article as a source; the same one pasted again is the same source. */
export async function keepArticle(ctx: Context, input: z.input<typeof Article>): Promise<{ id: string }> {
  allow(ctx, 'claim:write')
  const article = Article.parse(input)
  return transaction(ctx, async (tx) => {
    const id = await keepSource(tx, ctx, article)
    await record(
      tx,
      ctx,
      'source.read',
      { type: 'source', id },
      { title: article.title, url: article.url, characters: article.text.length },
    )
    return { id }
  })
}

const evaluatorsSql = statement(
  `select distinct "evaluatorOrg" as "org", "evaluatorKind"::text as "kind" from "Claim" where "workspaceId" = $1`,
)

async function namesOf({ db, workspace }: Context): Promise<ArticleNames> {
  const [models, benchmarks, vendors, evaluators] = await Promise.all([
    db.model.findMany({
      where: { archivedAt: null },
      orderBy: { id: 'asc' },
      select: { id: true, name: true, modelVersion: true, aliases: true, apiModelIds: true },
    }),
    db.benchmark.findMany({ orderBy: { id: 'asc' }, select: { id: true, name: true, benchmarkVersion: true } }),
    db.vendor.findMany({ where: { archivedAt: null }, orderBy: { id: 'asc' }, select: { id: true, name: true } }),
    db.$queryRawUnsafe<{ org: string; kind: ArticleNames['evaluators'][number]['kind'] }[]>(evaluatorsSql, workspace.id),
  ])
  return { models, benchmarks, vendors, evaluators }
}

export type Confirmable = ArticleDraft & { claimId: string | null }
export type ArticleReading = {
  source: { id: string; title: string; url: string | null }
  /** As far as it was read; `cut` when more of it is stored. */
  text: string
  cut: boolean
  drafts: Confirmable[]
  /** Titles of the models and benchmarks that drafts name or offer. */
  titles: Record<string, string>
}

/** The claims that the stored text of a source seems to make, each with the claim it became, if somebody confirmed it. Stores nothing. */
export async function readArticle(ctx: Context, sourceId: string): Promise<ArticleReading> {
  allow(ctx, 'claim:write')
  askedId(sourceId, 'This source')
  const [source, names, claims] = await Promise.all([
    ctx.db.source.findFirst({ where: { id: sourceId }, select: { id: true, title: true, url: true, text: true } }),
    namesOf(ctx),
    ctx.db.claim.findMany({
      where: { sourceId, archivedAt: null },
      take: 1000,
      select: { id: true, value: true, locator: true, statement: true },
    }),
  ])
  if (!source) throw notFound('This source')
  const text = (source.text ?? '').slice(0, longestArticle)
  const drafts = articleDrafts(text, names).map((draft) => ({
    ...draft,
    claimId: claims.find((claim) => claim.locator === locatorOf(draft) && claim.value === draft.value)?.id ?? null,
  }))
  const used = new Set(
    drafts.flatMap((draft) => [draft.modelId, draft.opponentId, draft.benchmarkId, ...draft.modelChoices, ...draft.benchmarkChoices]),
  )
  const titles = [
    ...names.models.map((model) => [model.id, modelTitle(model)] as const),
    ...names.benchmarks.map((benchmark) => [benchmark.id, benchmarkTitle(benchmark)] as const),
  ].filter(([id]) => used.has(id))
  return {
    source: { id: source.id, title: source.title, url: source.url },
    ...{ text, cut: (source.text ?? '').length > text.length, drafts, titles: Object.fromEntries(titles) },
  }
}

/** The quote by which a claim is found in its source again, as long as its field takes. */
export const locatorOf = ({ quote }: Pick<ArticleDraft, 'quote'>): string =>
  quote.length > 398 ? `“${quote.slice(0, 397)}…` : `“${quote}”`
