import 'server-only'
import { allow, type Context } from '@/lib/context'
import { type Change, changes } from '@/lib/domain/changes'
import type { Report } from '@/lib/domain/report'
import type { Week } from '@/lib/domain/week'
import { notFound } from '@/lib/errors'
import { renderReport } from '@/lib/report/pdf'
import { frozenReport } from './frozen-report'
import type { HashedWeek } from './reviews'
import { reportBefore } from './reviews'
import type { WeekFile } from './week-files'

/** One frozen edition of a week, by its number. */
export type EditionRef = { week: Week; edition: number }

/** A frozen edition with what changed since the week it follows, and the number of a newer signed edition if there is one. */
export type SharedWeek = { view: HashedWeek; since: Week | null; changes: Change[]; newerEdition: number | null }

async function frozen(ctx: Context, { week, edition }: EditionRef) {
  const row = await ctx.db.review.findFirst({
    where: { week, edition, state: 'signed' },
    select: { content: true, sha256: true, signedAt: true },
  })
  if (!row?.content || !row.sha256) throw notFound('This edition of the week')
  return { content: row.content, sha256: row.sha256, signedAt: row.signedAt }
}

const name = (ctx: Context, { week, edition }: EditionRef, ending: string) =>
  `${ctx.workspace.slug}-${week}${edition > 1 ? `-edition-${edition}` : ''}.${ending}`

/** One signed edition of a week, which stays the same when the week is reopened. */
export async function getSharedWeek(ctx: Context, asked: EditionRef): Promise<SharedWeek> {
  allow(ctx, 'workspace:read')
  const [{ content, sha256, signedAt }, newer] = await Promise.all([
    frozen(ctx, asked),
    ctx.db.review.findFirst({
      where: { week: asked.week, edition: { gt: asked.edition }, state: 'signed' },
      orderBy: { edition: 'desc' },
      select: { edition: true },
    }),
  ])
  const report: Report = frozenReport(content)
  const before = await reportBefore(ctx, report)
  const view: HashedWeek = { report, state: 'signed', sha256, signedAt }
  return { view, since: before?.week ?? null, changes: changes(before, report), newerEdition: newer?.edition ?? null }
}

/** The PDF of one signed edition. */
export async function getSharedPdf(ctx: Context, asked: EditionRef): Promise<WeekFile> {
  allow(ctx, 'workspace:read')
  const { content, sha256 } = await frozen(ctx, asked)
  const report = frozenReport(content)
  const before = await reportBefore(ctx, report)
  return { bytes: await renderReport(report, { before, state: 'signed', sha256 }), name: name(ctx, asked, 'pdf'), sha256 }
}

/** The frozen content of one signed edition: the very bytes whose SHA-256 is the hash of the week. */
export async function getSharedJson(ctx: Context, asked: EditionRef): Promise<WeekFile> {
  allow(ctx, 'workspace:read')
  const { content, sha256 } = await frozen(ctx, asked)
  return { bytes: new TextEncoder().encode(content), name: name(ctx, asked, 'json'), sha256 }
}
