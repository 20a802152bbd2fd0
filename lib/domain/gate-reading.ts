import { formatDate, plural } from '@/lib/format'
import { type Day, daysBetween } from './day'
import { type Fact, type FactSource, factSources } from './fact'
import { type FactStanding, factStanding } from './fact-standing'
import type { GatePolicy } from './policy'

/** From worst to best: what a gate can read of an offering today. */
export const readingStates = [
  { id: 'stale', label: 'Too old', meaning: 'was known once; the newest fact is older than the gate accepts' },
  { id: 'not_accepted', label: 'Not accepted', meaning: 'known only from a kind of source that the gate does not take' },
  { id: 'missing', label: 'Nothing known', meaning: 'nobody has said anything' },
  { id: 'ageing', label: 'Stale within 14 days', meaning: 'counts today, and is too old within 14 days' },
  { id: 'fresh', label: 'Known', meaning: 'counts today' },
] as const
export type ReadingState = (typeof readingStates)[number]['id']

/** How many days ahead a fact is shown to go stale. */
export const ageingDays = 14

export type ReadableFact = Pick<Fact, 'gate' | 'value' | 'sourceKind' | 'observedOn' | 'relSe'>

/** One fact in the history of its gate; `counts` for the one that the gate reads, and for every other why it does not. */
export type ReadFact<Read> = { fact: Read; standing: FactStanding }

export type GateReading<Read> = {
  gate: GatePolicy
  state: ReadingState
  /** The fact that the gate reads today. */
  counts: Read | null
  /** Until when it does, and how many days that is from today. */
  freshUntil: Day | null
  daysLeft: number | null
  /** The state in a sentence. */
  why: string
  /** All facts of the gate: the one that counts first, then by day, newest first. */
  history: ReadFact<Read>[]
}

/** A kind of source as something that is needed. */
const neededWords: Record<FactSource, string> = {
  contract: 'a contract',
  vendor_doc: 'the vendor’s documentation',
  measured: 'a measurement by the team',
  independent: 'an independent source',
  vendor_claim: 'the vendor’s claim',
}

function needText({ sources, maxAgeDays }: GatePolicy): string {
  const words = sources.map((source) => neededWords[source])
  const last = words.at(-1) ?? ''
  const named = words.length > 1 ? `${words.slice(0, -1).join(', ')} or ${last}` : last
  return `needs ${named}, at most ${plural(maxAgeDays, 'day')} old`
}

const sourceLabel = (id: FactSource): string => factSources.find((source) => source.id === id)?.label.toLowerCase() ?? id

/**
 * What a gate reads of one offering on a day, by the rules of the engine: the newest accepted fact counts, of several seen on one day the least
 * favourable; a fresh "no" counts before every "yes", whoever says it. Every other fact says why it does not count.
 */
export function gateReading<Read extends ReadableFact>(facts: readonly Read[], gate: GatePolicy, today: Day): GateReading<Read> {
  const read = facts.filter((fact) => fact.gate === gate.id).map((fact) => ({ fact, standing: factStanding(fact, gate, today) }))
  const counting = read.filter(({ standing }) => standing.counts).sort((a, b) => precedence(a.fact, b.fact, gate))
  const [first = null] = counting
  const day = first && formatDate(first.fact.observedOn)
  const history = read
    .map((entry) => (entry === first || !entry.standing.counts ? entry : { ...entry, standing: notCounting(entry, first, day) }))
    .sort(newestFirst(first))
  if (first === null) return { gate, ...unread(read, gate), counts: null, freshUntil: null, daysLeft: null, history }
  const { freshUntil } = first.standing
  const daysLeft = daysBetween(today, freshUntil)
  const ageing = daysLeft <= ageingDays
  return {
    ...{ gate, history, freshUntil, daysLeft, counts: first.fact },
    state: ageing ? 'ageing' : 'fresh',
    why: ageing
      ? `too old after ${formatDate(freshUntil)}, ${daysLeft === 0 ? 'today' : `in ${plural(daysLeft, 'day')}`}`
      : `counts until ${formatDate(freshUntil)}`,
  }
}

/** Facts that may count, the one that does first. */
function precedence(a: ReadableFact, b: ReadableFact, gate: GatePolicy): number {
  if (gate.kind === 'bool' && a.value !== b.value && (a.value === false || b.value === false)) return a.value === false ? -1 : 1
  if (a.observedOn !== b.observedOn) return a.observedOn < b.observedOn ? 1 : -1
  return harm(b, gate) - harm(a, gate) || (b.relSe ?? -1) - (a.relSe ?? -1) || (tieKey(a) < tieKey(b) ? -1 : 1)
}

/** Greater is less favourable to the offering. */
function harm({ value }: ReadableFact, { kind }: GatePolicy): number {
  if (typeof value === 'number') return kind === 'ni_ratio' ? value : -value
  return Array.isArray(value) ? -value.length : 0
}

const tieKey = ({ sourceKind, value }: ReadableFact): string => `${sourceKind} ${JSON.stringify(value)}`

function notCounting<Read extends ReadableFact>(
  { fact, standing }: ReadFact<Read>,
  first: ReadFact<Read> | null,
  day: string | null,
): FactStanding {
  if (first === null) return standing
  const { observedOn, value } = first.fact
  const why =
    value === false && fact.value === true
      ? `a no of ${day} counts before it`
      : observedOn > fact.observedOn
        ? `a newer one of ${day} counts`
        : 'another of the same day is less favourable'
  return { ...standing, counts: false, why }
}

const newestFirst =
  <Read extends ReadableFact>(first: ReadFact<Read> | null) =>
  (a: ReadFact<Read>, b: ReadFact<Read>): number =>
    Number(b.fact === first?.fact) - Number(a.fact === first?.fact) || a.standing.ageDays - b.standing.ageDays

function unread<Read extends ReadableFact>(read: readonly ReadFact<Read>[], gate: GatePolicy): { state: ReadingState; why: string } {
  const needs = needText(gate)
  if (read.length === 0) return { state: 'missing', why: needs }
  const past = read.filter(({ standing }) => standing.ageDays >= 0).sort((a, b) => a.standing.ageDays - b.standing.ageDays)
  const [newest] = past
  if (!newest) return { state: 'not_accepted', why: `the only fact lies ahead; ${needs}` }
  const old = past.find(({ fact }) => (gate.sources as readonly string[]).includes(fact.sourceKind))
  if (old) {
    const { observedOn } = old.fact
    return {
      state: 'stale',
      why: `newest of ${formatDate(observedOn)}, ${plural(old.standing.ageDays, 'day')} old; at most ${gate.maxAgeDays}`,
    }
  }
  const { sourceKind, observedOn } = newest.fact
  return { state: 'not_accepted', why: `known only from: ${sourceLabel(sourceKind)}, ${formatDate(observedOn)}; ${needs}` }
}
