import 'server-only'
import { allow, type Context } from '@/lib/context'
import { toNoun } from '@/lib/db/columns'
import type { Bought, Carried, Party, Rehearsed } from '@/lib/domain/concentration'
import { type Day, toDay } from '@/lib/domain/day'
import { type Ending, lifecycleOn } from '@/lib/domain/evidence/lifecycle'
import { grouped } from '@/lib/domain/grouped'
import { sharedBy } from '@/lib/domain/hangs-on'
import { offeringTitle } from '@/lib/domain/offering'
import type { Origin } from '@/lib/domain/provenance'
import { dayIn } from '@/lib/domain/week'
import { notFound } from '@/lib/errors'
import { ownershipSaid } from './ownership'

const partySelect = {
  id: true,
  name: true,
  country: true,
  roles: true,
  parentName: true,
  parentCountry: true,
  unverifiedFields: true,
} as const
const endingSelect = { lifecycleStatus: true, retiresOn: true, retirementKnownOn: true, replacementModelId: true, asOf: true } as const
const boughtSelect = {
  id: true,
  kind: true,
  archivedAt: true,
  ...endingSelect,
  model: {
    select: { name: true, modelVersion: true, vendorId: true, releasedOn: true, ...endingSelect, vendor: { select: partySelect } },
  },
  provider: { select: partySelect },
} as const

type PartyRow = Party & { unverifiedFields: string[] }
type EndingRow = {
  lifecycleStatus: Ending['lifecycleStatus']
  retiresOn: Date | null
  retirementKnownOn: Date | null
  replacementModelId: string | null
  asOf: Date | null
  releasedOn?: Date | null
}
type BoughtRow = EndingRow & {
  id: string
  kind: string
  archivedAt: Date | null
  model: EndingRow & { name: string; modelVersion: string; vendorId: string; vendor: PartyRow }
  provider: PartyRow | null
}

const partyOf = ({ unverifiedFields: _, ...party }: PartyRow): Party => party

function boughtOf(row: BoughtRow, today: Day): Bought {
  const { id, kind, model, provider } = row
  return {
    ...{ offeringId: id, kind, title: offeringTitle({ kind, model, provider }) },
    maker: partyOf(model.vendor),
    provider: provider && partyOf(provider),
    endsOn: endOf(row, today),
  }
}

/** The end of an offering as known today. The vendor's end of a model does not reach weights that the team hosts itself. */
function endOf({ model, ...offering }: BoughtRow, today: Day): Day | null {
  const ends = (row: EndingRow) => lifecycleOn(toNoun<Ending>(row), today).retiresOn
  return [ends(offering), offering.kind === 'self_host' ? null : ends(model)].filter((day) => day !== null).sort()[0] ?? null
}

export type CarriedInventory = {
  today: Day
  carried: Carried[]
  /** Vendors of which no source states where they sit, and those whose parent nobody verified. */
  unsureCountry: ReadonlySet<string>
  unsureParent: ReadonlySet<string>
}

/** Every dependency with what it runs on, what it costs as stated, and what it could fall back on. */
export async function carriedInventory(ctx: Context): Promise<CarriedInventory> {
  allow(ctx, 'workspace:read')
  const today = dayIn(ctx.now, ctx.workspace.timeZone)
  const [dependencies, fallbacks, rehearsals, said] = await Promise.all([
    ctx.db.dependency.findMany({
      where: { archivedAt: null },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      select: { id: true, name: true, monthlySpend: true, incumbent: { select: boughtSelect } },
    }),
    ctx.db.fallback.findMany({
      orderBy: [{ createdAt: 'asc' }, { offeringId: 'asc' }],
      select: { dependencyId: true, note: true, offering: { select: boughtSelect } },
    }),
    ctx.db.rehearsal.findMany({
      orderBy: [{ rehearsedOn: 'desc' }, { createdAt: 'desc' }],
      select: { dependencyId: true, offeringId: true, rehearsedOn: true, outcome: true, minutes: true },
    }),
    ownershipSaid(ctx),
  ])
  const held = grouped(fallbacks, ({ dependencyId }) => dependencyId)
  const tried = grouped(rehearsals, ({ dependencyId, offeringId }) => `${dependencyId} ${offeringId}`)
  const fallbackOf = (dependencyId: string, { note, offering }: (typeof fallbacks)[number]) => {
    const runs = tried.get(`${dependencyId} ${offering.id}`) ?? []
    const last = runs[0] ? { on: toDay(runs[0].rehearsedOn), outcome: runs[0].outcome, minutes: runs[0].minutes } : null
    return { ...boughtOf(offering, today), archived: offering.archivedAt !== null, note, last, rehearsals: runs.length }
  }
  const parties = dependencies.flatMap(({ incumbent: { model, provider } }) => [model.vendor, ...(provider ? [provider] : [])])
  return {
    today,
    carried: dependencies.map(({ id, name, monthlySpend, incumbent }) => ({
      ...{ id, name, monthlySpend: monthlySpend === null ? null : Number(monthlySpend), incumbent: boughtOf(incumbent, today) },
      fallbacks: (held.get(id) ?? []).map((row) => fallbackOf(id, row)),
    })),
    unsureCountry: new Set(parties.filter(({ unverifiedFields }) => unverifiedFields.includes('country')).map(({ id }) => id)),
    unsureParent: new Set([...said].filter(([, { unverified }]) => unverified).map(([id]) => id)),
  }
}

export type RehearsalLine = {
  id: string
  rehearsedOn: Day
  outcome: 'worked' | 'partly' | 'failed'
  minutes: number | null
  note: string | null
  byName: string
}

export type FallbackLine = {
  offeringId: string
  title: string
  note: string | null
  endsOn: Day | null
  archived: boolean
  /** Why it is likely to go down with the incumbent, such as "same vendor (Google)". */
  shared: string[]
  last: Rehearsed | null
  rehearsals: RehearsalLine[]
}

export type DependencyFallbacks = {
  id: string
  name: string
  origin: Origin
  incumbent: { offeringId: string; title: string }
  fallbacks: FallbackLine[]
}

/** One dependency with its fallbacks and all their rehearsals, newest first; throws `not_found`. */
export async function getFallbacks(ctx: Context, dependencyId: string): Promise<DependencyFallbacks> {
  allow(ctx, 'workspace:read')
  const today = dayIn(ctx.now, ctx.workspace.timeZone)
  const [dependency, fallbacks] = await Promise.all([
    ctx.db.dependency.findFirst({
      where: { id: dependencyId, archivedAt: null },
      select: { id: true, name: true, origin: true, incumbent: { select: boughtSelect } },
    }),
    ctx.db.fallback.findMany({
      where: { dependencyId },
      orderBy: [{ createdAt: 'asc' }, { offeringId: 'asc' }],
      select: {
        note: true,
        offering: { select: boughtSelect },
        rehearsals: {
          orderBy: [{ rehearsedOn: 'desc' }, { id: 'asc' }],
          select: { id: true, rehearsedOn: true, outcome: true, minutes: true, note: true, byName: true },
        },
      },
    }),
  ])
  if (!dependency) throw notFound('This dependency')
  const { incumbent, ...row } = dependency
  const runsOn = boughtOf(incumbent, today)
  return {
    ...{ ...row, incumbent: { offeringId: runsOn.offeringId, title: runsOn.title } },
    fallbacks: fallbacks.map((fallback) => fallbackLine(runsOn, fallback, today)),
  }
}

type FallbackRow = { note: string | null; offering: BoughtRow; rehearsals: (Omit<RehearsalLine, 'rehearsedOn'> & { rehearsedOn: Date })[] }

function fallbackLine(incumbent: Bought, { note, offering, rehearsals: rows }: FallbackRow, today: Day): FallbackLine {
  const bought = boughtOf(offering, today)
  const rehearsals = rows.map((row) => ({ ...row, rehearsedOn: toDay(row.rehearsedOn) }))
  const [last] = rehearsals
  return {
    ...{ offeringId: bought.offeringId, title: bought.title, note, endsOn: bought.endsOn, rehearsals },
    ...{ archived: offering.archivedAt !== null, shared: sharedBy(incumbent, bought) },
    last: last ? { on: last.rehearsedOn, outcome: last.outcome, minutes: last.minutes } : null,
  }
}
