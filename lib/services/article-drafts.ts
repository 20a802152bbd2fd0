import 'server-only'
import { z } from 'zod'
import { allow, type Context, transaction } from '@/lib/context'
import { statement } from '@/lib/db/scope'
import { benchmarkTitle } from '@/lib/domain/benchmark'
import { isOwnSite } from '@/lib/domain/evidence/own-site'
import { modelTitle } from '@/lib/domain/model'
import { notFound } from '@/lib/errors'
import { hostOf } from '@/lib/format'
import { type ArticleDraft, type ArticleNames, longestArticle, readArticleText } from '@/lib/import/article'
import type { UnreadNumber } from '@/lib/import/article-unread'
import { nameKey } from '@/lib/import/match-names'
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

type SiteNames = Omit<ArticleNames, 'vendors'> & { vendors: readonly { id: string; name: string; website: string | null }[] }

async function namesOf({ db, workspace }: Context): Promise<SiteNames> {
  const [models, benchmarks, vendors, evaluators] = await Promise.all([
    db.model.findMany({
      where: { archivedAt: null },
      orderBy: { id: 'asc' },
      select: { id: true, name: true, modelVersion: true, aliases: true, apiModelIds: true },
    }),
    db.benchmark.findMany({ orderBy: { id: 'asc' }, select: { id: true, name: true, benchmarkVersion: true } }),
    db.vendor.findMany({ where: { archivedAt: null }, orderBy: { id: 'asc' }, select: { id: true, name: true, website: true } }),
    db.$queryRawUnsafe<{ org: string; kind: ArticleNames['evaluators'][number]['kind'] }[]>(evaluatorsSql, workspace.id),
  ])
  return { models, benchmarks, vendors, evaluators }
}

/** `tier`: primary where the page belongs to whoever ran the test, else it repeats somebody. `key` names the draft as long as the text stays. */
export type Confirmable = ArticleDraft & { claimId: string | null; tier: 'primary' | 'relay'; key: string }
export type ArticleReading = {
  source: { id: string; title: string; url: string | null }
  /** As far as it was read; `cut` when more of it is stored. */
  text: string
  cut: boolean
  drafts: Confirmable[]
  /** Numbers of the sentences that were read which no draft took up. */
  unread: UnreadNumber[]
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
  const read = readArticleText(text, names)
  const drafts = read.drafts.map((draft) => ({
    ...draft,
    tier: publishedBy(source.url, draft, names) ? ('primary' as const) : ('relay' as const),
    key: `${draft.start}:${draft.value ?? 'words'}`,
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
    ...{ text, cut: (source.text ?? '').length > text.length, drafts, unread: read.unread, titles: Object.fromEntries(titles) },
  }
}

/** A name of fewer letters says too little to know a site by. */
const shortestName = 4

/** Whether a page is the evaluator’s own: on the vendor’s site, or on one that is called like the evaluator. */
function publishedBy(url: string | null, { evaluatorOrg, interestId }: ArticleDraft, { vendors }: SiteNames): boolean {
  if (url === null || evaluatorOrg === null) return false
  const website = vendors.find(({ id }) => id === interestId)?.website ?? null
  if (isOwnSite(url, website)) return true
  const host = nameKey(hostOf(url) ?? '').replaceAll('.', '')
  const [name = ''] = evaluatorOrg.split('(').map((part) => nameKey(part).replaceAll('.', ''))
  return name.length >= shortestName && host.startsWith(name)
}

/** The quote by which a claim is found in its source again, as long as its field takes. */
export const locatorOf = ({ quote }: Pick<ArticleDraft, 'quote'>): string =>
  quote.length > 398 ? `“${quote.slice(0, 397)}…` : `“${quote}”`
