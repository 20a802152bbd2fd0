import 'server-only'
import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { z } from 'zod'
import { allow, type Context, transaction } from '@/lib/context'
import { toColumns, toNoun } from '@/lib/db/columns'
import type { Tx } from '@/lib/db/scope'
import { claimSelect, type Stored } from '@/lib/db/select'
import { Claim } from '@/lib/domain/claim'
import { slugify } from '@/lib/domain/strings'
import { dayIn } from '@/lib/domain/week'
import { conflict, invalid, notFound } from '@/lib/errors'
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
/** Says that the publisher withdrew a claim, or takes that back. */
export const ClaimRetraction = z.strictObject({ id: Claim.shape.id, version: z.number().int().positive(), retracted: z.boolean() })

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

/** Marks a claim as withdrawn by whoever published it, so that no verdict counts it any longer; or takes the mark back. */
export async function retractClaim(ctx: Context, input: z.input<typeof ClaimRetraction>): Promise<{ id: string }> {
  allow(ctx, 'claim:write')
  const { id, version, retracted } = ClaimRetraction.parse(input)
  return transaction(ctx, async (tx) => {
    const before = await readClaim(tx, id)
    const changed = await tx.claim.updateMany({ where: { id, version }, data: { retracted, version: { increment: 1 } } })
    if (changed.count !== 1) throw staleWrite('claim', before)
    await record(tx, ctx, retracted ? 'claim.retracted' : 'claim.reinstated', { type: 'claim', id })
    return { id }
  })
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
