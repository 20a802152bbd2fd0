import { about, type Contradiction, type ContradictionSide, type Examined, type ExaminedFact, placeOf } from './contradiction'
import { type Day, daysBetween } from './day'
import { factSources } from './fact'
import { type ClockGround, type LifecycleClock, lifecycleClock } from './lifecycle-clock'
import { type LifecycleStage, stageLabel } from './lifecycle-event'
import type { GatePolicy } from './policy'

/** An event of an offering's life, as its clock needs it. */
export type StageEvent = ClockGround['events'][number] & { offeringId: string }

type StageFrame = { gates: readonly GatePolicy[]; today: Day; events: readonly StageEvent[] }

const endsInPreview = /-preview$/i

/** A fact that calls the API generally available, beside a life that is in preview or deprecated, or an id that ends in "-preview". */
export function stageContradiction(examined: Examined, { gates, today, events }: StageFrame): Contradiction[] {
  const { offering, model } = examined
  const gate = gates.find(({ id }) => id === 'api_ga')
  const yes = gate && generallyAvailable(examined.facts, gate, today)
  if (!yes) return []
  const clock = lifecycleClock({ events: events.filter(({ offeringId }) => offeringId === offering.id), offering, model, asOf: today })
  const other = stageSide(examined, clock) ?? idSide(examined)
  if (other === null) return []
  return [
    {
      ...about(examined),
      key: `lifecycle ${offering.id}`,
      ...{ kind: 'lifecycle', severity: 'check' },
      sentence: `The API is recorded as generally available, and ${other.clause}.`,
      sides: [
        {
          says: 'generally available',
          by: factSources.find(({ id }) => id === yes.sourceKind)?.label ?? yes.sourceKind,
          on: yes.observedOn,
          source: yes.source && { title: yes.source.title, url: yes.source.url },
          place: placeOf(yes),
        },
        other.side,
      ],
      todo: 'Find out whether the vendor offers it for production today. Then correct the fact, the stage or the id, whichever is wrong.',
      fix: { label: 'Open the lifecycle', place: { to: 'lifecycle', offeringId: offering.id } },
    },
  ]
}

/** The newest yes that is not too old; none beside a no, which counts before it and is a contradiction of its own. */
function generallyAvailable(facts: readonly ExaminedFact[], gate: GatePolicy, today: Day): ExaminedFact | undefined {
  const current = facts.filter((fact) => {
    const age = daysBetween(fact.observedOn, today)
    return fact.gate === gate.id && age >= 0 && age <= gate.maxAgeDays
  })
  if (current.some(({ value }) => value === false)) return undefined
  return current.filter(({ value }) => value === true).sort((a, b) => (a.observedOn < b.observedOn ? 1 : -1))[0]
}

type Other = { clause: string; side: ContradictionSide }

const clauses: Partial<Record<LifecycleStage, string>> = {
  preview: 'its life says that it is in preview',
  deprecated: 'its life says that it is deprecated',
}

function stageSide({ offering }: Examined, { stage, days }: LifecycleClock): Other | null {
  const clause = stage === null ? undefined : clauses[stage]
  if (stage === null || clause === undefined) return null
  const day = days.find((entry) => entry.counts && entry.stage === stage) ?? days.find(({ counts }) => counts)
  return {
    clause,
    side: {
      ...{ says: stageLabel(stage).toLowerCase(), by: 'Lifecycle', on: day?.knownOn ?? offering.asOf, source: null },
      place: { to: 'lifecycle', offeringId: offering.id },
    },
  }
}

function idSide({ offering }: Examined): Other | null {
  const { apiModelId: id } = offering
  if (id === null || !endsInPreview.test(id)) return null
  return {
    clause: `its id, ${id}, ends in “preview”`,
    side: { ...{ says: id, by: 'Model id', on: offering.asOf, source: null }, place: { to: 'offering', offeringId: offering.id } },
  }
}
