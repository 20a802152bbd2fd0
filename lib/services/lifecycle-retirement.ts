import 'server-only'
import type { Context } from '@/lib/context'
import { toColumns, toNoun } from '@/lib/db/columns'
import type { Tx } from '@/lib/db/scope'
import type { Day } from '@/lib/domain/day'
import { knownFrom } from '@/lib/domain/evidence/lifecycle'
import type { Offering } from '@/lib/domain/offering'
import type { Origin } from '@/lib/domain/provenance'
import { dayIn } from '@/lib/domain/week'
import { invalid } from '@/lib/errors'
import { record } from './audit'
import { joinedId } from './rows'

type End = Pick<Offering, 'retiresOn' | 'retirementKnownOn'>
type Row = End & Pick<Offering, 'lifecycleStatus' | 'replacementModelId' | 'asOf'> & { origin: Origin }

const rowSelect = {
  ...{ retiresOn: true, retirementKnownOn: true, lifecycleStatus: true, replacementModelId: true, asOf: true, origin: true },
} as const

async function readRow(tx: Tx, offeringId: string): Promise<Row> {
  return toNoun(await tx.offering.findFirst({ where: { id: offeringId }, select: rowSelect }))
}

/** The end that the events of an offering give: of all its days of retirement the earliest, known since it could first be read. */
async function endOfEvents(tx: Tx, offeringId: string): Promise<End | null> {
  const row = await tx.lifecycleEvent.findFirst({
    where: { offeringId, stage: 'retired', archivedAt: null },
    orderBy: [{ happensOn: 'asc' }, { knownOn: 'asc' }],
    select: { happensOn: true, knownOn: true },
  })
  if (!row) return null
  const { happensOn: retiresOn, knownOn: retirementKnownOn } = toNoun<{ happensOn: Day; knownOn: Day }>(row)
  return { retiresOn, retirementKnownOn }
}

/**
 * Writes an end that stands only on the row of the offering down as an event of its own, before its events change, so that it is not lost
 * and comes back when the other days are archived.
 */
export async function keepRowEnd(tx: Tx, ctx: Context, offeringId: string): Promise<void> {
  const row = await readRow(tx, offeringId)
  if (row.retiresOn === null) return
  const day = { stage: 'retired' as const, happensOn: row.retiresOn }
  if ((await tx.lifecycleEvent.count({ where: { offeringId, archivedAt: null, ...toColumns(day) } })) > 0) return
  const today = dayIn(ctx.now, ctx.workspace.timeZone)
  const known = knownFrom(row) ?? today
  const event = { ...day, offeringId, knownOn: known > today ? today : known }
  const id = joinedId([offeringId, 'row', day.happensOn])
  const restored = await tx.lifecycleEvent.updateMany({
    where: { id },
    data: { ...toColumns(event), archivedAt: null, version: { increment: 1 } },
  })
  const said = { origin: row.origin, note: 'Stood on the offering before another day was entered.' }
  if (restored.count === 0) await tx.lifecycleEvent.create({ data: { ...toColumns(event), ...said, id, workspaceId: ctx.workspace.id } })
  await record(tx, ctx, 'lifecycle.created', { type: 'lifecycle', id }, { ...event, ...said })
}

/**
 * The one rule for the end of an offering that has events: its row, which the engine reads, carries the earliest day of retirement among them.
 * Without any the row has no end of its own.
 */
export async function writeRetirement(tx: Tx, ctx: Context, offeringId: string, event: string): Promise<void> {
  const { retiresOn, retirementKnownOn } = await readRow(tx, offeringId)
  const before: End = { retiresOn, retirementKnownOn }
  const after: End = (await endOfEvents(tx, offeringId)) ?? { retiresOn: null, retirementKnownOn: null }
  if (before.retiresOn === after.retiresOn && before.retirementKnownOn === after.retirementKnownOn) return
  await tx.offering.updateMany({ where: { id: offeringId }, data: { ...toColumns(after), version: { increment: 1 } } })
  await record(tx, ctx, 'offering.changed', { type: 'offering', id: offeringId }, { before, after, lifecycleEvent: event })
}

/** Refuses an edit of an offering's row that would say another end than its events do. */
export async function checkRetirement(tx: Tx, offeringId: string, { retiresOn, retirementKnownOn }: End): Promise<void> {
  const end = await endOfEvents(tx, offeringId)
  if (end === null || (end.retiresOn === retiresOn && end.retirementKnownOn === retirementKnownOn)) return
  throw invalid('Nothing was saved. Please correct the marked fields.', {
    [end.retiresOn === retiresOn ? 'retirementKnownOn' : 'retiresOn']:
      `The events of this offering say ${end.retiresOn}, known since ${end.retirementKnownOn}. Change or archive the event on the offering’s page; this field then follows.`,
  })
}
