import 'server-only'
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { hashToken, newToken } from '@/lib/auth/token'
import { allow, type Context, transaction } from '@/lib/context'
import type { Tx } from '@/lib/db/scope'
import { Belief } from '@/lib/domain/question-beliefs'
import { linkWorks, mostAnswerDays, NewQuestionnaire, questionnaireState, usualAnswerDays } from '@/lib/domain/questionnaire'
import { conflict, invalid, notFound } from '@/lib/errors'
import { record } from './audit'
import { listBeliefs } from './question-beliefs'
import { checkReferences } from './references'

export const QuestionnaireRef = z.strictObject({ id: z.string().min(1).max(100) })
/** A new link instead of the old one, read at a version. */
export const Renewal = z.strictObject({
  ...QuestionnaireRef.shape,
  version: z.number().int().positive(),
  expiresInDays: z.number().int().min(1).max(mostAnswerDays).default(usualAnswerDays),
})

const dayMs = 86_400_000
const endOf = (now: Date, days: number) => new Date(now.getTime() + days * dayMs)

/** Makes a questionnaire with one link. The token is returned once and stored only as a hash; without a sender's tick nothing known is shown. */
export async function createQuestionnaire(
  ctx: Context,
  input: z.input<typeof NewQuestionnaire>,
): Promise<{ id: string; token: string; vendorName: string }> {
  allow(ctx, 'claim:write')
  const { shown, expiresInDays, ...asked } = NewQuestionnaire.parse(input)
  const known = await listBeliefs(ctx, asked)
  const beliefs = known.filter(({ questionId }) => asked.questions.includes(questionId) && shown.includes(questionId))
  const { actor, now, workspace } = ctx
  const [id, token, expiresAt] = [randomUUID(), newToken(), endOf(now, expiresInDays)]
  return transaction(ctx, async (tx) => {
    const vendorName = await checkAbout(tx, asked)
    const maker = { createdById: actor.kind === 'user' ? actor.id : null, createdByName: actor.name, createdAt: now }
    await tx.questionnaire.create({
      data: { ...asked, workspaceId: workspace.id, id, beliefs, tokenHash: hashToken(token), expiresAt, ...maker },
    })
    const detail = {
      vendorId: asked.vendorId,
      offeringId: asked.offeringId,
      questions: asked.questions.length,
      shown: beliefs.length,
      expiresAt,
    }
    await record(tx, ctx, 'questionnaire.created', { type: 'questionnaire', id }, detail)
    return { id, token, vendorName }
  })
}

/** The name of the vendor, once it and the offering are there and belong together. */
async function checkAbout(tx: Tx, { vendorId, offeringId }: { vendorId: string; offeringId: string | null }): Promise<string> {
  await checkReferences(tx, [
    { field: 'vendorId', id: vendorId, to: 'vendor' },
    { field: 'offeringId', id: offeringId, to: 'offering' },
  ])
  const vendor = await tx.vendor.findFirst({ where: { id: vendorId }, select: { name: true } })
  if (!vendor) throw notFound('This vendor')
  const theirs = { OR: [{ providerId: vendorId }, { model: { vendorId } }] }
  if (offeringId !== null && (await tx.offering.count({ where: { id: offeringId, ...theirs } })) === 0)
    throw invalid('Nothing was made. Please correct the marked fields.', {
      offeringId: `${vendor.name} neither makes nor serves this offering. Choose one of theirs.`,
    })
  return vendor.name
}

const stateSelect = { vendorId: true, submittedAt: true, revokedAt: true, expiresAt: true, version: true } as const

async function readState(tx: Tx, id: string) {
  const row = await tx.questionnaire.findFirst({ where: { id }, select: stateSelect })
  if (!row) throw notFound('This questionnaire')
  return row
}

/** Makes the link worthless at once. What was sent already stays. */
export async function revokeQuestionnaire(ctx: Context, input: z.input<typeof QuestionnaireRef>): Promise<{ id: string }> {
  allow(ctx, 'claim:write')
  const { id } = QuestionnaireRef.parse(input)
  return transaction(ctx, async (tx) => {
    const { vendorId } = await readState(tx, id)
    const { count } = await tx.questionnaire.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: ctx.now } })
    if (count === 1) await record(tx, ctx, 'questionnaire.revoked', { type: 'questionnaire', id }, { vendorId })
    return { id }
  })
}

const restorableMs = 10 * 60_000

/** Gives a link back that was taken back within the last ten minutes. */
export async function restoreQuestionnaire(ctx: Context, input: z.input<typeof QuestionnaireRef>): Promise<{ id: string }> {
  allow(ctx, 'claim:write')
  const { id } = QuestionnaireRef.parse(input)
  return transaction(ctx, async (tx) => {
    const { vendorId } = await readState(tx, id)
    const lately = { revokedAt: { gte: new Date(ctx.now.getTime() - restorableMs) } }
    const { count } = await tx.questionnaire.updateMany({ where: { id, ...lately }, data: { revokedAt: null } })
    if (count === 0)
      throw conflict('Only a link that was taken back within the last ten minutes can be given back. Make a new link instead.')
    await record(tx, ctx, 'questionnaire.restored', { type: 'questionnaire', id }, { vendorId })
    return { id }
  })
}

/** A new link for the same questions; drafts are kept, and the old link and older sheets no longer work. Refused once answers were sent. */
export async function renewQuestionnaire(ctx: Context, input: z.input<typeof Renewal>): Promise<{ id: string; token: string }> {
  allow(ctx, 'claim:write')
  const { id, version, expiresInDays } = Renewal.parse(input)
  const [token, expiresAt] = [newToken(), endOf(ctx.now, expiresInDays)]
  return transaction(ctx, async (tx) => {
    const before = await readState(tx, id)
    if (before.submittedAt) throw conflict('The answers were sent already, so a new link would open nothing to answer.')
    const { count } = await tx.questionnaire.updateMany({
      where: { id, version, submittedAt: null },
      data: { tokenHash: hashToken(token), expiresAt, revokedAt: null, version: { increment: 1 } },
    })
    if (count === 0) throw conflict('Somebody made a new link while you were here. Reload the page before you make another.')
    await record(tx, ctx, 'questionnaire.renewed', { type: 'questionnaire', id }, { vendorId: before.vendorId, expiresAt })
    return { id, token }
  })
}

/** The state of a stored questionnaire, and whether its link works, at the clock of the context. */
export const standingOf = (row: { submittedAt: Date | null; revokedAt: Date | null; expiresAt: Date | null }, now: Date) => ({
  state: questionnaireState(row, now),
  linkWorks: linkWorks(row, now),
})

/** The beliefs that were shown, as they were stored. */
export const storedBeliefs = (stored: unknown): Belief[] => z.array(Belief).parse(stored)
