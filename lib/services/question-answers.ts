import 'server-only'
import type { Context } from '@/lib/context'
import type { Tx } from '@/lib/db/scope'
import { fromDay, toDay } from '@/lib/domain/day'
import type { AnswerValue, GivenAnswer, UnreadAnswer } from '@/lib/domain/question-answer'
import { isSaid } from '@/lib/domain/question-answer'
import { vendorQuestion } from '@/lib/domain/questions'
import { Prisma } from '@/prisma/generated/client'

export const answerSelect = {
  ...{ questionId: true, value: true, text: true, documentUrl: true, documentTitle: true, documentOn: true, answeredAt: true },
  ...{ outcome: true, reviewNote: true, reviewedByName: true, reviewedAt: true, factId: true },
} as const

export type AnswerRow = {
  questionId: string
  value: unknown
  text: string | null
  documentUrl: string | null
  documentTitle: string | null
  documentOn: Date | null
}

const hourMs = 3_600_000

/** The calendar day where it is latest: a document of today is not ahead because its reader sits further west. */
export const latestToday = (now: Date): string => toDay(new Date(now.getTime() + 14 * hourMs))

/** How a value is stored while something that was typed for the question cannot be read. No answer that was sent is stored so. */
type Held = { given: AnswerValue | null; unread: UnreadAnswer }

const held = (value: unknown): Held | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && 'unread' in value ? (value as Held) : null

/** What was typed for a draft and could not be read. */
export const unreadOf = ({ value }: Pick<AnswerRow, 'value'>): UnreadAnswer => held(value)?.unread ?? {}

const isEmpty = (part: object): boolean => Object.keys(part).length === 0

/** A stored answer as it was given. */
export function givenOf({ value, text, documentUrl, documentTitle, documentOn }: AnswerRow): GivenAnswer {
  const kept = held(value)
  return {
    ...{ text, documentUrl, documentTitle },
    value: (kept ? kept.given : (value ?? null)) as AnswerValue | null,
    documentOn: documentOn === null ? null : toDay(documentOn),
  }
}

export type StoredAnswer = { questionId: string; given: GivenAnswer; unread?: UnreadAnswer }

const isBlank = ({ value, text, documentUrl, documentTitle, documentOn }: GivenAnswer): boolean =>
  [value, text, documentUrl, documentTitle, documentOn].every((part) => part === null)

/** What an answer is in the database. */
export function answerColumns({ value, documentOn, ...texts }: GivenAnswer, answeredAt: Date) {
  return { ...texts, value: value ?? Prisma.DbNull, documentOn: documentOn === null ? null : fromDay(documentOn), answeredAt }
}

/** Writes one answer of a questionnaire; a blank one takes the row away. */
export async function writeAnswer(
  tx: Tx,
  ctx: Context,
  questionnaireId: string,
  { questionId, given, unread = {} }: StoredAnswer,
): Promise<void> {
  const where = { questionnaireId, questionId }
  if (isBlank(given) && isEmpty(unread)) {
    await tx.answer.deleteMany({ where })
    return
  }
  const columns = answerColumns(given, ctx.now)
  const data = isEmpty(unread) ? columns : { ...columns, value: { given: given.value, unread } }
  const { count } = await tx.answer.updateMany({ where, data })
  if (count === 0) await tx.answer.create({ data: { ...where, ...data, workspaceId: ctx.workspace.id } })
}

/** How many of the answers say something, documents or not. */
export const countSaid = (answers: readonly AnswerRow[]): number =>
  answers.filter((row) => {
    const question = vendorQuestion(row.questionId)
    return question !== undefined && isSaid(question, givenOf(row))
  }).length
