import { z } from 'zod'
import {
  Id,
  impactBy,
  impactOf,
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
} from './status-parts'

const Component = z.object({ name: Name, status: z.string(), group: z.boolean().nullish() })
const Update = z.object({ status: z.string().nullish(), created_at: loose, display_at: loose })
const Incident = z.object({
  ...{ id: Id, name: Text, status: z.string(), impact: z.string().nullish() },
  ...{ created_at: loose, started_at: loose, updated_at: loose, resolved_at: loose, scheduled_for: loose, shortlink: loose },
  components: list(z.object({ name: Name })),
  incident_updates: list(Update),
})
type Incident = z.infer<typeof Incident>

/** What `/api/v2/summary.json` of Atlassian Statuspage holds; pages of incident.io answer it in the same form. */
export const StatuspageSummary = z.object({
  page: z.object({ id: Id, name: Name }),
  status: z.object({ indicator: z.string(), description: Text }),
  components: list(Component),
  incidents: list(Incident),
  scheduled_maintenances: list(Incident),
})

/** What `/api/v2/incidents.json` holds: the newest incidents, open or over; Statuspage lists 50 of them. */
export const StatuspageIncidents = z.object({ page: z.object({ id: Id }), incidents: z.array(Incident) })

const componentStates: Record<string, StatusImpact> = {
  operational: 'none',
  under_maintenance: 'maintenance',
  degraded_performance: 'minor',
  partial_outage: 'major',
  major_outage: 'critical',
  full_outage: 'critical',
}

/** The impact of a state as Statuspage and incident.io call it. */
export const componentState = (text: string): StatusImpact => impactBy(componentStates, text)

const over = ['resolved', 'postmortem', 'completed']

/** When it was over: as the page says, else by the update that said so, else by the last change of an incident that is over. */
function endOf({ resolved_at, incident_updates, updated_at }: Incident): Date | null {
  const said = incident_updates.find(({ status }) => status === 'resolved' || status === 'completed')
  return timeOf(resolved_at) ?? timeOf(said?.display_at) ?? timeOf(said?.created_at) ?? timeOf(updated_at)
}

function seen(incident: Incident, impact: StatusImpact): SeenIncident {
  const resolved = over.includes(incident.status)
  return {
    ...{ id: incident.id, name: incident.name, impact, state: incident.status.slice(0, 60), resolved },
    startedAt: timeOf(incident.started_at) ?? timeOf(incident.scheduled_for) ?? timeOf(incident.created_at),
    resolvedAt: resolved ? endOf(incident) : null,
    url: linkOf(incident.shortlink),
    components: incident.components.map(({ name }) => name),
  }
}

const underWay = ['in_progress', 'verifying']

/**
 * Reads a page of Atlassian Statuspage from its summary and its list of incidents.
 * Source of the form: the page "/api" that every status page of Statuspage publishes beside itself.
 */
export function readStatuspage(summary: unknown, incidents: unknown): Outcome<PageReading> {
  const page = readAs(StatuspageSummary, summary, 'Statuspage')
  if (!page.ok) return page
  const past = readAs(StatuspageIncidents, incidents, 'the incidents of Statuspage')
  if (!past.ok) return past
  const { status, components, scheduled_maintenances: maintenances } = page.value
  const known = new Set(past.value.incidents.map(({ id }) => id))
  const open = page.value.incidents.filter(({ id }) => !known.has(id))
  const parts: SeenComponent[] = components
    .filter(({ group }) => group !== true)
    .map(({ name, status: state }) => ({ name, state: componentState(state) }))
  return readable({
    ...{ name: page.value.page.name, indicator: impactOf(status.indicator), description: status.description, components: parts },
    incidents: [
      ...[...past.value.incidents, ...open].map((incident) => seen(incident, impactOf(incident.impact ?? ''))),
      ...maintenances.filter(({ status: state }) => underWay.includes(state)).map((maintenance) => seen(maintenance, 'maintenance')),
    ],
    ...{ lists: 'past', listsAll: true, remarks: [] },
  })
}
