import 'server-only'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { z } from 'zod'
import { guessLimit } from '@/lib/auth/guess-limit'
import { hashToken } from '@/lib/auth/token'
import { type Context, systemContext, transaction } from '@/lib/context'
import { client } from '@/lib/db/client'
import { offeringTitle } from '@/lib/domain/offering'
import { type AnswerField, emptyAnswer, type GivenAnswer, judgeAnswer, sendProblems, type UnreadAnswer } from '@/lib/domain/question-answer'
import type { Belief } from '@/lib/domain/question-beliefs'
import { linkWorks } from '@/lib/domain/questionnaire'
import { type VendorQuestion, vendorQuestion } from '@/lib/domain/questions'
import { AppError, conflict, invalid } from '@/lib/errors'
import { record } from './audit'
import { type AnswerRow, answerSelect, countSaid, givenOf, latestToday, unreadOf, writeAnswer } from './question-answers'
import { storedBeliefs } from './questionnaires'
import { TooManyGuesses } from './share-access'

const guesses = guessLimit({ name: 'questions', fromOne: 30, fromAll: 600 })
/** Drafts and sendings of one questionnaire within a minute: a fast typist stays far below. */
const writes = new RateLimiterMemory({ keyPrefix: 'answers', points: 120, duration: 60 })

/** The same for every link that opens nothing, whatever the reason. */
export const nothingAsked = () =>
  new AppError(
    'not_found',
    'This link opens no questions. A part of it may be missing, or it has ended. Ask whoever sent it for a new one.',
  )

type Visit = { address: string; now?: Date }

/** All that the holder of a link sees: the questions, what the sender chose to show beside them, and their own answers. */
export type OpenQuestionnaire = {
  workspaceName: string
  vendorName: string
  offering: string | null
  recipient: string | null
  message: string | null
  questions: VendorQuestion[]
  beliefs: Record<string, Belief>
  answers: Record<string, GivenAnswer>
  /** What was typed and could not be read yet, as it was typed. */
  unread: Record<string, UnreadAnswer>
  expiresAt: Date | null
  submittedAt: Date | null
  submittedByName: string | null
}

const openSelect = {
  ...{ id: true, questions: true, beliefs: true, recipient: true, message: true, expiresAt: true, revokedAt: true },
  ...{ submittedAt: true, submittedByName: true, workspaceId: true },
  vendor: { select: { name: true } },
  offering: {
    select: {
      kind: true,
      model: { select: { name: true, modelVersion: true, vendorId: true } },
      provider: { select: { id: true, name: true } },
    },
  },
} as const
const workspaceSelect = { id: true, slug: true, name: true, timeZone: true, currency: true, demo: true, catalogueVersion: true } as const

async function opened(token: string, { address, now = new Date() }: Visit) {
  const tokenHash = hashToken(token)
  const seconds = await guesses.wait(address, tokenHash)
  if (seconds > 0) throw new TooManyGuesses(seconds)
  const row = await client().questionnaire.findUnique({ where: { tokenHash }, select: openSelect })
  if (!row) await guesses.miss(address)
  if (!row || !linkWorks(row, now)) throw nothingAsked()
  const workspace = await client().workspace.findUnique({ where: { id: row.workspaceId }, select: workspaceSelect })
  if (!workspace) throw nothingAsked()
  guesses.hit(tokenHash)
  // Nothing that asks for a role is called with this context; it binds the client to the one workspace.
  const ctx = systemContext({ workspace, now, role: 'viewer', actor: { kind: 'system', name: `${row.vendor.name} (questionnaire)` } })
  return { ctx, row }
}

type Row = Awaited<ReturnType<typeof opened>>['row']

const readAnswers = (db: Pick<Context['db'], 'answer'>, questionnaireId: string) =>
  db.answer.findMany({ where: { questionnaireId }, select: answerSelect })

const askedIn = ({ questions }: Row): VendorQuestion[] => questions.flatMap((id) => vendorQuestion(id) ?? [])

/** What a link opens. Looking changes nothing, so that a preview in a chat does not. Throws `not_found`, always the same, for every other link. */
export async function openQuestionnaire(token: string, visit: Visit): Promise<OpenQuestionnaire> {
  const { ctx, row } = await opened(token, visit)
  const answers = await readAnswers(ctx.db, row.id)
  return {
    workspaceName: ctx.workspace.name,
    vendorName: row.vendor.name,
    offering: row.offering ? offeringTitle(row.offering) : null,
    recipient: row.recipient,
    message: row.message,
    questions: askedIn(row),
    beliefs: Object.fromEntries(storedBeliefs(row.beliefs).map((belief) => [belief.questionId, belief])),
    answers: Object.fromEntries(answers.map((answer) => [answer.questionId, givenOf(answer)])),
    unread: Object.fromEntries(answers.map((answer) => [answer.questionId, unreadOf(answer)])),
    expiresAt: row.expiresAt,
    submittedAt: row.submittedAt,
    submittedByName: row.submittedByName,
  }
}

/** One answer as a page sends it while somebody types; each field is judged by itself. */
export const DraftAnswer = z.strictObject({
  questionId: z.string().max(60),
  value: z.unknown(),
  text: z.unknown(),
  documentUrl: z.unknown(),
  documentTitle: z.unknown(),
  documentOn: z.unknown(),
})
export type DraftAnswer = z.infer<typeof DraftAnswer>

async function requirePace(id: string): Promise<void> {
  await writes.consume(id).catch(() => {
    throw conflict('Too much was sent within a minute. Wait a moment; what you typed is still on your screen.')
  })
}

/** Holds the questionnaire, so that nothing is written into one that is being sent or was. */
async function holdWaiting(tx: Parameters<typeof writeAnswer>[0], { id }: Row): Promise<void> {
  const { count } = await tx.questionnaire.updateMany({ where: { id, submittedAt: null, revokedAt: null }, data: { submittedAt: null } })
  if (count === 0) throw conflict('These answers were sent already. Nothing was changed; reload the page to read what was sent.')
}

const mostUnread = 5000

/** What could not be read, as it can be shown again; longer than any field takes is cut. */
function asTyped(raw: unknown): string | string[] {
  const plain = (text: string) => text.replaceAll('\0', '')
  if (Array.isArray(raw) && raw.every((part) => typeof part === 'string') && raw.join().length <= mostUnread) return raw.map(plain)
  return plain(typeof raw === 'string' ? raw : (JSON.stringify(raw) ?? '')).slice(0, mostUnread)
}

/** Keeps what was given for one question so far. What cannot be read is named, and kept as it was typed until it is corrected. */
export async function saveDraft(token: string, input: unknown, visit: Visit): Promise<{ problems: Partial<Record<AnswerField, string>> }> {
  const { ctx, row } = await opened(token, visit)
  const { questionId, ...raw } = DraftAnswer.parse(input)
  const question = askedIn(row).find(({ id }) => id === questionId)
  if (!question) throw invalid('This question is not in the questionnaire. Reload the page.')
  await requirePace(row.id)
  return transaction(ctx, async (tx) => {
    await holdWaiting(tx, row)
    const stored = await tx.answer.findFirst({ where: { questionnaireId: row.id, questionId }, select: answerSelect })
    const { given, problems } = judgeAnswer(question, raw, stored ? givenOf(stored) : emptyAnswer)
    const wrong = Object.keys(problems) as AnswerField[]
    const unread = Object.fromEntries(wrong.map((field) => [field, asTyped(raw[field])]))
    // What was there before must not be sent in place of what was typed since.
    const read = { ...given, ...Object.fromEntries(wrong.map((field) => [field, null])) }
    await writeAnswer(tx, ctx, row.id, { questionId, given: read, unread })
    return { problems }
  })
}

export const Signature = z.strictObject({
  name: z
    .string({ error: 'Write your name, so that we know who answered.' })
    .trim()
    .min(2, 'Write your name, so that we know who answered.')
    .max(120, 'Use at most 120 characters.'),
})

/** Why each field that could not be read keeps its questionnaire from being sent. */
function unreadProblems(question: VendorQuestion, row: AnswerRow): Partial<Record<AnswerField, string>> {
  const unread = unreadOf(row)
  const { problems } = judgeAnswer(question, unread)
  const fields = Object.keys(unread) as AnswerField[]
  return Object.fromEntries(fields.map((field) => [field, problems[field] ?? 'This could not be read when it was typed. Write it again.']))
}

/** Sends the answers for good, signed with a name; refused while anything that was typed cannot be read. A second sending, from wherever it comes, changes nothing and is a conflict. */
export async function submitAnswers(token: string, input: unknown, visit: Visit): Promise<{ answered: number }> {
  const { ctx, row } = await opened(token, visit)
  const { name } = Signature.parse(input)
  await requirePace(row.id)
  return transaction(ctx, async (tx) => {
    await holdWaiting(tx, row)
    const answers = await tx.answer.findMany({ where: { questionnaireId: row.id }, select: answerSelect })
    const today = latestToday(ctx.now)
    const wrong = answers.flatMap((answer) => {
      const question = vendorQuestion(answer.questionId)
      const problems = question ? { ...sendProblems(question, givenOf(answer), today), ...unreadProblems(question, answer) } : {}
      return Object.entries(problems).map(([field, message]) => [`${answer.questionId}.${field}`, message] as const)
    })
    if (wrong.length > 0) throw invalid('Nothing was sent yet. Please correct the marked fields.', Object.fromEntries(wrong))
    const answered = countSaid(answers)
    if (answered === 0) throw invalid('Nothing was sent: no question has an answer yet.')
    await closeWith(tx, ctx, { id: row.id, name, answered, via: 'link' })
    return { answered }
  })
}

type Closing = { id: string; name: string; answered: number; via: 'link' | 'sheet' }

/** Marks a questionnaire as answered, in the transaction that wrote its answers. */
export async function closeWith(tx: Parameters<typeof writeAnswer>[0], ctx: Context, { id, name, answered, via }: Closing): Promise<void> {
  await tx.answer.updateMany({ where: { questionnaireId: id }, data: { answeredAt: ctx.now } })
  await tx.questionnaire.updateMany({ where: { id }, data: { submittedAt: ctx.now, submittedByName: name, version: { increment: 1 } } })
  await record(tx, ctx, 'questionnaire.answered', { type: 'questionnaire', id }, { name, answered, via })
}
