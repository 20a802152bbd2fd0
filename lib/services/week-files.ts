import 'server-only'
import { z } from 'zod'
import { allow, type Context } from '@/lib/context'
import { changesFile, papers } from '@/lib/domain/print/changes-file'
import { byteOrderMark, csvText } from '@/lib/export/csv'
import { weekRows } from '@/lib/export/week-rows'
import { renderWeek } from '@/lib/report/pdf'
import { frozenReport } from './frozen-report'
import { getWeekContent, reportBefore } from './reviews'

/** A week as a file: its bytes, and a name that says whose week it is. */
export type WeekFile = { bytes: Uint8Array<ArrayBuffer>; name: string; sha256: string }

/** What an address asks for: which edition of a week, by default the newest; on which paper; and whether a CSV file says that it is UTF-8. */
export const WeekFileOptions = z.object({
  edition: z.coerce
    .number('Write the edition as a number from 1.')
    .int('Write the edition as a whole number.')
    .min(1)
    .max(10_000)
    .optional(),
  paper: z.enum(papers, 'Choose a4 or letter.').default('a4'),
  bom: z.literal(['0', '1'], 'Write 1 or 0.').default('0'),
})
export type WeekFileOptions = z.input<typeof WeekFileOptions>

/** The PDF of a week: of the frozen content when it is signed, else of the verdicts as they stand, marked as a draft. */
export async function getWeekPdf(ctx: Context, week: string, options: WeekFileOptions = {}): Promise<WeekFile> {
  allow(ctx, 'workspace:read')
  const { edition, paper } = WeekFileOptions.parse(options)
  const { content, sha256 } = await getWeekContent(ctx, week, edition)
  const report = frozenReport(content)
  const before = await reportBefore(ctx, report)
  const bytes = await renderWeek(content, changesFile(before, report, paper))
  return { bytes, name: `${fileName(ctx, report.week, edition)}${paper === 'letter' ? '-letter' : ''}.pdf`, sha256 }
}

/** The canonical JSON of a week: the very bytes whose SHA-256 is the hash of the week. */
export async function getWeekJson(ctx: Context, week: string, options: WeekFileOptions = {}): Promise<WeekFile> {
  allow(ctx, 'workspace:read')
  const { edition } = WeekFileOptions.parse(options)
  const { content, sha256 } = await getWeekContent(ctx, week, edition)
  return { bytes: new TextEncoder().encode(content), name: `${fileName(ctx, week, edition)}.json`, sha256 }
}

/** The verdicts of a week as a table, one row for each dependency, challenger and goal. No spreadsheet runs a cell of it. */
export async function getWeekCsv(ctx: Context, week: string, options: WeekFileOptions = {}): Promise<WeekFile> {
  allow(ctx, 'workspace:read')
  const { edition, bom } = WeekFileOptions.parse(options)
  const { content, sha256 } = await getWeekContent(ctx, week, edition)
  const text = csvText(weekRows(frozenReport(content), sha256))
  const bytes = new TextEncoder().encode(bom === '1' ? byteOrderMark + text : text)
  return { bytes, name: `${fileName(ctx, week, edition)}.csv`, sha256 }
}

const fileName = (ctx: Context, week: string, edition?: number): string =>
  `${ctx.workspace.slug}-${week}${edition === undefined ? '' : `-edition-${edition}`}`
