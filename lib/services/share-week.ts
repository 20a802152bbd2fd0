import 'server-only'
import { allow, type Context } from '@/lib/context'
import { type Change, changes } from '@/lib/domain/changes'
import type { Week } from '@/lib/domain/week'
import { notFound } from '@/lib/errors'
import { getHashedWeek, type HashedWeek, reportBefore } from './reviews'
import { getWeekJson, getWeekPdf, type WeekFile } from './week-files'

/** One frozen edition of a week, by its number. */
export type EditionRef = { week: Week; edition: number }

/** A frozen edition with what changed since the week it follows, and the number of a newer signed edition if there is one. */
export type SharedWeek = { view: HashedWeek; since: Week | null; changes: Change[]; newerEdition: number | null }

async function frozen(ctx: Context, { week, edition }: EditionRef): Promise<HashedWeek> {
  const view = await getHashedWeek(ctx, week, edition)
  if (view.state !== 'signed') throw notFound('This edition of the week')
  return view
}

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

/** The PDF of one signed edition. */
export async function getSharedPdf(ctx: Context, asked: EditionRef): Promise<WeekFile> {
  allow(ctx, 'workspace:read')
  await frozen(ctx, asked)
  return getWeekPdf(ctx, asked.week, { edition: asked.edition })
}

/** The frozen content of one signed edition: the very bytes whose SHA-256 is the hash of the week. */
export async function getSharedJson(ctx: Context, asked: EditionRef): Promise<WeekFile> {
  allow(ctx, 'workspace:read')
  await frozen(ctx, asked)
  return getWeekJson(ctx, asked.week, { edition: asked.edition })
}
