import { impactOf, isOutage, type SeenIncident, worstImpact } from './status-parts'

/** An incident as it is kept. */
export type KeptIncident = {
  id: string
  name: string
  impact: string
  state: string
  startedAt: Date
  startSeen: boolean
  resolvedAt: Date | null
  endSeen: boolean
  url: string | null
  components: string[]
}

/** An admitted outage that the page later told as shorter than before. */
export type Softened = { id: string; name: string; how: string }
export type Merged = {
  added: KeptIncident[]
  changed: KeptIncident[]
  /** Ids that the page still lists. */
  listed: string[]
  softened: Softened[]
}

/** What stands for an incident that was open and is gone from the page. */
export const noLongerListed = 'no longer listed'

const time = (at: Date | null): number | null => at?.getTime() ?? null
const same = (a: KeptIncident, b: KeptIncident): boolean =>
  JSON.stringify({ ...a, startedAt: time(a.startedAt), resolvedAt: time(a.resolvedAt) }) ===
  JSON.stringify({ ...b, startedAt: time(b.startedAt), resolvedAt: time(b.resolvedAt) })

/** A seen incident with the times that its page leaves out: when it was first seen, and when it was seen no more. */
function kept(seen: SeenIncident, before: KeptIncident | undefined, at: Date): KeptIncident {
  const { id, name, state, url, components, resolved } = seen
  // A page lowers the impact while an incident is mended, or afterwards; how bad it was at its worst stays.
  const impact = worstImpact([seen.impact, impactOf(before?.impact ?? 'none')])
  const said = resolved ? seen.resolvedAt : null
  const first = seen.startedAt ?? before?.startedAt ?? at
  // Of an incident without a start that was over before it was first seen, only the end is known.
  const startedAt = seen.startedAt === null && said && said < first ? said : first
  const end = said ?? before?.resolvedAt ?? at
  const resolvedAt = resolved ? new Date(Math.max(end.getTime(), startedAt.getTime())) : null
  const seenTimes = { startSeen: seen.startedAt === null, endSeen: resolved && said === null }
  return { id, name, impact, state, url, components, startedAt, resolvedAt, ...seenTimes }
}

const seconds = ({ startedAt, resolvedAt }: KeptIncident, at: Date) => ((resolvedAt ?? at).getTime() - startedAt.getTime()) / 1000

function softer(before: KeptIncident, after: KeptIncident, at: Date): string | null {
  if (!isOutage(impactOf(before.impact)) || before.resolvedAt === null || before.endSeen) return null
  const less = seconds(before, at) - seconds(after, at)
  return less >= 60 ? `it lasts ${Math.round(less / 60)} minutes less than was told before` : null
}

/**
 * What one reading adds to and changes in the incidents that are known. Nothing is ever taken away: an incident that was open and is listed no more
 * ended when it was seen no more, its impact is the worst that was ever told, and one that a page makes shorter afterwards is named.
 */
export function mergeIncidents(known: readonly KeptIncident[], seen: readonly SeenIncident[], at: Date): Merged {
  const before = new Map(known.map((incident) => [incident.id, incident]))
  const merged: Merged = { added: [], changed: [], listed: [], softened: [] }
  for (const incident of seen) {
    const old = before.get(incident.id)
    const now = kept(incident, old, at)
    if (!old) merged.added.push(now)
    else {
      merged.listed.push(now.id)
      if (same(old, now)) continue
      merged.changed.push(now)
      const how = softer(old, now, at)
      if (how) merged.softened.push({ id: now.id, name: now.name, how })
    }
  }
  const ids = new Set(seen.map(({ id }) => id))
  for (const old of known) {
    if (old.resolvedAt !== null || ids.has(old.id)) continue
    merged.changed.push({ ...old, state: noLongerListed, resolvedAt: at < old.startedAt ? old.startedAt : at, endSeen: true })
  }
  return merged
}

/** When the page is read next: after its own time when all went well, and after each failure twice as long as before, at most a day. */
export function nextRead(at: Date, everyMinutes: number, failures: number): Date {
  const minutes = Math.min(everyMinutes * 2 ** Math.min(failures, 20), Math.max(everyMinutes, 1440))
  return new Date(at.getTime() + minutes * 60_000)
}

export type LastReading = { at: Date; until: Date | null; indicator: string; affected: readonly string[] }

/**
 * What a reading adds to the one before it: a reading speaks until the next one, unless more than three of its rhythms lie between them, of which nobody
 * knows. One that finds the same only makes it longer.
 */
export function nextReading(
  last: LastReading | null,
  said: Pick<LastReading, 'indicator' | 'affected'>,
  { at, everyMinutes }: { at: Date; everyMinutes: number },
): { lengthens: boolean; isNew: boolean } {
  const lengthens = last !== null && at.getTime() - (last.until ?? last.at).getTime() <= 3 * everyMinutes * 60_000
  const same = last !== null && last.indicator === said.indicator && last.affected.join('\n') === said.affected.join('\n')
  return { lengthens, isNew: !(lengthens && same) }
}

const dayMs = 86_400_000
/** A list this long or longer may have been cut off at its end; the shortest limit known is 25. */
const mayBeCut = 25
/** How far back a page is taken at its word when it lists few past incidents. */
export const windowDays = 90

/**
 * Since when the incidents that a page lists are all it ever admitted. A page that lists only what is open is known from the first reading on; one with
 * past incidents from the oldest of them, or for the whole window of 90 days when its list is too short to have been cut off.
 */
export function coveredSince(page: { lists: 'past' | 'open'; incidents: readonly SeenIncident[] }, at: Date): Date {
  if (page.lists === 'open') return at
  const windowStart = at.getTime() - windowDays * dayMs
  if (page.incidents.length < mayBeCut) return new Date(windowStart)
  const starts = page.incidents.flatMap(({ startedAt }) => (startedAt ? [startedAt.getTime()] : []))
  return new Date(Math.max(windowStart, Math.min(at.getTime(), ...starts)))
}
