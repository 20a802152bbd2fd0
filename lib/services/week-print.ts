import 'server-only'
import { allow, type Context } from '@/lib/context'
import { changesFile } from '@/lib/domain/print/changes-file'
import { type Print, printReport } from '@/lib/domain/print/print'
import type { Report } from '@/lib/domain/report'
import { frozenReport } from './frozen-report'
import { getWeekContent, reportBefore } from './reviews'
import { WeekFileOptions } from './week-files'

/** A week as the PDF prints it, for a page of HTML, beside the report that its plots are drawn from. */
export async function getWeekPrint(ctx: Context, week: string, options: WeekFileOptions = {}): Promise<{ print: Print; report: Report }> {
  allow(ctx, 'workspace:read')
  const { edition, paper } = WeekFileOptions.parse(options)
  const { content, sha256 } = await getWeekContent(ctx, week, edition)
  const report = frozenReport(content)
  const before = await reportBefore(ctx, report)
  return { print: printReport(report, { changes: changesFile(before, report, paper), sha256 }), report }
}
