import 'server-only'
import { allow, type Context } from '@/lib/context'
import { type Change, changes } from '@/lib/domain/changes'
import { changesFile } from '@/lib/domain/print/changes-file'
import type { Week } from '@/lib/domain/week'
import { notFound } from '@/lib/errors'
import { renderWeek } from '@/lib/report/pdf'
import { frozenReport } from './frozen-report'
import { getHashedWeek, getWeekContent, type HashedWeek, reportBefore } from './reviews'
import type { WeekFile } from './week-files'

/** One frozen edition of a week, by its number. */
export type EditionRef = { week: Week; edition: number }

/** A frozen edition with what changed since the week it follows, and the number of a newer signed edition if there is one. */
export type SharedWeek = { view: HashedWeek; since: Week | null; changes: Change[]; newerEdition: number | null }

async function frozen(ctx: Context, { week, edition }: EditionRef): Promise<HashedWeek> {
  const view = await getHashedWeek(ctx, week, edition)
  if (view.state !== 'signed') throw notFound('This edition of the week')
  return view
}

const fileName = (ctx: Context, { week, edition }: EditionRef, ending: string): string =>
  `${ctx.workspace.slug}-${week}${edition > 1 ? `-edition-${edition}` : ''}.${ending}`

/** One signed edition of a week, which stays as it is when the week is reopened. */
export async function getSharedWeek(ctx: Context, asked: EditionRef): Promise<SharedWeek> {
  allow(ctx, 'workspace:read')
  const view = await frozen(ctx, asked)
  const [before, newer] = await Promise.all([
    reportBefore(ctx, view.report),
    ctx.db.review.findFirst({
      where: { week: asked.week, edition: { gt: asked.edition }, state: 'signed' },
      orderBy: { edition: 'desc' },
      select: { edition: true },
    }),
  ])
  return { view, since: before?.week ?? null, changes: changes(before, view.report), newerEdition: newer?.edition ?? null }
}

async function frozenContent(ctx: Context, { week, edition }: EditionRef): Promise<{ content: string; sha256: string }> {
  const { content, sha256, state } = await getWeekContent(ctx, week, edition)
  if (state !== 'signed') throw notFound('This edition of the week')
  return { content, sha256 }
}

/** The PDF of one signed edition. */
export async function getSharedPdf(ctx: Context, asked: EditionRef): Promise<WeekFile> {
  allow(ctx, 'workspace:read')
  const { content, sha256 } = await frozenContent(ctx, asked)
  const report = frozenReport(content)
  const bytes = await renderWeek(content, changesFile(await reportBefore(ctx, report), report))
  return { bytes, name: fileName(ctx, asked, 'pdf'), sha256 }
}

/** The frozen content of one signed edition: the very bytes whose SHA-256 is the hash of the week. */
export async function getSharedJson(ctx: Context, asked: EditionRef): Promise<WeekFile> {
  allow(ctx, 'workspace:read')
  const { content, sha256 } = await frozenContent(ctx, asked)
  return { bytes: new TextEncoder().encode(content), name: fileName(ctx, asked, 'json'), sha256 }
}
