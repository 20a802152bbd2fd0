import { z } from 'zod'
import {
  Id,
  impactBy,
  linkOf,
  list,
  loose,
  Name,
  type Outcome,
  type PageReading,
  plainText,
  readAs,
  readable,
  type SeenIncident,
  type StatusImpact,
  Text,
  timeOf,
  worstImpact,
} from './status-parts'

const Active = z.object({
  ...{ id: Id.nullish(), name: Text, status: z.string(), impact: z.string().nullish() },
  ...{ started: loose, start: loose, url: loose },
})
type Active = z.infer<typeof Active>

/** What `/summary.json` of an Instatus page holds. The lists are left out while nothing is going on. */
export const InstatusSummary = z.object({
  page: z.object({ name: Name, status: z.string() }),
  activeIncidents: list(Active),
  activeMaintenances: list(Active),
})

/** What `/v2/components.json` holds: each component with the incidents that are open on it. */
export const InstatusComponents = z.object({
  components: z.array(z.object({ name: Name, status: z.string(), activeIncidents: list(z.object({ id: Id.nullish() })) })),
})

const states: Record<string, StatusImpact> = {
  OPERATIONAL: 'none',
  UNDERMAINTENANCE: 'maintenance',
  DEGRADEDPERFORMANCE: 'minor',
  MINOROUTAGE: 'minor',
  PARTIALOUTAGE: 'major',
  MAJOROUTAGE: 'critical',
}
const stateOf = (text: string): StatusImpact => impactBy(states, text)

/** Older pages leave the id out; their incidents are told apart by the last part of their address. */
const idOf = ({ id, url }: Active): string | null =>
  id ??
  URL.parse(linkOf(url) ?? '')
    ?.pathname.split('/')
    .filter(Boolean)
    .at(-1) ??
  null

/** `HASISSUES` says that something is wrong and not how badly, so the incidents and components say it. */
function indicatorOf(status: string, parts: readonly StatusImpact[]): StatusImpact {
  if (status === 'UP') return 'none'
  if (status === 'HASISSUES') return worstImpact(['minor', ...parts])
  return stateOf(status.replace(/^(?:ALL|SOME|ONE)/, ''))
}

const words: Record<string, string> = {
  UP: 'All systems are up.',
  HASISSUES: 'Some systems have issues.',
  UNDERMAINTENANCE: 'Maintenance is under way.',
}

/**
 * Reads a page of Instatus; `components` is null where it answers no list of them.
 * Source of the form: "Publicly available data" and the status values of the API reference in the help of Instatus.
 */
export function readInstatus(summary: unknown, components: unknown): Outcome<PageReading> {
  const page = readAs(InstatusSummary, summary, 'Instatus')
  if (!page.ok) return page
  const parts = components === null ? null : readAs(InstatusComponents, components, 'the components of Instatus')
  if (parts && !parts.ok) return parts
  const listed = parts?.value.components ?? []
  const { page: about, activeIncidents, activeMaintenances } = page.value
  const underWay = activeMaintenances.filter(({ status }) => status === 'INPROGRESS')
  const entries = [
    ...activeIncidents.map((entry) => ({ entry, impact: stateOf(entry.impact ?? '') })),
    ...underWay.map((entry) => ({ entry, impact: 'maintenance' as const })),
  ]
  const incidents = entries.flatMap(({ entry, impact }): SeenIncident[] => {
    const id = idOf(entry)
    if (id === null) return []
    const on = listed.filter(({ activeIncidents: open }) => open.some((one) => one.id === id)).map(({ name }) => name)
    const resolved = entry.status === 'RESOLVED'
    const when = { startedAt: timeOf(entry.started) ?? timeOf(entry.start), resolvedAt: null, resolved }
    return [
      { id, name: entry.name, impact, state: entry.status.toLowerCase().slice(0, 60), ...when, url: linkOf(entry.url), components: on },
    ]
  })
  const lost = entries.length - incidents.length
  const open = incidents.filter(({ resolved }) => !resolved).map(({ impact }) => impact)
  const indicator = indicatorOf(about.status, [...open, ...listed.map(({ status }) => stateOf(status))])
  return readable({
    ...{ name: about.name, indicator, description: words[about.status] ?? plainText(about.status) },
    components: listed.map(({ name, status }) => ({ name, state: stateOf(status) })),
    ...{
      incidents,
      lists: 'open',
      listsAll: components !== null,
      remarks: lost > 0 ? [`${lost} of its incidents have neither an id nor an address and were left out.`] : [],
    },
  })
}
