import 'server-only'
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { allow, type Context, transaction } from '@/lib/context'
import type { Tx } from '@/lib/db/scope'
import { nextFriday } from '@/lib/domain/action-dates'
import { proposedCode, proposedTitle } from '@/lib/domain/action-proposals'
import { Day, fromDay, toDay } from '@/lib/domain/day'
import { Slug } from '@/lib/domain/provenance'
import { dayIn, weekIn } from '@/lib/domain/week'
import { isSigned } from '@/lib/domain/week-actions'
import { conflict, type FieldErrors, forbidden, invalid, notFound } from '@/lib/errors'
import { record } from './audit'
import { checkReferences } from './references'
import { getDependencyWeek } from './reviews'
import { staleWrite } from './rows'

const Title = z.string().trim().min(3, 'Say what is to be done.').max(200, 'Use at most 200 characters; the rest fits into a comment.')
const Owner = z.string().max(60).nullable()
const version = z.number().int().positive()

/** What the engine proposes for a pair, taken on. Without an owner it is one's own; without a day it is due on Friday. */
export const TakenProposal = z.strictObject({
  dependencyId: Slug,
  challengerId: Slug,
  code: z.string().min(1).max(80),
  ownerId: Owner.optional(),
  dueOn: Day.nullable().optional(),
})
/** Something that people want done, about one dependency, one claim, or neither. */
export const NewAction = z.strictObject({
  title: Title,
  dependencyId: Slug.nullable().default(null),
  claimId: Slug.nullable().default(null),
  ownerId: Owner.default(null),
  dueOn: Day.nullable().default(null),
})
export const ActionChange = z.strictObject({ id: Slug, version, title: Title.optional(), ownerId: Owner, dueOn: Day.nullable() })
export const ActionRef = z.strictObject({ id: Slug, version })
export const DroppedAction = z.strictObject({
  id: Slug,
  version,
  reason: z.string().trim().min(3, 'Say in a few words why it is dropped.').max(500, 'Use at most 500 characters.'),
})
/** What came of it is told by the evidence; the note is for what the evidence does not say. */
export const DoneAction = z.strictObject({
  id: Slug,
  version,
  note: z.string().trim().max(500, 'Use at most 500 characters.').nullable().optional(),
})
type Ref = { id: string }
/** What an action is after a change: the version that a next change, such as an undo, has to name. */
type Moved = Ref & { version: number }
/** An action that was taken on, and by when it is to be done. */
type Taken = Moved & { dueOn: Day | null }

/** Takes on what the engine proposes today. Who asks twice gets the same action; throws `conflict` when somebody else has it or it is no longer proposed. */
export async function takeOnProposal(ctx: Context, input: z.input<typeof TakenProposal>): Promise<Taken> {
  allow(ctx, 'action:write')
  const { dependencyId, challengerId, code, ownerId, dueOn } = TakenProposal.parse(input)
  const me = personOf(ctx)
  const { report, entry } = await getDependencyWeek(ctx, weekIn(ctx.now, ctx.workspace.timeZone), dependencyId)
  const signed = isSigned(report)
  const pair = entry.pairs.find((each) => each.challenger.id === challengerId && proposedCode(each, signed) === code)
  if (!pair) throw conflict('This is no longer proposed: the evidence or the policy changed. Reload the page to see what is.')
  const what = { dependencyId, challengerId, code, claimId: null, title: proposedTitle(pair, signed) }
  const plan = { ownerId: ownerId === undefined ? me.id : ownerId, dueOn: dueOn === undefined ? nextFriday(todayOf(ctx)) : dueOn }
  return opened(ctx, { ...what, ...plan }, 'action.taken_on')
}

/** Adds an action by hand. Who sends the form twice gets the same one. */
export async function addAction(ctx: Context, input: z.input<typeof NewAction>): Promise<Taken> {
  allow(ctx, 'action:write')
  return opened(ctx, { ...NewAction.parse(input), challengerId: null, code: null }, 'action.added')
}

type Opening = z.output<typeof NewAction> & { challengerId: string | null; code: string | null }

async function opened(ctx: Context, what: Opening, event: string): Promise<Taken> {
  const me = personOf(ctx)
  checkDay(ctx, what.dueOn)
  return transaction(ctx, async (tx) => {
    await checkSubjects(tx, what)
    const id = randomUUID()
    const { dueOn, ...columns } = what
    const row = {
      ...columns,
      ...{ workspaceId: ctx.workspace.id, id, dueOn: columnOf(dueOn), ownerName: await nameOf(tx, what.ownerId) },
      ...{ createdById: me.id, createdByName: me.name, createdAt: ctx.now, proposedWeek: weekIn(ctx.now, ctx.workspace.timeZone) },
    }
    // The database keeps open actions apart, so that of two people, or two clicks, at once only one makes a row.
    const made = await tx.action.createMany({ data: [row], skipDuplicates: true })
    if (made.count === 0) return theOpenOne(tx, what, me.id)
    await record(tx, ctx, event, { type: 'action', id }, what)
    return { id, version: 1, dueOn }
  })
}

async function theOpenOne(tx: Tx, { dependencyId, challengerId, code, claimId, title }: Opening, mine: string): Promise<Taken> {
  const same =
    code === null
      ? { dependencyId, claimId, code, title: { equals: title, mode: 'insensitive' as const } }
      : { dependencyId, challengerId, code }
  const found = await tx.action.findFirst({
    where: { ...same, state: 'open' },
    select: { id: true, createdById: true, createdByName: true, version: true, dueOn: true },
  })
  if (!found) throw conflict('Somebody closed this action at the same moment. Look at the list again, then decide.')
  if (found.createdById === mine) return { id: found.id, version: found.version, dueOn: found.dueOn && toDay(found.dueOn) }
  throw conflict(`${found.createdByName || 'Somebody'} has taken this on already. Open it to change who does it and when.`, {
    id: found.id,
  })
}

/** Gives an open action another owner, day or, where people added it, title. Throws `conflict` with what is stored when it was changed meanwhile. */
export async function changeAction(ctx: Context, input: z.input<typeof ActionChange>): Promise<Ref> {
  allow(ctx, 'action:write')
  const { title, ownerId, dueOn, ...ref } = ActionChange.parse(input)
  return transaction(ctx, async (tx) => {
    const before = await stored(tx, ref.id)
    if (before.code !== null && title !== undefined && title !== before.title)
      throw invalid('Nothing was saved. Please correct the marked fields.', {
        title: 'The engine named this action. Say more in a comment.',
      })
    if (dueOn !== before.dueOn) checkDay(ctx, dueOn)
    if (ownerId !== before.ownerId) await checkReferences(tx, [{ field: 'ownerId', id: ownerId, to: 'member' }])
    const ownerName = ownerId === before.ownerId ? before.ownerName : await nameOf(tx, ownerId)
    const after = { ownerId, dueOn, title: title ?? before.title }
    await written(tx, { ref, from: ['open'], data: { ...after, ownerName, dueOn: columnOf(dueOn) } })
    const { version: _read, ...values } = before
    await record(tx, ctx, 'action.changed', { type: 'action', id: ref.id }, { before: values, after, ownerName })
    return { id: ref.id }
  })
}

/** Marks an open action as done, with what came of it where there is something to say. */
export async function finishAction(ctx: Context, input: z.input<typeof DoneAction>): Promise<Moved> {
  allow(ctx, 'action:write')
  const { note, ...ref } = DoneAction.parse(input)
  const reason = note || null
  return moved(ctx, { ref, from: ['open'], data: { state: 'done', closedAt: ctx.now, reason }, event: 'action.done', detail: { reason } })
}

/** Gives an open action up, with the reason. */
export async function dropAction(ctx: Context, input: z.input<typeof DroppedAction>): Promise<Moved> {
  allow(ctx, 'action:write')
  const { reason, ...ref } = DroppedAction.parse(input)
  return moved(ctx, {
    ref,
    from: ['open'],
    data: { state: 'dropped', closedAt: ctx.now, reason },
    event: 'action.dropped',
    detail: { reason },
  })
}

/** Opens an action again that a person closed. What evidence closed stays closed. */
export async function reopenAction(ctx: Context, input: z.input<typeof ActionRef>): Promise<Moved> {
  allow(ctx, 'action:write')
  const ref = ActionRef.parse(input)
  return moved(ctx, { ref, from: ['done', 'dropped'], data: { state: 'open', closedAt: null, reason: null }, event: 'action.reopened' })
}

type State = 'open' | 'done' | 'dropped'
type Data = { state?: State; closedAt?: Date | null; reason?: string | null; ownerId?: string | null; ownerName?: string | null } & {
  dueOn?: Date | null
  title?: string
}
type Write = { ref: z.output<typeof ActionRef>; from: State[]; data: Data }

async function moved(
  ctx: Context,
  { event, detail = {}, ...write }: Write & { event: string; detail?: Record<string, unknown> },
): Promise<Moved> {
  return transaction(ctx, async (tx) => {
    if (write.data.state === 'open') await mayReopen(tx, write.ref.id)
    await written(tx, write)
    await record(tx, ctx, event, { type: 'action', id: write.ref.id }, detail)
    return { id: write.ref.id, version: write.ref.version + 1 }
  })
}

async function mayReopen(tx: Tx, id: string): Promise<void> {
  const { settled, reason, code, dependencyId, challengerId, claimId, title } = await stored(tx, id)
  if (settled) throw invalid(`Evidence closed this action: ${reason} If something is left to do, add an action of its own.`)
  const same =
    code === null
      ? { title: { equals: title, mode: 'insensitive' as const }, dependencyId, claimId, code }
      : { code, dependencyId, challengerId }
  const other = await tx.action.findFirst({ where: { ...same, state: 'open', id: { not: id } }, select: { id: true } })
  if (other) throw conflict('The same action was taken on anew and is open. Go on with that one.', other)
}

async function written(tx: Tx, { ref: { id, version: at }, from, data }: Write): Promise<void> {
  const changed = await tx.action.updateMany({
    where: { id, version: at, state: { in: from } },
    data: { ...data, version: { increment: 1 } },
  })
  if (changed.count === 1) return
  const { state, title, ownerId, dueOn, version: now } = await stored(tx, id)
  if (from.includes(state)) throw staleWrite('action', { title, ownerId, dueOn, version: now })
  throw conflict(`This action is ${state} already. Nothing was changed; reload the page to see it as it is.`)
}

const storedSelect = {
  ...{ title: true, code: true, state: true, dependencyId: true, challengerId: true, claimId: true, ownerId: true, ownerName: true },
  ...{ dueOn: true, settled: true, reason: true, version: true },
} as const

async function stored(tx: Tx, id: string) {
  const row = await tx.action.findFirst({ where: { id }, select: storedSelect })
  if (!row) throw notFound('This action')
  return { ...row, dueOn: row.dueOn && toDay(row.dueOn) }
}

const columnOf = (day: Day | null): Date | null => (day === null ? null : fromDay(day))

const todayOf = (ctx: Context): Day => dayIn(ctx.now, ctx.workspace.timeZone)

function checkDay(ctx: Context, dueOn: Day | null): void {
  const today = todayOf(ctx)
  if (dueOn !== null && dueOn < today)
    throw invalid('Nothing was saved. Please correct the marked fields.', {
      dueOn: `This day has passed: today is ${today}. Choose a later one.`,
    })
}

async function checkSubjects(tx: Tx, { dependencyId, claimId, ownerId }: Opening): Promise<void> {
  const errors: FieldErrors = {}
  const there = { archivedAt: null }
  if (dependencyId !== null && (await tx.dependency.count({ where: { id: dependencyId, ...there } })) === 0)
    errors.dependencyId = 'This dependency does not exist in this workspace, or is archived. Choose one from the list.'
  if (claimId !== null && (await tx.claim.count({ where: { id: claimId, ...there } })) === 0)
    errors.claimId = 'This claim does not exist in this workspace, or is archived.'
  if (Object.keys(errors).length > 0) throw invalid('Nothing was saved. Please correct the marked fields.', errors)
  await checkReferences(tx, [{ field: 'ownerId', id: ownerId, to: 'member' }])
}

async function nameOf(tx: Tx, userId: string | null): Promise<string | null> {
  if (userId === null) return null
  const member = await tx.member.findFirst({ where: { userId }, select: { user: { select: { name: true } } } })
  return member?.user.name ?? null
}

function personOf({ actor }: Context): { id: string; name: string } {
  if (actor.kind === 'user') return actor
  throw forbidden('Actions are taken on by people. Sign in to take one on.')
}
