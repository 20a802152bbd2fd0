import 'server-only'
import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { z } from 'zod'
import { allow, type Context, transaction } from '@/lib/context'
import { toColumns, toNoun } from '@/lib/db/columns'
import type { Tx } from '@/lib/db/scope'
import { claimSelect, type Stored } from '@/lib/db/select'
import { Claim } from '@/lib/domain/claim'
import { Day } from '@/lib/domain/day'
import { slugify } from '@/lib/domain/strings'
import { dayIn } from '@/lib/domain/week'
import { conflict, invalid, notFound } from '@/lib/errors'
import { formatDate } from '@/lib/format'
import { parentArchived, RowRef, setArchived } from './archiving'
import { askedId } from './asked-id'
import { record } from './audit'
import { checkClaim } from './claim-rules'
import { joinedId, staleWrite } from './rows'
import { keepSource, NewSource } from './sources'

const { id: _id, evaluatorId: _evaluatorId, sourceId: _sourceId, ...columns } = Claim.shape

// Read in a source that the workspace has, or in one that is described here.
const given = { ...columns, sourceId: Claim.shape.sourceId.nullable().default(null), newSource: NewSource.nullable().default(null) }
type Given = Omit<Claim, 'id' | 'evaluatorId' | 'sourceId'> & { sourceId: string | null; newSource: NewSource | null }

const nullsIn = (row: object): string[] =>
  Object.entries(row).flatMap(([name, value]) => (typeof value === 'string' && value.includes('\0') ? name : []))

const asClaim = (row: Given, ctx: z.RefinementCtx) => {
  const { newSource, sourceId, version: _version, id, ...claim } = row as Given & { id?: string; version?: number }
  const { error } = Claim.safeParse({ ...claim, id: id ?? 'new', evaluatorId: 'new', sourceId: 'new' })
  for (const { path, message } of error?.issues ?? []) ctx.addIssue({ code: 'custom', path, message })
  for (const field of [...nullsIn(claim), ...nullsIn(newSource ?? {}).map((name) => `newSource.${name}`)])
    ctx.addIssue({ code: 'custom', path: field.split('.'), message: 'This text holds a null character, which cannot be kept. Remove it.' })
  if (sourceId === null && newSource === null)
    ctx.addIssue({ code: 'custom', path: ['sourceId'], message: 'Say where the claim was read: choose a source, or describe a new one.' })
  if (sourceId !== null && newSource !== null)
    ctx.addIssue({ code: 'custom', path: ['sourceId'], message: 'Choose a source or describe a new one, not both.' })
}

/** A new claim; its id and its evaluator's id are made from what it says. */
export const NewClaim = z.strictObject(given).superRefine(asClaim)
/** What a form sends to correct a claim: all of it and the version it was read at. */
export const ClaimChange = z.strictObject({ id: Claim.shape.id, ...given, version: z.number().int().positive() }).superRefine(asClaim)
/** Where a publisher withdrew a claim, when, and why. */
export const Withdrawal = z.strictObject({
  withdrawnAt: z.url({ protocol: /^https?$/, error: 'Write the full address at which it was withdrawn, starting with https://' }).max(2000),
  withdrawnOn: Day,
  reason: z
    .string()
    .trim()
    .min(1, 'Say in a few words why it was withdrawn.')
    .max(1000, 'Write at most 1,000 characters: one sentence is enough.')
    .refine((text) => !text.includes('\0'), 'This text holds a null character, which cannot be kept. Remove it.'),
})
export type Withdrawal = z.infer<typeof Withdrawal>

const ref = { id: Claim.shape.id, version: z.number().int().positive() }
/** Says that the publisher withdrew a claim, with where, when and why. */
export const ClaimRetraction = z.strictObject({ ...ref, ...Withdrawal.shape })
/** Says that a claim was marked as withdrawn by mistake. */
export const ClaimReinstatement = z.strictObject(ref)

async function readClaim(db: Pick<Tx, 'claim'>, id: string): Promise<Stored<Claim>> {
  const row = await db.claim.findFirst({ where: { id: askedId(id, 'This claim') }, select: claimSelect })
  if (!row) throw notFound('This claim')
  return toNoun(row)
}

/** One claim; throws `not_found`. */
export async function getClaim(ctx: Context, id: string): Promise<Stored<Claim>> {
  allow(ctx, 'workspace:read')
  return readClaim(ctx.db, id)
}

/** An evaluator has no table of its own: one name is one id, and a name that is new gets the slug of it. */
async function evaluatorIdOf(tx: Tx, org: string): Promise<string> {
  const known = await tx.claim.findFirst({ where: { evaluatorOrg: org }, orderBy: { id: 'asc' }, select: { evaluatorId: true } })
  return known?.evaluatorId ?? slugify(org, `evaluator-${hashOf(org)}`)
}

const hashOf = (value: unknown): string =>
  createHash('sha256')
    .update(canonicalize(value) ?? '')
    .digest('hex')
    .slice(0, 6)

async function completed(tx: Tx, ctx: Context, { newSource, sourceId, ...claim }: Given): Promise<Omit<Claim, 'id'>> {
  const kept = newSource === null ? sourceId : await keepSource(tx, ctx, newSource)
  if (kept === null) throw invalid('Nothing was saved. Please correct the marked fields.', { sourceId: 'Choose a source.' })
  return { ...claim, evaluatorId: await evaluatorIdOf(tx, claim.evaluatorOrg), sourceId: kept }
}

const todayOf = ({ now, workspace }: Context) => dayIn(now, workspace.timeZone)

export async function createClaim(ctx: Context, input: z.input<typeof NewClaim>): Promise<{ id: string }> {
  allow(ctx, 'claim:write')
  const draft = NewClaim.parse(input)
  return transaction(ctx, async (tx) => {
    await checkClaim(tx, draft, { today: todayOf(ctx) })
    const claim = await completed(tx, ctx, draft)
    // The hash tells claims apart that differ only in a figure; the same form sent twice has the same one.
    const id = joinedId([claim.modelId, claim.benchmarkId, claim.dimensionId, claim.publishedOn, hashOf(claim)])
    if ((await tx.claim.count({ where: { id } })) > 0)
      throw conflict('This very claim is in the workspace already. Open it from the list, or correct what differs.', { id })
    await tx.claim.create({ data: { ...toColumns(claim), id, workspaceId: ctx.workspace.id } })
    await record(tx, ctx, 'claim.created', { type: 'claim', id }, claim)
    return { id }
  })
}

/** Replaces a claim. Throws `conflict` with the stored row when somebody else was faster. */
export async function updateClaim(ctx: Context, input: z.input<typeof ClaimChange>): Promise<{ id: string }> {
  allow(ctx, 'claim:write')
  const { id, version, ...draft } = ClaimChange.parse(input)
  return transaction(ctx, async (tx) => {
    const before = await readClaim(tx, id)
    if (before.version !== version) throw staleWrite('claim', before)
    await checkClaim(tx, draft, { today: todayOf(ctx), before })
    const claim = await completed(tx, ctx, draft)
    const changed = await tx.claim.updateMany({ where: { id, version }, data: { ...toColumns(claim), version: { increment: 1 } } })
    if (changed.count !== 1) throw staleWrite('claim', await readClaim(tx, id))
    await record(tx, ctx, 'claim.changed', { type: 'claim', id }, { before, after: claim })
    return { id }
  })
}

/** Marks a claim as withdrawn by whoever published it, so that no verdict counts it any longer. */
export async function retractClaim(ctx: Context, input: z.input<typeof ClaimRetraction>): Promise<{ id: string }> {
  allow(ctx, 'claim:write')
  const { id, version, ...withdrawal } = ClaimRetraction.parse(input)
  return transaction(ctx, async (tx) => {
    const before = await readClaim(tx, id)
    const refuse = (message: string) => invalid('Nothing was saved. Please correct the marked fields.', { withdrawnOn: message })
    if (withdrawal.withdrawnOn > todayOf(ctx)) throw refuse('This day is still to come. A claim counts until it is withdrawn.')
    if (withdrawal.withdrawnOn < before.publishedOn) throw refuse(`It was published only on ${formatDate(before.publishedOn)}.`)
    await setRetracted(tx, { before, version, retracted: true })
    await record(tx, ctx, 'claim.retracted', { type: 'claim', id }, withdrawal)
    return { id }
  })
}

/** Takes the mark back, for one that was set by mistake. */
export async function reinstateClaim(ctx: Context, input: z.input<typeof ClaimReinstatement>): Promise<{ id: string }> {
  allow(ctx, 'claim:write')
  const { id, version } = ClaimReinstatement.parse(input)
  return transaction(ctx, async (tx) => {
    await setRetracted(tx, { before: await readClaim(tx, id), version, retracted: false })
    await record(tx, ctx, 'claim.reinstated', { type: 'claim', id })
    return { id }
  })
}

type Mark = { before: Stored<Claim>; version: number; retracted: boolean }

async function setRetracted(tx: Tx, { before, version, retracted }: Mark): Promise<void> {
  const changed = await tx.claim.updateMany({ where: { id: before.id, version }, data: { retracted, version: { increment: 1 } } })
  if (changed.count !== 1) throw staleWrite('claim', before)
}

export type KnownWithdrawal = Withdrawal & { byName: string }

/** What was said when a claim was marked as withdrawn; null where it was marked without a word, as by an import. */
export async function withdrawalOf(ctx: Context, id: string): Promise<KnownWithdrawal | null> {
  allow(ctx, 'workspace:read')
  const event = await ctx.db.auditEvent.findFirst({
    where: { subjectType: 'claim', subjectId: askedId(id, 'This claim'), action: 'claim.retracted' },
    orderBy: { seq: 'desc' },
    select: { actorName: true, detail: true },
  })
  const told = Withdrawal.safeParse(event?.detail)
  return event && told.success ? { ...told.data, byName: event.actorName } : null
}

/** Puts a claim away: lists no longer show it and verdicts no longer count it. */
export async function archiveClaim(ctx: Context, input: RowRef): Promise<RowRef> {
  allow(ctx, 'claim:write')
  const { id } = RowRef.parse(input)
  return transaction(ctx, async (tx) => {
    await readClaim(tx, id)
    return setArchived(ctx, tx, { noun: 'claim', table: tx.claim, id, archived: true })
  })
}

/** Takes an archived claim back. Refused while its model is archived. */
export async function unarchiveClaim(ctx: Context, input: RowRef): Promise<RowRef> {
  allow(ctx, 'claim:write')
  const { id } = RowRef.parse(input)
  return transaction(ctx, async (tx) => {
    const current = await readClaim(tx, id)
    const model = await tx.model.findFirst({ where: { id: current.modelId }, select: { name: true, archivedAt: true } })
    if (model?.archivedAt) throw parentArchived('claim', 'model', model.name)
    return setArchived(ctx, tx, { noun: 'claim', table: tx.claim, id, archived: false })
  })
}
