import 'server-only'
import { allow, type Context } from '@/lib/context'
import { type Badge, dependencyBadge, weekBadge } from '@/lib/domain/badge-text'
import { notFound } from '@/lib/errors'
import { frozenReport } from './frozen-report'

/** The badge of the newest signed week, or of one dependency in it. Throws `not_found` for a dependency that this week does not judge. */
export async function getBadge(ctx: Context, dependencyId: string | null): Promise<Badge> {
  allow(ctx, 'workspace:read')
  const row = await ctx.db.review.findFirst({
    where: { state: 'signed' },
    orderBy: [{ week: 'desc' }, { edition: 'desc' }],
    select: { content: true },
  })
  const report = row?.content ? frozenReport(row.content) : null
  if (dependencyId === null) return weekBadge(report)
  const badge = report && dependencyBadge(report, dependencyId)
  if (!badge) throw notFound('This dependency')
  return badge
}
