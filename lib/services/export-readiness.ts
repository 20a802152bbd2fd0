import 'server-only'
import { allow, type Context } from '@/lib/context'
import { toNoun } from '@/lib/db/columns'
import type { JobFigures } from '@/lib/domain/job-summary'
import { vendorQuestion } from '@/lib/domain/questions'
import { switchingParts } from '@/lib/domain/switching-cost'
import { SwitchingParts } from '@/lib/domain/switching-estimate'
import type { ExportRow } from '@/lib/export/column'
import type { ReadinessTable } from '@/lib/export/readiness-tables'

type NounTable = Exclude<ReadinessTable, 'jobs'>
type Page = { where: object; orderBy: Record<string, 'asc'>[]; take: number }
/** How a table is read: by which key its pages follow one another, and what one stored row comes to in the file. */
type Reader = {
  keys: readonly string[]
  read(ctx: Context, page: Page): Promise<ExportRow[]>
  rows?(row: ExportRow): ExportRow[]
}

const names = <const Names extends readonly string[]>(...fields: Names) =>
  Object.fromEntries(fields.map((field) => [field, true])) as { [Name in Names[number]]: true }

const kept = { archivedAt: null }
const byId = ['id']
const bySwitch = ['dependencyId', 'offeringId']

const selects = {
  prices: {
    ...names('id', 'offeringId', 'unit', 'amount', 'currency', 'resolution', 'audio', 'secondsPerClip', 'framesPerSecond'),
    ...names('creditsPerSecond', 'discount', 'rate', 'rateOn', 'rateSource', 'source', 'validFrom', 'sourceId', 'note', 'origin'),
  },
  promises: {
    ...names('id', 'vendorId', 'statement', 'promisedOn', 'dueOn', 'dueText', 'sourceId'),
    ...names('outcome', 'outcomeOn', 'outcomeNote', 'outcomeSourceId', 'origin'),
  },
  pages: {
    ...names('vendorId', 'kind', 'url', 'everyMinutes', 'active', 'components', 'readAt', 'failingSince', 'failure'),
    ...names('indicator', 'description', 'listed', 'remarks', 'coveredFrom', 'origin'),
  },
  incidents: {
    ...names('vendorId', 'id', 'name', 'impact', 'state', 'startedAt', 'startSeen', 'resolvedAt', 'endSeen', 'url', 'components'),
    ...names('firstSeenAt', 'lastSeenAt'),
  },
  questionnaires: {
    ...names('id', 'vendorId', 'offeringId', 'message', 'questions', 'beliefs'),
    ...names('createdAt', 'expiresAt', 'submittedAt', 'revokedAt', 'origin'),
  },
  answers: {
    ...names('questionnaireId', 'questionId', 'value', 'text', 'documentUrl', 'documentTitle', 'documentOn'),
    ...names('answeredAt', 'outcome', 'reviewNote', 'reviewedAt', 'factId'),
  },
}

const readers: Record<NounTable, Reader> = {
  prices: {
    keys: byId,
    read: (ctx, { where, ...page }) => ctx.db.price.findMany({ where: { ...kept, ...where }, ...page, select: selects.prices }),
  },
  switching_estimates: {
    keys: bySwitch,
    read: (ctx, page) =>
      ctx.db.switchingEstimate.findMany({ ...page, select: names('dependencyId', 'offeringId', 'parts', 'note', 'updatedAt') }),
    rows: partRows,
  },
  lifecycle_events: {
    keys: byId,
    read: (ctx, { where, ...page }) =>
      ctx.db.lifecycleEvent.findMany({
        where: { ...kept, ...where },
        ...page,
        select: names('id', 'offeringId', 'stage', 'happensOn', 'knownOn', 'sourceId', 'note', 'origin'),
      }),
  },
  roadmap_promises: {
    keys: byId,
    read: (ctx, { where, ...page }) => ctx.db.roadmapPromise.findMany({ where: { ...kept, ...where }, ...page, select: selects.promises }),
  },
  roadmap_asks: {
    keys: byId,
    read: (ctx, page) =>
      ctx.db.roadmapAsk.findMany({ ...page, select: names('id', 'vendorId', 'askedOn', 'question', 'answeredOn', 'answer', 'origin') }),
  },
  fallbacks: {
    keys: bySwitch,
    read: (ctx, page) => ctx.db.fallback.findMany({ ...page, select: names('dependencyId', 'offeringId', 'note') }),
  },
  rehearsals: {
    keys: byId,
    read: (ctx, page) =>
      ctx.db.rehearsal.findMany({
        ...page,
        select: names('id', 'dependencyId', 'offeringId', 'rehearsedOn', 'outcome', 'minutes', 'note'),
      }),
  },
  status_pages: {
    keys: ['vendorId'],
    read: (ctx, { where, ...page }) => ctx.db.statusPage.findMany({ where: { ...kept, ...where }, ...page, select: selects.pages }),
  },
  incidents: {
    keys: ['vendorId', 'id'],
    read: (ctx, { where, ...page }) => ctx.db.incident.findMany({ where: { page: kept, ...where }, ...page, select: selects.incidents }),
  },
  questionnaires: {
    keys: byId,
    read: (ctx, page) => ctx.db.questionnaire.findMany({ ...page, select: selects.questionnaires }),
  },
  answers: {
    keys: ['questionnaireId', 'questionId'],
    // What a vendor has entered but not sent yet is not its answer.
    read: (ctx, { where, ...page }) =>
      ctx.db.answer.findMany({
        where: { questionnaire: { submittedAt: { not: null } }, ...where },
        ...page,
        select: selects.answers,
      }),
    rows: (row) => [{ ...row, question: vendorQuestion(String(row.questionId))?.question ?? null }],
  },
  job_summaries: {
    keys: ['offeringId', 'setting'],
    read: (ctx, page) =>
      ctx.db.jobSummary.findMany({ ...page, select: names('offeringId', 'setting', 'fromOn', 'toOn', 'atGates', 'figures', 'computedAt') }),
    rows: ({ figures, ...row }) => [{ ...row, ...figureColumns(figures as Partial<JobFigures>) }],
  },
}

/** One row per part; a part that nobody has estimated is there without figures. */
function partRows({ parts, ...row }: ExportRow): ExportRow[] {
  const estimated = SwitchingParts.parse(parts)
  return switchingParts.map(({ id }) => {
    const part = estimated[id]
    return { ...row, part: id, ...(part && { estimatedIn: part.in, ...part.estimate, hourlyRate: part.hourlyRate }) }
  })
}

function figureColumns({ latency, queue, throughput, availability, cost, states, notes = [], ...figures }: Partial<JobFigures>): ExportRow {
  return {
    ...{ ...states, jobs: figures.jobs, ownFailures: figures.ownFailures, firstAt: figures.firstAt, newestAt: figures.newestAt },
    ...{ latencyJobs: latency?.n, latencyP50Seconds: latency?.p50, latencyP95Seconds: latency?.p95, latencyP95RelSe: latency?.relSe },
    ...{ queueJobs: queue?.n, queueP50Seconds: queue?.p50, queueP95Seconds: queue?.p95 },
    ...{ mostPerHour: throughput?.mostPerHour, meanPerHour: throughput?.meanPerHour },
    ...{ hours: availability?.hours, hoursDown: availability?.down, availabilityObserved: availability?.observed },
    ...{ availability: availability?.estimate, downtimeRelSe: availability?.relSe },
    ...{ currency: cost?.currency, costJobs: cost?.n, costPerFinishedSecond: cost?.perFinishedSecond, costRelSe: cost?.relSe },
    ...{ judgedClips: cost?.accepted?.judged, acceptedShare: cost?.accepted?.share, costPerAcceptedSecond: cost?.accepted?.perSecond },
    notes: notes.map(({ text }) => text),
  }
}

/** What comes behind a row in the order of its keys. */
const behind = (keys: readonly string[], last: ExportRow | undefined): object =>
  last
    ? {
        OR: keys.map((key, index) => ({
          ...Object.fromEntries(keys.slice(0, index).map((same) => [same, last[same]])),
          [key]: { gt: last[key] },
        })),
      }
    : {}

const isDay = /(?:On|By|asOf)$|^validFrom$/

/** Moments keep their time, as ISO 8601 in UTC. */
const timed = (row: ExportRow): ExportRow =>
  Object.fromEntries(
    Object.entries(row).map(([field, value]) => [field, value instanceof Date && !isDay.test(field) ? value.toISOString() : value]),
  )

/** The rows of a table of readiness that were not put away, by their key, with what they hold by field; one page at a time. */
export async function* readinessPages(ctx: Context, table: NounTable, take = 1000): AsyncGenerator<ExportRow[]> {
  allow(ctx, 'workspace:read')
  const { keys, read, rows = (row) => [row] } = readers[table]
  const orderBy = keys.map((key) => ({ [key]: 'asc' as const }))
  for (let last: ExportRow | undefined, more = true; more; ) {
    const found = await read(ctx, { where: behind(keys, last), orderBy, take })
    if (found.length > 0) yield found.flatMap((row) => rows(toNoun<ExportRow>(timed(row))))
    more = found.length === take
    last = found.at(-1)
  }
}
