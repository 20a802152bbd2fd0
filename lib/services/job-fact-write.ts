import 'server-only'
import type { Context } from '@/lib/context'
import { toColumns, toNoun } from '@/lib/db/columns'
import type { Tx } from '@/lib/db/scope'
import { factSelect, type Stored } from '@/lib/db/select'
import type { Day } from '@/lib/domain/day'
import type { Fact } from '@/lib/domain/fact'
import { type MeasuredGate, measuredFacts, measuredNote } from '@/lib/domain/job-facts'
import type { JobFigures } from '@/lib/domain/job-summary'
import { dayIn, firstDay, weekOfDay } from '@/lib/domain/week'
import type { Reported } from './audit'
import { joinedId } from './rows'

type AtGates = { setting: string; figures: JobFigures }
type Wanted = { id: string; offeringId: string; gate: MeasuredGate; observedOn: Day; value: number; relSe: number | null; note: string }

/** One fact for each offering, gate and ISO week: within a week it is kept up to date, and each week leaves its own behind. */
function wantedFacts(ctx: Context, offeringId: string, { setting, figures }: AtGates): Wanted[] {
  const observedOn = dayIn(new Date(figures.newestAt), ctx.workspace.timeZone)
  const week = weekOfDay(observedOn).toLowerCase()
  return measuredFacts({ figures, setting, currency: ctx.workspace.currency }).flatMap((measured) =>
    'why' in measured
      ? []
      : [{ id: joinedId([offeringId, measured.gate, 'jobs', week]), offeringId, gate: measured.gate, observedOn, ...measured.fact }],
  )
}

const isOurs = ({ sourceKind, note }: Stored<Fact>): boolean => sourceKind === 'measured' && (note ?? '').startsWith(measuredNote)

/**
 * Brings the measured facts of an offering in line with its jobs: those of the week of the newest job are written, and facts from jobs that are
 * not supported any longer (of that week or a later one; all, when no job is left) are withdrawn, and so is each throughput, which jobs never show. Facts of people, facts that somebody edited and
 * facts that somebody archived are left as they are. Answers with what is to be recorded, once nothing else is left to be written.
 */
export async function writeMeasuredFacts(tx: Tx, ctx: Context, offeringId: string, atGates: AtGates | null): Promise<Reported[]> {
  const wanted = atGates === null ? [] : wantedFacts(ctx, offeringId, atGates)
  const since = atGates === null ? '' : firstDay(weekOfDay(dayIn(new Date(atGates.figures.newestAt), ctx.workspace.timeZone)))
  const rows = await tx.fact.findMany({
    where: { offeringId, OR: [{ id: { in: wanted.map(({ id }) => id) } }, { sourceKind: 'measured', note: { startsWith: measuredNote } }] },
    select: { ...factSelect, archivedAt: true },
  })
  const stored = new Map(rows.map(({ archivedAt, ...row }) => [row.id, { archived: archivedAt !== null, fact: toNoun<Stored<Fact>>(row) }]))
  const events: Reported[] = []
  for (const fact of wanted) {
    const event = await writeOne(tx, ctx, fact, stored.get(fact.id))
    if (event) events.push(event)
  }
  for (const { fact, archived } of stored.values()) {
    if (archived || !isOurs(fact) || (fact.observedOn < since && fact.gate !== 'throughput') || wanted.some(({ id }) => id === fact.id))
      continue
    await tx.fact.deleteMany({ where: { id: fact.id } })
    events.push({ action: 'fact.withdrawn', subject: { type: 'fact', id: fact.id }, detail: { before: fact } })
  }
  return events
}

type StoredFact = { archived: boolean; fact: Stored<Fact> }

async function writeOne(tx: Tx, ctx: Context, fact: Wanted, stored: StoredFact | undefined): Promise<Reported | null> {
  const { id, ...columns } = fact
  const subject = { type: 'fact', id }
  if (!stored) {
    await tx.fact.create({ data: { ...toColumns(columns), id, sourceKind: 'measured', workspaceId: ctx.workspace.id } })
    return { action: 'fact.created', subject, detail: { ...columns, sourceKind: 'measured', sourceId: null } }
  }
  const before = stored.fact
  const same =
    before.value === fact.value && before.relSe === fact.relSe && before.observedOn === fact.observedOn && before.note === fact.note
  if (stored.archived || !isOurs(before) || same) return null
  await tx.fact.updateMany({ where: { id }, data: { ...toColumns(columns), version: { increment: 1 } } })
  const { id: _, version: _version, ...known } = before
  return { action: 'fact.changed', subject, detail: { before: known, after: { ...known, ...columns } } }
}
