import type { Day } from './day'
import { type AnswerField, type GivenAnswer, judgeAnswer, sendProblems, valueText } from './question-answer'
import type { Belief } from './question-beliefs'
import { typedValue } from './question-typed'
import { type AnswerForm, questionGroups, type VendorQuestion } from './questions'

/** The columns of a sheet, in their order. The first one tells which question of which questionnaire a row belongs to. */
export const sheetColumns = [
  'Key (leave as it is)',
  'Group',
  'Question',
  'Why we ask',
  'How to answer',
  'We believe',
  'Answer',
  'In words',
  'Document address',
  'Document title',
  'Document date',
] as const

const at = (name: (typeof sheetColumns)[number]) => sheetColumns.indexOf(name)
const answerColumns: Record<AnswerField, number> = {
  value: at('Answer'),
  text: at('In words'),
  documentUrl: at('Document address'),
  documentTitle: at('Document title'),
  documentOn: at('Document date'),
}

/** How one form of answer is written into a cell. */
export function howToAnswer(form: AnswerForm): string {
  switch (form.kind) {
    case 'yes_no':
      return 'yes or no'
    case 'choice':
      return `one of: ${form.options.map(({ label }) => label).join('; ')}`
    case 'several':
      return `any of, separated by semicolons: ${form.options.map(({ label }) => label).join('; ')}`
    case 'number':
      return `a number, in ${form.unit}`
    case 'regions':
      return 'region codes separated by commas, such as eu, us'
    case 'text':
      return 'in words, in the column “In words”'
  }
}

const groupLabel = (id: string): string => questionGroups.find((group) => group.id === id)?.label ?? id

export type SheetEntry = { question: VendorQuestion; belief: Belief | null; answer: GivenAnswer | null }

/** The rows of a sheet, one per question. `keyOf` gives the mark by which a row is known again. */
export function sheetRows(entries: readonly SheetEntry[], keyOf: (question: VendorQuestion) => string): (string | null)[][] {
  return entries.map(({ question, belief, answer }) => [
    keyOf(question),
    groupLabel(question.group),
    question.question,
    question.why,
    howToAnswer(question.answer),
    belief?.text ?? null,
    answer ? cellValue(question, answer) : null,
    answer?.text ?? null,
    answer?.documentUrl ?? null,
    answer?.documentTitle ?? null,
    answer?.documentOn ?? null,
  ])
}

function cellValue(question: VendorQuestion, { value }: GivenAnswer): string | null {
  if (question.answer.kind === 'several' && Array.isArray(value)) {
    return value.map((id) => valueText(question, [id])).join('; ')
  }
  return typeof value === 'number' ? String(value) : valueText(question, value)
}

export type SheetProblem = { place: string; column: string | null; reason: string; fix: string }
export type SheetAnswer = { questionId: string; given: GivenAnswer }
export type SheetRead = { answers: SheetAnswer[]; problems: SheetProblem[] }

export type ReadRow = { place: string; cells: readonly string[] }
export type SheetOf = {
  id: string
  version: number
  today: Day
  questions: readonly VendorQuestion[]
  keyOf: (question: VendorQuestion) => string
}

/**
 * The answers in the rows of a sheet that came back. Each row is refused that was made for another questionnaire or an older sheet, whose key or
 * question was changed, that stands there twice, or whose answer does not fit; and so is a sheet from which a row is missing. Whoever calls this
 * writes nothing while there is a problem.
 */
export function readSheet(columns: readonly string[], rows: readonly ReadRow[], sheet: SheetOf): SheetRead {
  const lacking = sheetColumns.filter((name, index) => columns[index] !== name)
  if (lacking.length > 0) {
    const reason = `The Excel file does not have the columns it was sent with: ${lacking.map((name) => `“${name}”`).join(', ')}.`
    return {
      answers: [],
      problems: [{ place: 'first row', column: null, reason, fix: 'Download the Excel file again and copy the answers over.' }],
    }
  }
  const seen = new Map<string, string>()
  const answers: SheetAnswer[] = []
  const problems: SheetProblem[] = []
  for (const row of rows) {
    const question = ownQuestion(row, sheet, seen)
    if ('reason' in question) problems.push(question)
    else {
      const judged = judgeRow(row, question, sheet.today)
      problems.push(...judged.problems)
      answers.push({ questionId: question.id, given: judged.given })
    }
  }
  for (const question of sheet.questions) {
    if (seen.has(question.id)) continue
    const reason = `The row of the question “${question.question}” is missing, or could not be told.`
    problems.push({ place: 'the Excel file', column: null, reason, fix: 'Leave every row in; an empty answer is fine.' })
  }
  return { answers, problems }
}

function ownQuestion(row: ReadRow, { id, version, questions, keyOf }: SheetOf, seen: Map<string, string>): VendorQuestion | SheetProblem {
  const key = (row.cells[0] ?? '').trim()
  const refuse = (reason: string, fix: string): SheetProblem => ({ place: row.place, column: sheetColumns[0], reason, fix })
  const again = 'Download the Excel file again and copy the answers over.'
  const [of, edition, questionId] = key.split('/')
  if (!of || !edition || !questionId)
    return refuse('The row has no key, so that nobody can tell what it answers.', 'Take the row out, or restore its key.')
  if (of !== id) return refuse('The row belongs to another questionnaire.', 'Upload it where it was downloaded.')
  if (edition !== String(version)) return refuse('The Excel file is older than the questionnaire is now.', again)
  const question = questions.find((entry) => entry.id === questionId)
  if (!question || keyOf(question) !== key) return refuse('The key of the row was changed.', again)
  if (row.cells[at('Question')] !== question.question) return refuse('The question was changed.', again)
  const before = seen.get(questionId)
  if (before) return refuse(`The question stands in the Excel file twice, also in ${before}.`, 'Leave only one of the two rows in.')
  seen.set(questionId, row.place)
  return question
}

function judgeRow({ place, cells }: ReadRow, question: VendorQuestion, today: Day): { given: GivenAnswer; problems: SheetProblem[] } {
  const cell = (field: AnswerField) => (cells[answerColumns[field]] ?? '').trim()
  const raw = {
    value: question.answer.kind === 'text' ? null : valueIn(question.answer, cell('value')),
    text: [question.answer.kind === 'text' ? cell('value') : '', cell('text')].filter(Boolean).join('\n\n'),
    documentUrl: cell('documentUrl'),
    documentTitle: cell('documentTitle'),
    documentOn: cell('documentOn'),
  }
  const { given, problems } = judgeAnswer(question, raw)
  const all = Object.keys(problems).length > 0 ? problems : sendProblems(question, given, today)
  return {
    given,
    problems: Object.entries(all).map(([field, reason]) => ({
      place,
      column: sheetColumns[answerColumns[field as AnswerField]] ?? null,
      reason,
      fix: field === 'value' ? `Write ${howToAnswer(question.answer)}.` : 'Correct the cell, or leave it empty.',
    })),
  }
}

const optionId = (options: readonly { id: string; label: string }[], typed: string): string =>
  options.find(({ id, label }) => [id, label.toLowerCase()].includes(typed.trim().toLowerCase()))?.id ?? typed

const parts = (typed: string, by: RegExp): string[] =>
  typed
    .split(by)
    .map((part) => part.trim())
    .filter(Boolean)

/** What somebody typed into a cell, as the value its question takes; text that does not fit stays text, so that it is refused at its cell. */
function valueIn(form: AnswerForm, typed: string): unknown {
  if (typed === '') return null
  switch (form.kind) {
    case 'yes_no': {
      if (/^(?:yes|y|true)$/i.test(typed)) return true
      return /^(?:no|n|false)$/i.test(typed) ? false : typed
    }
    case 'choice':
      return optionId(form.options, typed)
    case 'several':
      return parts(typed, /;/).map((part) => optionId(form.options, part))
    case 'number':
    case 'regions':
      return typedValue(form, typed)
    case 'text':
      return typed
  }
}
