/** Answers of status pages as their makers document them, with everything in them invented. */
const at = (day: string, time: string) => `2026-11-${day}T${time}:00.000Z`

export const component = (name: string, status = 'operational', more: object = {}) => ({
  ...{ id: `c-${name}`, name, status, page_id: 'page1', position: 1, description: null, group: false, group_id: null },
  ...more,
})

export const incident = (id: string, over: object = {}) => ({
  ...{ id, name: `Incident ${id}`, status: 'resolved', impact: 'major', page_id: 'page1', shortlink: `https://stspg.example/${id}` },
  ...{ created_at: at('20', '10:05'), started_at: at('20', '10:00'), updated_at: at('20', '12:00'), resolved_at: at('20', '12:00') },
  ...{ components: [component('API')], incident_updates: [] },
  ...over,
})

const page = { id: 'page1', name: 'Maker', url: 'https://status.maker.example', time_zone: 'Etc/UTC', updated_at: at('25', '11:00') }

export const statuspage = (over: { indicator?: string; components?: object[]; open?: object[]; past?: object[]; id?: string } = {}) => ({
  '/api/v2/summary.json': {
    page: { ...page, id: over.id ?? page.id },
    status: { indicator: over.indicator ?? 'none', description: over.indicator ? 'Partial System Outage' : 'All Systems Operational' },
    components: over.components ?? [component('API'), component('Dashboard')],
    incidents: over.open ?? [],
    scheduled_maintenances: [],
  },
  '/api/v2/incidents.json': { page, incidents: [...(over.open ?? []), ...(over.past ?? [])] },
})

export const widgetIncident = (id: string, over: object = {}) => ({
  ...{ id, name: `Incident ${id}`, status: 'investigating', url: `https://status.maker.example/incidents/${id}` },
  ...{ last_update_at: at('25', '10:00'), last_update_message: 'We look into it.', current_worst_impact: 'partial_outage' },
  affected_components: [{ id: 'c1', name: 'API', group_name: 'Video', current_status: 'partial_outage' }],
  ...over,
})

export const incidentIo = (open: object[] = [], maintenances: object[] = []) => ({
  '/api/v1/summary': {
    ...{ page_title: 'Maker', page_url: 'https://status.maker.example' },
    ...{ ongoing_incidents: open, in_progress_maintenances: maintenances, scheduled_maintenances: [] },
  },
})

export const instatusIncident = (id: string, over: object = {}) => ({
  ...{ id, name: `Incident ${id}`, started: 'Wed Nov 25 2026 09:00:00 GMT+0000 (Coordinated Universal Time)' },
  ...{ status: 'INVESTIGATING', impact: 'MAJOROUTAGE', url: `https://maker.instatus.example/incident/${id}` },
  ...over,
})

export const instatus = (status = 'UP', open?: object[], on: string[] = ['API']) => ({
  '/summary.json': { page: { name: 'Maker', url: 'https://maker.instatus.example', status }, ...(open ? { activeIncidents: open } : {}) },
  '/v2/components.json': {
    components: ['API', 'Website'].map((name) => ({
      ...{ id: `c-${name}`, name, description: '', status: open && on.includes(name) ? 'PARTIALOUTAGE' : 'OPERATIONAL', group: null },
      activeIncidents: on.includes(name) ? (open ?? []) : [],
    })),
  },
})
