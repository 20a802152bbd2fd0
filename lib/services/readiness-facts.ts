import 'server-only'
import { allow, type Context } from '@/lib/context'
import type { Day } from '@/lib/domain/day'
import { retiredChallenger } from '@/lib/domain/evidence/lifecycle'
import { type GateReading, gateReading, type ReadingState, readingStates } from '@/lib/domain/gate-reading'
import { isStored, type KnownFact, type ReadinessWorld, type ReadyOffering, readinessWorld, type UseOf } from './readiness-world'

/** One gate of one offering: what counts now, for whom, and until when. */
export type ReadinessLine = Omit<GateReading<KnownFact>, 'history'> & {
  offeringId: string
  title: string
  maker: { id: string; name: string }
  provider: { id: string; name: string } | null
  uses: UseOf[]
  /** The day on which the offering ended; null while it has not. */
  retiredOn: Day | null
  /** Age in days of the fact that counts. */
  age: number | null
  /** The newest fact somebody entered, which a new one can be modelled on. */
  last: string | null
}

export type ReadinessAddress = { q?: string; state?: string; gate?: string; vendor?: string; dependency?: string; at?: string }

export type ReadinessIndex = {
  lines: ReadinessLine[]
  /** How many lines match the other filters, by state. */
  counts: Record<ReadingState, number>
  matching: number
  total: number
  /** Number of the first line of this page, from 0. */
  at: number
  size: number
}

const size = 60
const rank = new Map<ReadingState, number>(readingStates.map(({ id }, at) => [id, at]))

/** Every gate of every offering in use or weighed, worst first; filtered by what stands in the address. */
export async function readinessIndex(ctx: Context, address: ReadinessAddress = {}): Promise<ReadinessIndex> {
  allow(ctx, 'workspace:read')
  return indexOf(await readinessWorld(ctx), address)
}

/** One offering with the line of every gate, in the order of the policy. */
export type OfferingReadiness = { offeringId: string; title: string; uses: UseOf[]; gates: ReadinessLine[] }

/** The offerings of a world, what is in use first, each with all its gates. */
export function offeringsOf(world: ReadinessWorld, address: Omit<ReadinessAddress, 'state' | 'gate' | 'at'> = {}): OfferingReadiness[] {
  return world.offerings
    .map((offering) => ({ offeringId: offering.offering.id, title: offering.title, uses: offering.uses, gates: linesOf(offering, world) }))
    .filter(({ gates }) => gates[0] !== undefined && fits(gates[0], address))
    .sort((a, b) => Number(b.uses.some(({ uses }) => uses)) - Number(a.uses.some(({ uses }) => uses)) || (a.title < b.title ? -1 : 1))
}

/** The index of a world that has been read already. */
export function indexOf(world: ReadinessWorld, address: ReadinessAddress = {}): ReadinessIndex {
  const all = world.offerings.flatMap((offering) => linesOf(offering, world))
  const around = all.filter((line) => fits(line, address))
  const counts = Object.fromEntries(readingStates.map(({ id }) => [id, around.filter(({ state }) => state === id).length]))
  const lines = around.filter(({ state }) => !address.state || state === address.state).sort(worstFirst)
  const asked = Number(address.at ?? 0)
  const at = Number.isInteger(asked) && asked > 0 && asked < lines.length ? asked : 0
  return {
    lines: lines.slice(at, at + size),
    counts: counts as ReadinessIndex['counts'],
    ...{ matching: lines.length, total: all.length, at, size },
  }
}

function linesOf(
  { offering, model, title, maker, provider, uses, facts }: ReadyOffering,
  { gates, today }: ReadinessWorld,
): ReadinessLine[] {
  const about = {
    ...{ offeringId: offering.id, title, maker: named(maker), provider: provider && named(provider), uses },
    retiredOn: retiredChallenger({ offering, model, asOf: today }),
  }
  return gates.map((gate) => {
    const { history, ...reading } = gateReading(facts, gate, today)
    const age = history.find(({ fact }) => fact === reading.counts)?.standing.ageDays ?? null
    return { ...about, ...reading, age, last: history.find(({ fact }) => isStored(fact))?.fact.id ?? null }
  })
}

const named = ({ id, name }: { id: string; name: string }) => ({ id, name })

function fits({ title, gate, maker, provider, uses }: ReadinessLine, { q, gate: wanted, vendor, dependency }: ReadinessAddress): boolean {
  const words = (q ?? '').toLowerCase().split(/\s+/).filter(Boolean)
  if (!words.every((word) => title.toLowerCase().includes(word))) return false
  if (wanted && gate.id !== wanted) return false
  if (vendor && maker.id !== vendor && provider?.id !== vendor) return false
  return !dependency || uses.some(({ dependencyId }) => dependencyId === dependency)
}

/** What has ended last; what is missing before what ages; what a verdict needs, and what is in use, before what is only weighed. */
function worstFirst(a: ReadinessLine, b: ReadinessLine): number {
  const order = [
    Number(a.retiredOn !== null) - Number(b.retiredOn !== null),
    (rank.get(a.state) ?? 0) - (rank.get(b.state) ?? 0),
    Number(b.gate.required) - Number(a.gate.required),
    (a.state === 'ageing' ? (a.daysLeft ?? 0) : 0) - (b.state === 'ageing' ? (b.daysLeft ?? 0) : 0),
    Number(inUse(b)) - Number(inUse(a)),
  ]
  return order.find((difference) => difference !== 0) ?? (a.title === b.title ? 0 : a.title < b.title ? -1 : 1)
}

const inUse = ({ uses }: ReadinessLine): boolean => uses.some((use) => use.uses)
