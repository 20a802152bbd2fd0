import 'server-only'
import { z } from 'zod'
import { allow, type Context, transaction } from '@/lib/context'
import type { Tx } from '@/lib/db/scope'
import { Day } from '@/lib/domain/day'
import type { Fact, FactSource } from '@/lib/domain/fact'
import { typedFactValue } from '@/lib/domain/fact-entry'
import { Slug } from '@/lib/domain/provenance'
import { type AnswerOutcome, answerStanding, type GivenAnswer, gateValue, standingLabel } from '@/lib/domain/question-answer'
import { feedsGate, type VendorQuestion, vendorQuestion } from '@/lib/domain/questions'
import { dayIn } from '@/lib/domain/week'
import { conflict, invalid, notFound } from '@/lib/errors'
import { formatDate } from '@/lib/format'
import { setArchived } from './archiving'
import { record } from './audit'
import { keepFact, NewFact } from './facts'
import { answerSelect, givenOf } from './question-answers'

const which = { id: z.string().min(1).max(100), questionId: z.string().min(1).max(60) }
const fact = {
  offeringId: Slug.nullable().default(null),
  /** As somebody types it: yes, eu, us, 0.999. Empty: what was answered, where the gate can take it. */
  value: z.string().trim().max(600).nullable().default(null),
}

export const AnswerRef = z.strictObject(which)
/** What somebody found who read the document: its words, what kind of document it is, and the value that the gate gets. */
export const Acceptance = z.strictObject({
  ...which,
  ...fact,
  kind: z.enum(['vendor_doc', 'contract'], { error: 'Say whether it is a contract or the vendor’s documentation.' }),
  quote: z
    .string({ error: 'Copy the words of the document that show it.' })
    .trim()
    .min(1, 'Copy the words of the document that show it.')
    .max(2000, 'Use at most 2,000 characters: the sentence that shows it is enough.'),
  readOn: Day,
})
/** Kept as what the vendor says: no gate passes by it. */
export const Keeping = z.strictObject({ ...which, ...fact })
export const Declining = z.strictObject({
  ...which,
  reason: z
    .string({ error: 'Say why, so that others need not look again.' })
    .trim()
    .min(1, 'Say why, so that others need not look again.')
    .max(2000, 'Use at most 2,000 characters.'),
})

type Answered = {
  question: VendorQuestion
  given: GivenAnswer
  submittedAt: Date
  byName: string
  factId: string | null
  outcome: string | null
}

async function readAnswer(tx: Tx, { id, questionId }: z.infer<typeof AnswerRef>): Promise<Answered> {
  const row = await tx.questionnaire.findFirst({
    where: { id },
    select: { submittedAt: true, submittedByName: true, answers: { where: { questionId }, select: answerSelect } },
  })
  const [answer] = row?.answers ?? []
  const question = vendorQuestion(questionId)
  if (!row || !answer || !question) throw notFound('This answer')
  if (row.submittedAt === null) throw conflict('The answers were not sent yet, so there is nothing to judge.')
  const { factId, outcome } = answer
  return { question, given: givenOf(answer), submittedAt: row.submittedAt, byName: row.submittedByName ?? '', factId, outcome }
}

type Judgement = { outcome: AnswerOutcome; reviewNote: string | null; factId: string | null }

async function judge(tx: Tx, ctx: Context, { id, questionId }: z.infer<typeof AnswerRef>, judgement: Judgement): Promise<void> {
  const by = { reviewedByName: ctx.actor.name, reviewedAt: ctx.now }
  const { count } = await tx.answer.updateMany({ where: { questionnaireId: id, questionId, outcome: null }, data: { ...judgement, ...by } })
  if (count === 0) throw judgedAlready()
  await record(tx, ctx, `answer.${judgement.outcome}`, { type: 'questionnaire', id }, { questionId, ...judgement })
}

const judgedAlready = () =>
  conflict('Somebody has judged this answer already. Reload the page; take the judgement back if you see it otherwise.')

/** Nothing is judged twice, and nothing that says nothing. */
function requireOpen({ question, given, outcome }: Answered, documented: boolean): void {
  if (outcome !== null) throw judgedAlready()
  const standing = answerStanding(question, { ...given, outcome })
  if (standing === 'unanswered') throw invalid('This question was not answered, so there is nothing to judge.')
  if (documented && standing === 'said')
    throw invalid(`“${standingLabel('said')}” cannot be accepted: there is no document to read it in. Ask for one, or keep it as a claim.`)
}

type Made = z.infer<typeof Keeping> & { sourceKind: FactSource; observedOn: string; quote: string | null }

/** The fact that an answer becomes at the gate it feeds; null for a question that feeds none. */
async function makeFact(tx: Tx, ctx: Context, { question, given, byName, submittedAt }: Answered, made: Made): Promise<string | null> {
  const gate = feedsGate(question)
  if (gate === null) return null
  if (made.offeringId === null) throw invalid('Nothing was saved.', { offeringId: 'Choose the offering that the fact is about.' })
  const value = made.value === null || made.value === '' ? gateValue(question, given.value) : typedFactValue(gate, made.value)
  if (value === null) throw invalid('Nothing was saved.', { value: 'Say what the gate gets: the answer is in words.' })
  const { documentUrl: url, documentTitle, documentOn } = given
  const shown =
    url === null
      ? null
      : {
          url,
          title: [documentTitle ?? url, documentOn && `of ${documentOn}`].filter(Boolean).join(', '),
          readOn: made.observedOn,
          text: null,
        }
  const fact = NewFact.parse({
    ...{ offeringId: made.offeringId, gate, value: value as Fact['value'], relSe: null },
    ...{ sourceKind: made.sourceKind, observedOn: made.observedOn, quote: made.quote },
    note: `Answered by ${byName} on ${formatDate(dayIn(submittedAt, ctx.workspace.timeZone))}${given.text ? `: ${given.text}` : ''}`.slice(
      0,
      2000,
    ),
    source: shown,
  })
  return keepFact(tx, ctx, fact)
}

/**
 * Accepts an answer after its document was read: a fact at the gate that the question feeds, with the document as its source and the words that show it.
 * An answer without a document is refused.
 */
export async function acceptAnswer(ctx: Context, input: z.input<typeof Acceptance>): Promise<{ factId: string | null }> {
  allow(ctx, 'claim:write')
  const { kind, quote, readOn, ...made } = Acceptance.parse(input)
  return transaction(ctx, async (tx) => {
    const answer = await readAnswer(tx, made)
    requireOpen(answer, true)
    const { documentOn } = answer.given
    if (documentOn !== null && readOn < documentOn)
      throw invalid('Nothing was saved.', { readOn: `The document is of ${formatDate(documentOn)}; nobody can have read it before.` })
    const factId = await makeFact(tx, ctx, answer, { ...made, sourceKind: kind, observedOn: readOn, quote })
    await judge(tx, ctx, made, { outcome: 'accepted', reviewNote: quote, factId })
    return { factId }
  })
}

/** Keeps an answer as the vendor's claim: a fact that no gate passes by, though a fresh no fails a gate whoever says it. */
export async function keepAnswer(ctx: Context, input: z.input<typeof Keeping>): Promise<{ factId: string | null }> {
  allow(ctx, 'claim:write')
  const made = Keeping.parse(input)
  return transaction(ctx, async (tx) => {
    const answer = await readAnswer(tx, made)
    requireOpen(answer, false)
    const observedOn = dayIn(answer.submittedAt, ctx.workspace.timeZone)
    const factId = await makeFact(tx, ctx, answer, {
      ...made,
      sourceKind: 'vendor_claim',
      observedOn,
      quote: answer.given.text?.slice(0, 2000) ?? null,
    })
    await judge(tx, ctx, made, { outcome: 'kept', reviewNote: null, factId })
    return { factId }
  })
}

/** Declines an answer with a reason; the question stays open. */
export async function declineAnswer(ctx: Context, input: z.input<typeof Declining>): Promise<{ id: string }> {
  allow(ctx, 'claim:write')
  const { reason, ...ref } = Declining.parse(input)
  return transaction(ctx, async (tx) => {
    requireOpen(await readAnswer(tx, ref), false)
    await judge(tx, ctx, ref, { outcome: 'declined', reviewNote: reason, factId: null })
    return { id: ref.id }
  })
}

/** Takes a judgement back; the fact that was made of it is put away. */
export async function reopenAnswer(ctx: Context, input: z.input<typeof AnswerRef>): Promise<{ id: string }> {
  allow(ctx, 'claim:write')
  const ref = AnswerRef.parse(input)
  return transaction(ctx, async (tx) => {
    const { outcome, factId } = await readAnswer(tx, ref)
    const where = { questionnaireId: ref.id, questionId: ref.questionId, outcome }
    const empty = { outcome: null, reviewNote: null, reviewedByName: null, reviewedAt: null, factId: null }
    const { count } = await tx.answer.updateMany({ where, data: empty })
    if (outcome === null || count === 0) throw conflict('This answer is not judged. Reload the page.')
    if (factId !== null && (await tx.fact.count({ where: { id: factId, archivedAt: null } })) > 0)
      await setArchived(ctx, tx, { noun: 'fact', table: tx.fact, id: factId, archived: true })
    await record(tx, ctx, 'answer.reopened', { type: 'questionnaire', id: ref.id }, { questionId: ref.questionId, outcome, factId })
    return { id: ref.id }
  })
}
