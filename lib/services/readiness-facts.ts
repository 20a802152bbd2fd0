import 'server-only'
import { allow, type Context } from '@/lib/context'
import { type GateReading, gateReading, type ReadingState, readingStates } from '@/lib/domain/gate-reading'
import { type KnownFact, type ReadinessWorld, type ReadyOffering, readinessWorld, type UseOf } from './readiness-world'

/** One gate of one offering: what counts now, for whom, and until when. */
export type ReadinessLine = Omit<GateReading<KnownFact>, 'history'> & {
  offeringId: string
  title: string
  maker: { id: string; name: string }
  uses: UseOf[]
  /** Facts of this gate that do not count. */
  older: number
}

export type ReadinessAddress = { state?: string; gate?: string; vendor?: string; dependency?: string; from?: string }

export type ReadinessIndex = {
  lines: ReadinessLine[]
  /** How many lines match the other filters, by state. */
  counts: Record<ReadingState, number>
  matching: number
  total: number
  from: number
  size: number
}

const size = 60
const rank = new Map<ReadingState, number>(readingStates.map(({ id }, at) => [id, at]))

/** Every gate of every offering in use or weighed, worst first; filtered by what stands in the address. */
export async function readinessIndex(ctx: Context, address: ReadinessAddress = {}): Promise<ReadinessIndex> {
  allow(ctx, 'workspace:read')
  return indexOf(await readinessWorld(ctx), address)
}

/** The index of a world that has been read. */
export function indexOf(world: ReadinessWorld, address: ReadinessAddress = {}): ReadinessIndex {
  const all = world.offerings.flatMap((offering) => linesOf(offering, world))
  const around = all.filter((line) => fits(line, address))
  const counts = Object.fromEntries(readingStates.map(({ id }) => [id, around.filter(({ state }) => state === id).length]))
  const lines = around.filter(({ state }) => !address.state || state === address.state).sort(worstFirst)
  const asked = Number(address.from ?? 0)
  const from = Number.isInteger(asked) && asked > 0 && asked < lines.length ? asked : 0
  return {
    lines: lines.slice(from, from + size),
    counts: counts as ReadinessIndex['counts'],
    ...{ matching: lines.length, total: all.length, from, size },
  }
}

function linesOf({ offering, title, maker, uses, facts }: ReadyOffering, { gates, today }: ReadinessWorld): ReadinessLine[] {
  const about = { offeringId: offering.id, title, maker: { id: maker.id, name: maker.name }, uses }
  return gates.map((gate) => {
    const { history, ...reading } = gateReading(facts, gate, today)
    return { ...about, ...reading, older: history.length - (reading.counts ? 1 : 0) }
  })
}

function fits({ gate, maker, uses }: ReadinessLine, { gate: wanted, vendor, dependency }: ReadinessAddress): boolean {
  if (wanted && gate.id !== wanted) return false
  if (vendor && maker.id !== vendor) return false
  return !dependency || uses.some(({ dependencyId }) => dependencyId === dependency)
}

/** What is missing before what ages; what a verdict needs, and what is in use, before what is only weighed. */
function worstFirst(a: ReadinessLine, b: ReadinessLine): number {
  const order = [
    (rank.get(a.state) ?? 0) - (rank.get(b.state) ?? 0),
    Number(b.gate.required) - Number(a.gate.required),
    (a.state === 'ageing' ? (a.daysLeft ?? 0) : 0) - (b.state === 'ageing' ? (b.daysLeft ?? 0) : 0),
    Number(inUse(b)) - Number(inUse(a)),
  ]
  return order.find((difference) => difference !== 0) ?? (a.title === b.title ? 0 : a.title < b.title ? -1 : 1)
}

const inUse = ({ uses }: ReadinessLine): boolean => uses.some((use) => use.uses)
