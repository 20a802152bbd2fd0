import 'server-only'
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { allow, type Context, transaction } from '@/lib/context'
import { isSaid } from '@/lib/domain/question-answer'
import { readSheet, type SheetProblem, sheetColumns, sheetRows } from '@/lib/domain/question-sheet'
import { type VendorQuestion, vendorQuestion } from '@/lib/domain/questions'
import { slugify } from '@/lib/domain/strings'
import { conflict, invalid, notFound } from '@/lib/errors'
import { mediaTypes } from '@/lib/export/files'
import { workbook } from '@/lib/export/xlsx'
import { readXlsx } from '@/lib/import/readers/xlsx'
import { closeWith, Signature } from './question-access'
import { answerSelect, givenOf, latestToday, writeAnswer } from './question-answers'
import { storedBeliefs } from './questionnaires'

const sheetName = 'Questions'
/** A sheet with every answer at its longest is a tenth of that. */
export const mostSheetBytes = 2_000_000

const sheetSelect = {
  ...{ id: true, questions: true, beliefs: true, version: true, tokenHash: true, submittedAt: true, revokedAt: true },
  vendor: { select: { name: true } },
} as const

type Row = { id: string; version: number; tokenHash: string | null }

/** The key of a row: of which questionnaire, edition and question it is, and a mark that only this workspace can make. */
const keysOf =
  ({ id, version, tokenHash }: Row) =>
  (question: VendorQuestion) => {
    const mark = createHash('sha256')
      .update(JSON.stringify([tokenHash, id, version, question.id, question.question]))
      .digest('hex')
      .slice(0, 16)
    return `${id}/${version}/${question.id}/${mark}`
  }

async function readRow(db: Pick<Context['db'], 'questionnaire'>, id: string) {
  const row = await db.questionnaire.findFirst({ where: { id }, select: sheetSelect })
  if (!row) throw notFound('This questionnaire')
  return row
}

const askedIn = (ids: readonly string[]) => ids.flatMap((id) => vendorQuestion(id) ?? [])

/** The questionnaire as a workbook to be filled in and sent back, with the answers where they were sent already. Texts are texts: nothing in it runs. */
export async function exportQuestionnaire(ctx: Context, id: string): Promise<{ name: string; type: string; bytes: Uint8Array }> {
  allow(ctx, 'workspace:read')
  const row = await readRow(ctx.db, id)
  const answers = row.submittedAt === null ? [] : await ctx.db.answer.findMany({ where: { questionnaireId: id }, select: answerSelect })
  const beliefs = storedBeliefs(row.beliefs)
  const entries = askedIn(row.questions).map((question) => {
    const answer = answers.find(({ questionId }) => questionId === question.id)
    return {
      question,
      belief: beliefs.find(({ questionId }) => questionId === question.id) ?? null,
      answer: answer ? givenOf(answer) : null,
    }
  })
  const bytes = await workbook([{ name: sheetName, head: sheetColumns, rows: sheetRows(entries, keysOf(row)) }])
  return { name: `questions-${slugify(row.vendor.name, 'vendor')}.xlsx`, type: mediaTypes.xlsx, bytes }
}

export const SheetUpload = z.strictObject({
  id: z.string().min(1).max(100),
  name: Signature.shape.name,
  bytes: z
    .custom<Uint8Array>((value) => value instanceof Uint8Array)
    .refine((bytes) => bytes.length <= mostSheetBytes, 'The Excel file is larger than 2 MB. Check that it is the right file.'),
})

/** What became of a sheet: taken in whole, or refused with a reason per row and nothing written. */
export type SheetResult = { taken: true; answered: number } | { taken: false; problems: SheetProblem[] }

/**
 * Takes a filled-in sheet in, as if its answers had been sent by the link. A sheet that was tampered with, is older, or belongs elsewhere is refused
 * row by row; then nothing is written at all.
 */
export async function importAnswers(ctx: Context, input: z.input<typeof SheetUpload>): Promise<SheetResult> {
  allow(ctx, 'claim:write')
  const { id, name, bytes } = SheetUpload.parse(input)
  const row = await readRow(ctx.db, id)
  if (row.submittedAt !== null) throw sentAlready()
  const read = await readXlsx(bytes, null)
  if (read.kind === 'refused')
    return { taken: false, problems: read.problems.map(({ place, ...problem }) => ({ ...problem, place: place ?? 'the file' })) }
  const { columns, rows } = read.table
  const sheet = { id, version: row.version, today: latestToday(ctx.now), questions: askedIn(row.questions), keyOf: keysOf(row) }
  const { answers, problems } = readSheet(columns, rows, sheet)
  if (problems.length > 0) return { taken: false, problems }
  const answered = answers.filter(({ questionId, given }) => isSaid(vendorQuestion(questionId) as VendorQuestion, given)).length
  if (answered === 0) throw invalid('Nothing was taken in: no question in the Excel file has an answer.')
  return transaction(ctx, async (tx) => {
    const where = { id, version: row.version, submittedAt: null }
    const { count } = await tx.questionnaire.updateMany({ where, data: { submittedAt: null } })
    if (count === 0) throw sentAlready()
    for (const answer of answers) await writeAnswer(tx, ctx, id, answer)
    await closeWith(tx, ctx, { id, name, answered, via: 'sheet' })
    return { taken: true as const, answered }
  })
}

const sentAlready = () =>
  conflict('Answers to these questions were sent already. Nothing was changed; make a new questionnaire to ask again.')
