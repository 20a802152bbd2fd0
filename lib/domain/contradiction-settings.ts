import { about, type Contradiction, type ContradictionSide, type Examined, type ExaminedFact, placeOf } from './contradiction'
import { type Day, daysBetween } from './day'
import { settingsContradict, statedSettings } from './evidence/stated-settings'
import { factText } from './fact-text'
import type { GatePolicy } from './policy'

/** The setting at which the team's own jobs of an offering were measured for the gates. */
export type MeasuredAt = { setting: string; toOn: Day }

type SettingFrame = {
  gate: GatePolicy
  today: Day
  currency: string
  /** By offering. */
  measuredAt: ReadonlyMap<string, MeasuredAt>
}

/** The key of the contradiction between the settings of a pair. */
export const settingsKey = (incumbentId: string, challengerId: string): string => `settings ${incumbentId} ${challengerId}`

type Stated = { fact: ExaminedFact; setting: string }

/**
 * Both sides of a latency gate measured at different settings: a longer or larger clip takes longer, so that the gate compares two things. The
 * setting is that of the jobs behind the fact, or what the note of the fact says.
 */
export function settingContradiction(incumbent: Examined, challenger: Examined, frame: SettingFrame): Contradiction[] {
  const [ours, theirs] = [statedFor(incumbent, frame), statedFor(challenger, frame)]
  if (!ours || !theirs || sameSetting(ours.setting, theirs.setting)) return []
  const side = ({ fact, setting }: Stated, { title }: Examined): ContradictionSide => ({
    says: `${factText(fact, frame.currency)} at ${setting}`,
    by: title,
    on: fact.observedOn,
    source: fact.source && { title: fact.source.title, url: fact.source.url },
    place: placeOf(fact),
  })
  return [
    {
      ...about(challenger),
      vendorIds: [...new Set([...about(challenger).vendorIds, ...about(incumbent).vendorIds])],
      key: settingsKey(incumbent.offering.id, challenger.offering.id),
      ...{ kind: 'settings', severity: 'check' },
      sentence: `Latency of ${challenger.title} and of ${incumbent.title} was measured at different settings, so that the gate compares two things.`,
      sides: [side(theirs, challenger), side(ours, incumbent)],
      todo: 'Measure both at the setting that you use, or choose for both the same setting of your own jobs.',
      fix: { label: 'Choose the setting', place: { to: 'measurements', offeringId: challenger.offering.id } },
    },
  ]
}

const plain = (setting: string): string =>
  setting
    .toLowerCase()
    .replace(/[\s,;]+/g, ' ')
    .trim()

/** Equal as written; or without a difference in resolution, length, frames or sound, where both say something of these. */
function sameSetting(a: string, b: string): boolean {
  if (plain(a) === plain(b)) return true
  return says(a) && says(b) && !settingsContradict(stated(a), stated(b))
}

const stated = (setting: string) => statedSettings({ variant: setting, settings: null })

const says = (setting: string): boolean => Object.values(stated(setting)).some((value) => value !== null)

function statedFor({ offering, facts }: Examined, { gate, today, measuredAt }: SettingFrame): Stated | null {
  const fact = facts
    .filter((entry) => entry.gate === gate.id && (gate.sources as readonly string[]).includes(entry.sourceKind))
    .filter(({ observedOn }) => observedOn <= today && daysBetween(observedOn, today) <= gate.maxAgeDays)
    .sort((a, b) => (a.observedOn < b.observedOn ? 1 : -1))[0]
  if (!fact) return null
  const jobs = fact.sourceKind === 'measured' ? measuredAt.get(offering.id) : undefined
  const setting = jobs?.setting ?? fact.note
  if (!setting) return null
  return jobs || says(setting) ? { fact, setting } : null
}
