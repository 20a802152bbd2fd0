import 'server-only'
import { allow, type Context } from '@/lib/context'
import { type FeedEntry, feedEntries } from '@/lib/domain/feed-entry'
import { frozenReport } from './frozen-report'

const mostEntries = 50
const mostKept = 500

/** By workspace and hash of the week: what is frozen always says the same, and reading a week takes longer than keeping its few sentences. */
const kept = new Map<string, Promise<FeedEntry[]>>()

type SignedRow = { week: string; edition: number; sha256: string | null; previousSha256: string | null; signedAt: Date | null }

/** The newest 50 entries, newest first: one for each signed week and one for each status that changed from signed week to signed week. */
export async function listChangeEntries(ctx: Context): Promise<FeedEntry[]> {
  allow(ctx, 'workspace:read')
  const rows = await ctx.db.review.findMany({
    where: { state: 'signed' },
    orderBy: [{ week: 'desc' }, { edition: 'desc' }],
    select: { week: true, edition: true, sha256: true, previousSha256: true, signedAt: true },
  })
  const newest = new Map<string, number>()
  const entries: FeedEntry[] = []
  for (const row of rows) {
    if (entries.length >= mostEntries) break
    const replaced = newest.has(row.week)
    if (!replaced) newest.set(row.week, row.edition)
    const own = await entriesOf(ctx, row)
    // The changes of a week are those of its newest edition; that an older one was signed stays true.
    entries.push(...own.filter(({ kind }) => kind === 'signed' || !replaced))
  }
  return entries.sort((a, b) => (a.at === b.at ? 0 : a.at < b.at ? 1 : -1)).slice(0, mostEntries)
}

function entriesOf(ctx: Context, { sha256, previousSha256, signedAt }: SignedRow): Promise<FeedEntry[]> {
  if (!sha256 || !signedAt) return Promise.resolve([])
  const key = `${ctx.workspace.id} ${sha256}`
  const known = kept.get(key)
  if (known) return known
  const entries = readEntries(ctx, { sha256, previousSha256, signedAt })
  if (kept.size >= mostKept) kept.clear()
  kept.set(key, entries)
  entries.catch(() => kept.delete(key))
  return entries
}

async function readEntries(ctx: Context, row: { sha256: string; previousSha256: string | null; signedAt: Date }): Promise<FeedEntry[]> {
  const { sha256, previousSha256, signedAt } = row
  const before = previousSha256 ? await contentOf(ctx, previousSha256) : null
  const report = await contentOf(ctx, sha256)
  return report ? feedEntries({ report, before, signedAt: signedAt.toISOString(), sha256 }) : []
}

async function contentOf(ctx: Context, sha256: string) {
  const row = await ctx.db.review.findFirst({ where: { sha256, state: 'signed' }, select: { content: true } })
  return row?.content ? frozenReport(row.content) : null
}
