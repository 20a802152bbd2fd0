import 'server-only'
import { allow, type Context } from '@/lib/context'
import { offeringNameSelect } from '@/lib/db/select'
import { offeringTitle } from '@/lib/domain/offering'
import type { Origin } from '@/lib/domain/provenance'
import { type Agreement, type AnswerStanding, agreement, answerStanding, emptyAnswer, type GivenAnswer } from '@/lib/domain/question-answer'
import type { Belief } from '@/lib/domain/question-beliefs'
import type { QuestionnaireState } from '@/lib/domain/questionnaire'
import { type VendorQuestion, vendorQuestion } from '@/lib/domain/questions'
import { notFound } from '@/lib/errors'
import { answerSelect, countSaid, givenOf } from './question-answers'
import { standingOf, storedBeliefs } from './questionnaires'

export type QuestionnaireLine = {
  id: string
  vendor: { id: string; name: string }
  offering: { id: string; title: string } | null
  recipient: string | null
  askedBy: string
  askedAt: Date
  expiresAt: Date | null
  submittedAt: Date | null
  submittedByName: string | null
  state: QuestionnaireState
  linkWorks: boolean
  asked: number
  /** Of those that were asked, how many stand where; all unanswered until the answers are sent. */
  counts: Record<AnswerStanding, number>
  origin: Origin
}

const lineSelect = {
  ...{ id: true, recipient: true, createdByName: true, createdAt: true, expiresAt: true, submittedAt: true, submittedByName: true },
  ...{ revokedAt: true, questions: true, origin: true },
  vendor: { select: { id: true, name: true } },
  offering: { select: offeringNameSelect },
  answers: { select: answerSelect },
} as const

type Row = Awaited<ReturnType<typeof readRows>>[number]

const mostShown = 200

const readRows = (ctx: Context, where: { vendorId?: string }) =>
  ctx.db.questionnaire.findMany({ where, orderBy: [{ createdAt: 'desc' }, { id: 'asc' }], take: mostShown, select: lineSelect })

const none: Record<AnswerStanding, number> = { unanswered: 0, said: 0, shown: 0, accepted: 0, kept: 0, declined: 0 }

function standings({ questions, answers, submittedAt }: Row): { question: VendorQuestion; standing: AnswerStanding }[] {
  const given = new Map(answers.map((answer) => [answer.questionId, answer]))
  return questions.flatMap((id) => {
    const question = vendorQuestion(id)
    const answer = submittedAt === null ? undefined : given.get(id)
    if (!question) return []
    return [
      { question, standing: answer ? answerStanding(question, { ...givenOf(answer), outcome: answer.outcome }) : ('unanswered' as const) },
    ]
  })
}

function lineOf(row: Row, now: Date): QuestionnaireLine {
  const { id, vendor, offering, recipient, createdByName, createdAt, expiresAt, submittedAt, submittedByName, origin } = row
  const counts = { ...none }
  const stood = standings(row)
  for (const { standing } of stood) counts[standing]++
  return {
    ...{ id, vendor, recipient, expiresAt, submittedAt, submittedByName, origin, counts },
    offering: offering && { id: offering.id, title: offeringTitle(offering) },
    askedBy: createdByName,
    askedAt: createdAt,
    asked: stood.length,
    ...standingOf(row, now),
  }
}

/** The questionnaires of the workspace, or of one vendor, newest first. */
export async function listQuestionnaires(ctx: Context, { vendorId }: { vendorId?: string } = {}): Promise<QuestionnaireLine[]> {
  allow(ctx, 'workspace:read')
  const rows = await readRows(ctx, vendorId === undefined ? {} : { vendorId })
  return rows.map((row) => lineOf(row, ctx.now))
}

export type QuestionReading = {
  question: VendorQuestion
  belief: Belief | null
  given: GivenAnswer
  standing: AnswerStanding
  /** How the answer stands to what was believed; null without a belief or an answer. */
  agreement: Agreement | null
  /** What came of it; `fact` is the one that was made, where it still is. */
  review: { note: string | null; byName: string | null; at: Date | null; fact: { id: string; offeringId: string } | null }
}

export type QuestionnaireReading = QuestionnaireLine & {
  message: string | null
  version: number
  /** How many drafts say something while nothing has been sent; what they say is the vendor's own until then. */
  drafted: number
  items: QuestionReading[]
  /** Offerings of the vendor, for the facts that answers become. */
  offerings: { id: string; title: string }[]
}

/** One questionnaire with its answers, once they were sent; throws `not_found`. */
export async function getQuestionnaire(ctx: Context, id: string): Promise<QuestionnaireReading> {
  allow(ctx, 'workspace:read')
  const row = await ctx.db.questionnaire.findFirst({
    where: { id },
    select: { ...lineSelect, message: true, version: true, beliefs: true },
  })
  if (!row) throw notFound('This questionnaire')
  const beliefs = new Map(storedBeliefs(row.beliefs).map((belief) => [belief.questionId, belief]))
  const answers = new Map(row.answers.map((answer) => [answer.questionId, answer]))
  const made = row.answers.flatMap(({ factId }) => factId ?? [])
  const facts = made.length > 0 ? await ctx.db.fact.findMany({ where: { id: { in: made } }, select: { id: true, offeringId: true } }) : []
  const items = standings(row).map(({ question, standing }): QuestionReading => {
    const answer = row.submittedAt === null ? undefined : answers.get(question.id)
    const belief = beliefs.get(question.id) ?? null
    const given = answer ? givenOf(answer) : emptyAnswer
    const { reviewNote: note = null, reviewedByName: byName = null, reviewedAt: at = null } = answer ?? {}
    const fact = facts.find((entry) => entry.id === answer?.factId) ?? null
    return {
      question,
      standing,
      belief,
      given,
      agreement: belief && agreement(question, belief, given),
      review: { note, byName, at, fact },
    }
  })
  return {
    ...lineOf(row, ctx.now),
    ...{ message: row.message, version: row.version, items },
    drafted: row.submittedAt === null ? countSaid(row.answers) : 0,
    offerings: await offeringsOf(ctx, row.vendor.id),
  }
}

/** What a vendor makes or serves, by title. */
export async function offeringsOf(ctx: Context, vendorId: string): Promise<{ id: string; title: string }[]> {
  allow(ctx, 'workspace:read')
  const rows = await ctx.db.offering.findMany({
    where: { archivedAt: null, OR: [{ providerId: vendorId }, { model: { vendorId } }] },
    select: offeringNameSelect,
  })
  return rows
    .map((row) => ({ id: row.id, title: offeringTitle(row) }))
    .sort((a, b) => a.title.localeCompare(b.title, 'en', { numeric: true }))
}
