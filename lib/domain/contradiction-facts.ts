import { formatDate, formatNumber, formatPercent } from '@/lib/format'
import { about, type Contradiction, type ContradictionSide, type Examined, type ExaminedFact, placeOf } from './contradiction'
import { type Day, daysBetween } from './day'
import { type FactSource, factSources } from './fact'
import { factText } from './fact-text'
import { type GateId, gateLabel } from './gate'
import type { GatePolicy } from './policy'
import { z90 } from './verdict/numerics'

export type FactFrame = { gates: readonly GatePolicy[]; today: Day; currency: string }

/** Kinds that promise, from the firmest to the weakest, and kinds that measure. */
const promising: readonly FactSource[] = ['contract', 'vendor_doc', 'vendor_claim']
const measuring: readonly FactSource[] = ['measured', 'independent']

/** A measurement without its error is taken to be as uncertain as the gates take it. */
const usualError = 0.2

/** What a promised price may be exceeded by before it is worth a line: roundings, taxes and a failed clip now and then. */
const priceSlack = 0.1

/** All that the facts of one offering say against each other. */
export function factContradictions(examined: Examined, frame: FactFrame): Contradiction[] {
  const current = frame.gates.flatMap((gate) => {
    const fresh = examined.facts.filter((fact) => fact.gate === gate.id && isCurrent(fact, gate, frame.today))
    return fresh.length > 1 || (gate.id === 'availability' && examined.offering.sla) ? [{ gate, fresh: [...fresh].sort(newest) }] : []
  })
  const at = (id: GateId) => current.find(({ gate }) => gate.id === id)?.fresh ?? []
  return [
    ...availability(examined, at('availability'), frame),
    ...price(examined, at('cost_per_finished_second'), frame),
    ...limits(examined, at('throughput'), frame),
    ...current.flatMap(({ gate, fresh }) => [...sameDay(examined, fresh, frame), ...yesAndNo(examined, gate, fresh, frame)]),
  ]
}

function isCurrent({ observedOn }: ExaminedFact, { maxAgeDays }: GatePolicy, today: Day): boolean {
  const age = daysBetween(observedOn, today)
  return age >= 0 && age <= maxAgeDays
}

const newest = (a: ExaminedFact, b: ExaminedFact): number =>
  a.observedOn < b.observedOn ? 1 : a.observedOn > b.observedOn ? -1 : a.id < b.id ? -1 : 1

const ofKind = (facts: readonly ExaminedFact[], kinds: readonly FactSource[]): ExaminedFact | undefined =>
  kinds.map((kind) => facts.find((fact) => fact.sourceKind === kind)).find((fact) => fact !== undefined)

const whoSays = (kind: FactSource): string => factSources.find(({ id }) => id === kind)?.label ?? kind

const sideOf = (fact: ExaminedFact, { currency }: FactFrame): ContradictionSide => ({
  says: factText(fact, currency),
  by: whoSays(fact.sourceKind),
  on: fact.observedOn,
  source: fact.source && { title: fact.source.title, url: fact.source.url },
  place: placeOf(fact),
})

/** The availability that a text promises, as a share: `99.9 % uptime` is 0.999. Null for a text that names none between 90 and 100 %. */
export function promisedShare(text: string | null): number | null {
  const [, figure] = /\b(9\d(?:[.,]\d{1,4})?|100(?:[.,]0{1,2})?)\s*(?:%|percent)/i.exec(text ?? '') ?? []
  return figure === undefined ? null : Math.round(Number(figure.replace(',', '.')) * 1e4) / 1e6
}

function availability(examined: Examined, facts: readonly ExaminedFact[], frame: FactFrame): Contradiction[] {
  const measured = ofKind(facts, measuring)
  const promised = promiseOf(examined, facts, frame)
  if (typeof measured?.value !== 'number' || promised === null) return []
  const error = (measured.relSe ?? usualError) * (1 - measured.value)
  if (measured.value + z90 * error >= promised.share) return []
  const binding = promised.kind === 'contract'
  const [told, seen] = [formatPercent(promised.share, 2), formatPercent(measured.value, 2)]
  const at = Math.max(0, promised.share - measured.value) * 730
  return [
    {
      ...about(examined),
      key: `sla ${examined.offering.id}`,
      ...{ kind: 'sla', severity: binding ? 'act' : 'check' },
      sentence: `${told} availability is promised and ${seen} was measured: about ${formatNumber(at, at < 10 ? 1 : 0)} hours a month more without service than promised.`,
      sides: [promised.side, sideOf(measured, frame)],
      todo: binding
        ? 'Ask for the credit that the contract gives, and attach the measurement.'
        : 'Ask for a commitment in writing, with what happens when it is missed. Until then only the measurement counts at the gate.',
      fix: { label: 'Open the measurement', place: placeOf(measured) },
    },
  ]
}

type Promised = { share: number; kind: FactSource; side: ContradictionSide }

function promiseOf({ offering }: Examined, facts: readonly ExaminedFact[], frame: FactFrame): Promised | null {
  const fact = ofKind(facts, promising)
  const written = promisedShare(offering.sla)
  if (typeof fact?.value === 'number' && (fact.sourceKind === 'contract' || written === null))
    return { share: fact.value, kind: fact.sourceKind, side: sideOf(fact, frame) }
  if (written === null || offering.sla === null) return null
  const [source = null] = offering.sources
  return {
    ...{ share: written, kind: 'vendor_claim' },
    side: {
      says: offering.sla,
      by: 'SLA of the offering',
      on: source?.readOn ?? offering.asOf,
      source: source && { title: source.title, url: source.url },
      place: { to: 'offering', offeringId: offering.id },
    },
  }
}

function price(examined: Examined, facts: readonly ExaminedFact[], frame: FactFrame): Contradiction[] {
  const promised = ofKind(facts, ['contract', 'vendor_doc'])
  const measured = facts.find((fact) => fact.sourceKind === 'measured')
  if (typeof promised?.value !== 'number' || typeof measured?.value !== 'number' || promised.value <= 0 || measured.value <= 0) return []
  const excess = Math.log(measured.value / promised.value) - z90 * (measured.relSe ?? usualError)
  if (excess <= Math.log1p(priceSlack)) return []
  const more = formatPercent(measured.value / promised.value - 1)
  return [
    {
      ...about(examined),
      key: `price ${examined.offering.id}`,
      ...{ kind: 'price', severity: promised.sourceKind === 'contract' ? 'act' : 'check' },
      sentence: `A finished second costs ${more} more than the price that is written down.`,
      sides: [sideOf(promised, frame), sideOf(measured, frame)],
      todo: 'Look at the invoice: either the price changed, or clips that nobody could use were paid for. The second belongs into the measured cost, the first into the price.',
      fix: { label: 'Open the measured cost', place: placeOf(measured) },
    },
  ]
}

function limits(examined: Examined, facts: readonly ExaminedFact[], frame: FactFrame): Contradiction[] {
  const promised = ofKind(facts, ['contract', 'vendor_doc', 'vendor_claim'])
  const measured = facts.find((fact) => fact.sourceKind === 'measured')
  if (typeof promised?.value !== 'number' || typeof measured?.value !== 'number') return []
  if (measured.value * (1 + z90 * (measured.relSe ?? usualError)) >= promised.value) return []
  return [
    {
      ...about(examined),
      key: `limits ${examined.offering.id}`,
      ...{ kind: 'limits', severity: 'hint' },
      sentence: `${formatNumber(promised.value)} jobs per hour are promised, and no more than ${formatNumber(measured.value)} were seen.`,
      sides: [sideOf(promised, frame), sideOf(measured, frame)],
      todo: 'Was more ever asked for? If not, the limit is untested: run a load test before you rely on it. If so, ask why jobs were held back.',
      fix: { label: 'Open the measurement', place: placeOf(measured) },
    },
  ]
}

function sameDay(examined: Examined, facts: readonly ExaminedFact[], frame: FactFrame): Contradiction[] {
  return facts.flatMap((fact, at) => {
    const other = facts.slice(at + 1).find((later) => later.observedOn === fact.observedOn && later.sourceKind === fact.sourceKind)
    if (!other || agree(fact.value, other.value)) return []
    return [
      {
        ...about(examined),
        key: `same_day ${[fact.id, other.id].sort().join(' ')}`,
        ...{ kind: 'same_day' as const, severity: 'check' as const },
        sentence: `${gateLabel(fact.gate)}: two facts of ${formatDate(fact.observedOn)} from the same kind of source say different things.`,
        sides: [sideOf(fact, frame), sideOf(other, frame)] as Contradiction['sides'],
        todo: 'Open both, and archive or mend the one that is wrong. Until then the less favourable one counts.',
        fix: { label: 'Open the first', place: placeOf(fact) },
      },
    ]
  })
}

/** Numbers agree within a hundredth: the rest is rounding. Regions agree as sets. */
function agree(a: ExaminedFact['value'], b: ExaminedFact['value']): boolean {
  if (typeof a === 'number' && typeof b === 'number') return Math.abs(a - b) <= 0.01 * Math.max(Math.abs(a), Math.abs(b))
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((region) => b.includes(region))
  return a === b
}

function yesAndNo(examined: Examined, gate: GatePolicy, facts: readonly ExaminedFact[], frame: FactFrame): Contradiction[] {
  const no = facts.find((fact) => fact.value === false)
  const yes = facts.find((fact) => fact.value === true && (gate.sources as readonly string[]).includes(fact.sourceKind))
  if (!no || !yes || (no.observedOn === yes.observedOn && no.sourceKind === yes.sourceKind)) return []
  return [
    {
      ...about(examined),
      key: `yes_and_no ${examined.offering.id} ${gate.id}`,
      ...{ kind: 'yes_and_no', severity: 'act' },
      sentence: `${gateLabel(gate.id)}: one source says yes and another says no. The no counts, and the gate fails until one of them is settled.`,
      sides: [sideOf(yes, frame), sideOf(no, frame)],
      todo: 'Find out which one holds today: ask the vendor in writing, record the answer, and archive the other.',
      fix: { label: 'Open the no', place: placeOf(no) },
    },
  ]
}
