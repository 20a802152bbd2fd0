import type { Day } from '@/lib/domain/day'
import type { Dependency } from '@/lib/domain/dependency'
import type { LifecycleStatus, Model } from '@/lib/domain/model'
import type { Offering } from '@/lib/domain/offering'

/** What a row of a model or an offering says about its end. */
export type Ending = Pick<Model, 'lifecycleStatus' | 'retiresOn' | 'retirementKnownOn' | 'replacementModelId' | 'asOf'> & {
  releasedOn?: Day | null
}

export interface LifecycleOnDay {
  /** `unreleased` before the release day; null where nothing was found. */
  status: LifecycleStatus | 'unreleased' | null
  /** The end as far as it could be read by that day; for something that ended on an unknown day, the day its end was read. */
  retiresOn: Day | null
  replacementModelId: string | null
}

export interface Served {
  offering: Offering
  model: Model
  asOf: Day
}

/** The state of a model or an offering on a day, from what could be read by then: an end announced later is not yet in it. */
export function lifecycleOn(row: Ending, day: Day): LifecycleOnDay {
  if (row.releasedOn && row.releasedOn > day) return { status: 'unreleased', retiresOn: null, replacementModelId: null }
  const end = endKnownOn(row, day)
  if (end !== null) return { status: end <= day ? 'retired' : 'announced', retiresOn: end, replacementModelId: row.replacementModelId }
  return { status: statusBeforeEnd(row, day), retiresOn: null, replacementModelId: null }
}

/** A status that tells of an end says nothing about the time before that end was known. */
function statusBeforeEnd(row: Ending, day: Day): LifecycleStatus | null {
  const { lifecycleStatus: status } = row
  if (status !== 'retired' && status !== 'announced' && status !== 'partly_retired') return status
  const told = status !== 'retired' && (knownFrom(row) ?? day) <= day
  return told ? status : 'available'
}

/** Only some builds of a partly retired model end, and a disputed end is not an end. */
function endKnownOn(row: Ending, day: Day): Day | null {
  if (row.lifecycleStatus === 'partly_retired' || row.lifecycleStatus === 'disputed') return null
  const known = knownFrom(row)
  if (known === null || known > day) return null
  return row.retiresOn ?? (row.lifecycleStatus === 'retired' ? known : null)
}

/** The day from which the end could be read; when that was not recorded, the day the row was read, at the latest the end itself. */
export function knownFrom({ retirementKnownOn, asOf, retiresOn }: Ending): Day | null {
  return earliest([retirementKnownOn ?? asOf, retiresOn])
}

/**
 * The day on which an offering ends, as far as that was known by `asOf`: its own end, or its model's. The vendor's end of a model does not
 * reach weights that the team hosts itself. Null when no end was known.
 */
export function retirementOn({ offering, model, asOf }: Served): Day | null {
  const ofModel = offering.kind === 'self_host' ? null : lifecycleOn(model, asOf).retiresOn
  return earliest([lifecycleOn(offering, asOf).retiresOn, ofModel])
}

/** The day by which a dependency must move: its own date or the known end of its incumbent, whichever comes first; null when neither is known. */
export function forcedMoveBy({ dependency, ...served }: Served & { dependency: Pick<Dependency, 'forcedMoveBy'> }): Day | null {
  return earliest([dependency.forcedMoveBy, retirementOn(served)])
}

/** The day on which a challenger ended, if it had ended by `asOf`; what has ended can be no challenger. */
export function retiredChallenger(served: Served): Day | null {
  const end = retirementOn(served)
  return end !== null && end <= served.asOf ? end : null
}

/** The first of the days that are known; null when none is. */
export const earliest = (days: readonly (Day | null)[]): Day | null => days.filter((day) => day !== null).sort()[0] ?? null
