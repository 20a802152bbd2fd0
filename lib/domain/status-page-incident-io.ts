import { z } from 'zod'
import { componentState } from './status-page-statuspage'
import {
  Id,
  linkOf,
  list,
  loose,
  Name,
  type Outcome,
  type PageReading,
  readAs,
  readable,
  type SeenComponent,
  type SeenIncident,
  type StatusImpact,
  Text,
  timeOf,
  worstImpact,
} from './status-parts'

const Component = z.object({ name: Name, current_status: z.string().nullish() })
const Event = z.object({
  ...{ id: Id, name: Text, status: z.string(), url: loose, started_at: loose, current_worst_impact: z.string().nullish() },
  affected_components: list(Component),
})
type Event = z.infer<typeof Event>

/** What `/api/v1/summary` of an incident.io page holds: only what is going on or planned. */
export const IncidentIoSummary = z.object({
  page_title: Name,
  page_url: z.string(),
  ongoing_incidents: z.array(Event),
  in_progress_maintenances: z.array(Event),
  scheduled_maintenances: z.array(loose),
})

const seen = (event: Event, impact: StatusImpact): SeenIncident => ({
  ...{ id: event.id, name: event.name, impact, state: event.status.slice(0, 60) },
  // Of an incident the page gives no start, only its last update; of a maintenance it does.
  ...{ startedAt: timeOf(event.started_at), resolvedAt: null, resolved: event.status === 'resolved', url: linkOf(event.url) },
  components: event.affected_components.map(({ name }) => name),
})

const words: Record<StatusImpact, string> = {
  none: 'No incident is open.',
  maintenance: 'Maintenance is under way.',
  minor: 'Performance is degraded.',
  unknown: 'An incident is open.',
  major: 'A part is out.',
  critical: 'All of it is out.',
}

/**
 * Reads the widget of an incident.io page. Source of the form: "Embed your status page's data into your own product" in the help of incident.io,
 * and the fields that programs which show the widget read.
 */
export function readIncidentIo(summary: unknown): Outcome<PageReading> {
  const page = readAs(IncidentIoSummary, summary, 'incident.io')
  if (!page.ok) return page
  const { page_title: name, ongoing_incidents: open, in_progress_maintenances: maintenances } = page.value
  const incidents = [
    ...open.map((event) => seen(event, componentState(event.current_worst_impact ?? ''))),
    ...maintenances.map((event) => seen(event, 'maintenance')),
  ]
  const indicator = worstImpact(incidents.filter(({ resolved }) => !resolved).map(({ impact }) => impact))
  return readable({
    name,
    indicator,
    description: words[indicator],
    components: componentsOf(open),
    incidents,
    lists: 'open',
    listsAll: false,
    remarks: [],
  })
}

/** The widget names only the components that are affected. */
function componentsOf(open: readonly Event[]): SeenComponent[] {
  const states = new Map<string, StatusImpact>()
  for (const { name, current_status: state } of open.flatMap(({ affected_components: affected }) => affected))
    states.set(name, worstImpact([states.get(name) ?? 'none', state ? componentState(state) : 'unknown']))
  return [...states].map(([name, state]) => ({ name, state }))
}
