import 'server-only'
import { z } from 'zod'
import { allow, type Context, transaction } from '@/lib/context'
import { toColumns } from '@/lib/db/columns'
import type { Tx } from '@/lib/db/scope'
import { toDay } from '@/lib/domain/day'
import { FallbackRef, NewFallback, NewRehearsal } from '@/lib/domain/fallback'
import { dayIn } from '@/lib/domain/week'
import { conflict, invalid, notFound } from '@/lib/errors'
import { RowRef } from './archiving'
import { record } from './audit'
import { checkReferences } from './references'
import { joinedId } from './rows'

/** A new note, and the one that was read: a note that somebody else changed meanwhile is not overwritten. */
export const FallbackNote = NewFallback.extend({ before: NewFallback.shape.note })

const nothingSaved = 'Nothing was saved. Please correct the marked fields.'
const subject = ({ dependencyId }: FallbackRef) => ({ type: 'dependency', id: dependencyId })

async function mustHave(tx: Tx, { dependencyId, offeringId }: FallbackRef) {
  const row = await tx.fallback.findFirst({ where: { dependencyId, offeringId }, select: { note: true } })
  if (!row) throw notFound('This fallback')
  return row
}

async function mustFindDependency(tx: Tx, id: string) {
  const row = await tx.dependency.findFirst({ where: { id, archivedAt: null }, select: { incumbentId: true } })
  if (!row) throw notFound('This dependency')
  return row
}

/** Names an offering that a dependency would run on if its incumbent were gone. */
export async function addFallback(ctx: Context, input: z.input<typeof NewFallback>): Promise<FallbackRef> {
  allow(ctx, 'inventory:write')
  const { note, ...ref } = NewFallback.parse(input)
  return transaction(ctx, async (tx) => {
    const { incumbentId } = await mustFindDependency(tx, ref.dependencyId)
    await checkReferences(tx, [{ field: 'offeringId', id: ref.offeringId, to: 'offering' }])
    if (ref.offeringId === incumbentId)
      throw invalid(nothingSaved, { offeringId: 'The dependency runs on this offering already. A fallback is another one.' })
    if ((await tx.fallback.count({ where: ref })) > 0)
      throw conflict('This offering is a fallback of this dependency already. Choose another one, or change its note.')
    await tx.fallback.create({ data: { ...ref, note, workspaceId: ctx.workspace.id } })
    await record(tx, ctx, 'fallback.added', subject(ref), { offeringId: ref.offeringId, note })
    return ref
  })
}

/** Changes the note of a fallback, unless somebody else has changed it since it was read. */
export async function changeFallbackNote(ctx: Context, input: z.input<typeof FallbackNote>): Promise<FallbackRef> {
  allow(ctx, 'inventory:write')
  const { note, before, ...ref } = FallbackNote.parse(input)
  return transaction(ctx, async (tx) => {
    const stored = await mustHave(tx, ref)
    const changed = await tx.fallback.updateMany({ where: { ...ref, note: before }, data: { note } })
    if (changed.count !== 1)
      throw conflict('Somebody changed this note while you were editing. Nothing of yours was saved. Read theirs, then save again.', stored)
    await record(tx, ctx, 'fallback.changed', subject(ref), { offeringId: ref.offeringId, before, after: note })
    return ref
  })
}

const rehearsalColumns = { id: true, rehearsedOn: true, outcome: true, minutes: true, note: true, byName: true } as const

/** Takes a fallback off a dependency, with its rehearsals; `restoreFallback` brings both back. */
export async function removeFallback(ctx: Context, input: FallbackRef): Promise<FallbackRef & { rehearsals: number }> {
  allow(ctx, 'inventory:write')
  const ref = FallbackRef.parse(input)
  return transaction(ctx, async (tx) => {
    const { note } = await mustHave(tx, ref)
    const rehearsals = await tx.rehearsal.findMany({ where: ref, orderBy: { id: 'asc' }, select: rehearsalColumns })
    await tx.rehearsal.deleteMany({ where: ref })
    await tx.fallback.deleteMany({ where: ref })
    await record(tx, ctx, 'fallback.removed', subject(ref), { offeringId: ref.offeringId, note, rehearsals })
    return { ...ref, rehearsals: rehearsals.length }
  })
}

const Removed = z.object({
  offeringId: z.string(),
  note: z.string().nullable(),
  rehearsals: z.array(
    z.object({
      id: z.string(),
      rehearsedOn: z.coerce.date(),
      outcome: NewRehearsal.shape.outcome,
      minutes: z.number().nullable(),
      note: z.string().nullable(),
      byName: z.string(),
    }),
  ),
})

/** Brings a removed fallback back as it was, with its rehearsals. */
export async function restoreFallback(ctx: Context, input: FallbackRef): Promise<FallbackRef> {
  allow(ctx, 'inventory:write')
  const ref = FallbackRef.parse(input)
  return transaction(ctx, async (tx) => {
    await mustFindDependency(tx, ref.dependencyId)
    const events = await tx.auditEvent.findMany({
      where: { action: 'fallback.removed', subjectType: 'dependency', subjectId: ref.dependencyId },
      orderBy: { seq: 'desc' },
      select: { detail: true },
    })
    const removed = events.map(({ detail }) => Removed.safeParse(detail).data).find((detail) => detail?.offeringId === ref.offeringId)
    if (!removed) throw notFound('A removed fallback of this dependency')
    await checkReferences(tx, [{ field: 'offeringId', id: ref.offeringId, to: 'offering' }])
    if ((await tx.fallback.count({ where: ref })) > 0) throw conflict('This fallback is there already. Reload the page.')
    const stamp = { ...ref, workspaceId: ctx.workspace.id }
    await tx.fallback.create({ data: { ...stamp, note: removed.note } })
    await tx.rehearsal.createMany({ data: removed.rehearsals.map((row) => ({ ...stamp, ...row })) })
    await record(tx, ctx, 'fallback.restored', subject(ref), { offeringId: ref.offeringId, rehearsals: removed.rehearsals.length })
    return ref
  })
}

/** Records a day on which the team really ran a dependency on its fallback. */
export async function recordRehearsal(ctx: Context, input: z.input<typeof NewRehearsal>): Promise<FallbackRef & { id: string }> {
  allow(ctx, 'inventory:write')
  const rehearsal = NewRehearsal.parse(input)
  const { dependencyId, offeringId, rehearsedOn } = rehearsal
  if (rehearsedOn > dayIn(ctx.now, ctx.workspace.timeZone))
    throw invalid(nothingSaved, { rehearsedOn: 'This day lies ahead. A rehearsal is recorded once it has taken place.' })
  return transaction(ctx, async (tx) => {
    await mustFindDependency(tx, dependencyId)
    await mustHave(tx, { dependencyId, offeringId })
    const id = joinedId([dependencyId, offeringId, rehearsedOn])
    if ((await tx.rehearsal.count({ where: { id } })) > 0)
      throw conflict('A rehearsal of this fallback and day is recorded already. Remove that one first, or choose another day.')
    await tx.rehearsal.create({ data: { ...toColumns(rehearsal), id, byName: ctx.actor.name, workspaceId: ctx.workspace.id } })
    await record(tx, ctx, 'rehearsal.recorded', { type: 'dependency', id: dependencyId }, { ...rehearsal })
    return { id, dependencyId, offeringId }
  })
}

/** Removes a rehearsal that was recorded by mistake, and answers with what it said. */
export async function removeRehearsal(ctx: Context, input: RowRef): Promise<z.infer<typeof NewRehearsal>> {
  allow(ctx, 'inventory:write')
  const { id } = RowRef.parse(input)
  return transaction(ctx, async (tx) => {
    const row = await tx.rehearsal.findFirst({
      where: { id },
      select: { dependencyId: true, offeringId: true, rehearsedOn: true, outcome: true, minutes: true, note: true },
    })
    if (!row) throw notFound('This rehearsal')
    await tx.rehearsal.deleteMany({ where: { id } })
    const removed = { ...row, rehearsedOn: toDay(row.rehearsedOn) }
    await record(tx, ctx, 'rehearsal.removed', { type: 'dependency', id: row.dependencyId }, removed)
    return removed
  })
}
