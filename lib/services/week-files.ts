import 'server-only'
import { allow, type Context } from '@/lib/context'
import { renderReport } from '@/lib/report/pdf'
import { getHashedWeek, getWeekContent, reportBefore } from './reviews'

/** A week as a file: its bytes, and a name that says whose week it is. */
export type WeekFile = { bytes: Uint8Array<ArrayBuffer>; name: string; sha256: string }

/** The PDF of a week: of the frozen content when it is signed, else of the verdicts as they stand, marked as a draft. */
export async function getWeekPdf(ctx: Context, week: string): Promise<WeekFile> {
  allow(ctx, 'workspace:read')
  const { report, state, sha256 } = await getHashedWeek(ctx, week)
  const before = await reportBefore(ctx, report)
  return { bytes: await renderReport(report, { before, state, sha256 }), name: `${ctx.workspace.slug}-${report.week}.pdf`, sha256 }
}

/** The canonical JSON of a week: the very bytes whose SHA-256 is the hash of the week. */
export async function getWeekJson(ctx: Context, week: string): Promise<WeekFile> {
  allow(ctx, 'workspace:read')
  const { content, sha256 } = await getWeekContent(ctx, week)
  return { bytes: new TextEncoder().encode(content), name: `${ctx.workspace.slug}-${week}.json`, sha256 }
}
