import { z } from 'zod'
import { IncidentIoSummary, readIncidentIo } from './status-page-incident-io'
import { InstatusSummary, readInstatus } from './status-page-instatus'
import { readStatuspage, StatuspageSummary } from './status-page-statuspage'
import { type Outcome, type PageReading, readable, type SeenIncident, type StatusImpact, unreadable, worstImpact } from './status-parts'

export const statusPageKinds = [
  { id: 'statuspage', label: 'Atlassian Statuspage' },
  { id: 'incident_io', label: 'incident.io' },
  { id: 'instatus', label: 'Instatus' },
] as const
export const StatusPageKind = z.enum(['statuspage', 'incident_io', 'instatus'])
export type StatusPageKind = z.infer<typeof StatusPageKind>
export const kindLabel = (kind: StatusPageKind): string => statusPageKinds.find(({ id }) => id === kind)?.label ?? kind

/** Where the data of a page lies, from its root. */
export const statusPaths = {
  summary: '/api/v2/summary.json',
  incidents: '/api/v2/incidents.json',
  widget: '/api/v1/summary',
  instatus: '/summary.json',
  instatusComponents: '/v2/components.json',
} as const
export type StatusPath = (typeof statusPaths)[keyof typeof statusPaths]

/**
 * The root of a status page in an address that somebody copied: its data paths, query and fragment are taken off.
 * @example statusRoot('https://status.example.com/api/v2/summary.json?x=1') // 'https://status.example.com'
 */
export function statusRoot(address: string): string {
  const url = new URL(address)
  url.search = ''
  url.hash = ''
  const path = Object.values(statusPaths).find((known) => url.pathname.endsWith(known))
  if (path) url.pathname = url.pathname.slice(0, -path.length)
  return url.href.replace(/\/+$/, '')
}

// incident.io names its pages by ULIDs and answers the paths of Statuspage too.
const ulid = /^[0-9A-HJKMNP-TV-Z]{26}$/

/** Which kind of page gave this answer at this path; null when none known did. */
export function kindOfAnswer(path: StatusPath, answer: unknown): StatusPageKind | null {
  if (path === statusPaths.summary) {
    const page = StatuspageSummary.safeParse(answer)
    return page.success ? (ulid.test(page.data.page.id) ? 'incident_io' : 'statuspage') : null
  }
  if (path === statusPaths.widget) return IncidentIoSummary.safeParse(answer).success ? 'incident_io' : null
  return path === statusPaths.instatus && InstatusSummary.safeParse(answer).success ? 'instatus' : null
}

export type StatusAnswers = Partial<Record<StatusPath, unknown>>

const mostIncidents = 1000
const mostComponents = 500
const mostPerIncident = 50
const aheadMs = 3_600_000

/** Reads a page of a known kind from what its paths answered at `readAt`; a path without an answer is left out. */
export function readStatusPage(kind: StatusPageKind, answers: StatusAnswers, readAt: Date): Outcome<PageReading> {
  const read = readKind(kind, answers)
  return read.ok ? readable(cleaned(read.value, readAt)) : read
}

function readKind(kind: StatusPageKind, answers: StatusAnswers): Outcome<PageReading> {
  const { summary, incidents, widget, instatus, instatusComponents } = statusPaths
  if (kind === 'instatus') return readInstatus(answers[instatus], answers[instatusComponents] ?? null)
  if (kind === 'statuspage' || summary in answers) return readStatuspage(answers[summary], answers[incidents])
  return widget in answers ? readIncidentIo(answers[widget]) : unreadable('The page answers no data that can be read.')
}

/** Takes out what cannot be true, and says so: a page may list an incident twice, let it end before it begins, or date it into the future. */
function cleaned(page: PageReading, readAt: Date): PageReading {
  const odd = { twice: 0, backwards: 0, ahead: 0 }
  const byId = new Map<string, SeenIncident>()
  for (const told of page.incidents) {
    const incident = { ...told, components: told.components.slice(0, mostPerIncident) }
    const { id, startedAt, resolvedAt } = incident
    if (byId.has(id)) odd.twice++
    else if (startedAt && startedAt.getTime() > readAt.getTime() + aheadMs) odd.ahead++
    else if (startedAt && resolvedAt && resolvedAt < startedAt) {
      odd.backwards++
      byId.set(id, { ...incident, resolvedAt: startedAt })
    } else byId.set(id, incident)
  }
  const newest = [...byId.values()].sort((a, b) => (b.startedAt ?? readAt).getTime() - (a.startedAt ?? readAt).getTime())
  const components = [...new Map(page.components.map((part) => [part.name, part])).values()]
  return {
    ...page,
    incidents: newest.slice(0, mostIncidents),
    components: components.slice(0, mostComponents).map(({ name }) => ({ name, state: stateOf(page, name) })),
    remarks: [...page.remarks, ...remarksOn(odd, newest.length)],
  }
}

const stateOf = ({ components }: PageReading, name: string): StatusImpact =>
  worstImpact(components.filter((part) => part.name === name).map(({ state }) => state))

const times = (count: number, one: string, many: string): string[] =>
  count === 0 ? [] : [count === 1 ? `One incident ${one}.` : `${count} incidents ${many}.`]

const remarksOn = ({ twice, backwards, ahead }: { twice: number; backwards: number; ahead: number }, count: number): string[] => [
  ...times(twice, 'is listed twice; the first entry counts', 'are listed twice; their first entries count'),
  ...times(backwards, 'ends before it begins; it counts as no time at all', 'end before they begin; they count as no time at all'),
  ...times(ahead, 'begins in the future and was left out', 'begin in the future and were left out'),
  ...(count > mostIncidents ? [`It lists ${count} incidents; the newest ${mostIncidents} were taken.`] : []),
]

/** Whether an incident touches what the team uses: one without components touches everything, and so does every one while none was chosen. */
export const concerns = (incident: { components: readonly string[] }, chosen: readonly string[]): boolean =>
  chosen.length === 0 || incident.components.length === 0 || incident.components.some((name) => chosen.includes(name))

export type Said = { indicator: StatusImpact; affected: string[]; remarks: string[] }

/** What a page says about the components that concern the team; about all of it when none was chosen. */
export function saidOf(page: PageReading, chosen: readonly string[]): Said {
  const parts = page.components.filter(({ name }) => chosen.length === 0 || chosen.includes(name))
  const open = page.incidents.filter((incident) => !incident.resolved && concerns(incident, chosen))
  const unlisted = page.listsAll ? chosen.filter((name) => !parts.some((part) => part.name === name)) : []
  return {
    indicator:
      chosen.length === 0 ? page.indicator : worstImpact([...parts.map(({ state }) => state), ...open.map(({ impact }) => impact)]),
    affected: parts.filter(({ state }) => state !== 'none').map(({ name }) => name),
    remarks: unlisted.map((name) => `The page lists no component “${name}” any more.`),
  }
}
