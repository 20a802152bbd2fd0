import { type Column, flag, json, list, number, text } from './column'

const figures: Column[] = [
  ...number('jobs', 'submitted', 'running', 'finished', 'failed', 'refused', 'cancelled', 'ownFailures'),
  ...number('latencyJobs', 'latencyP50Seconds', 'latencyP95Seconds', 'latencyP95RelSe'),
  ...number('queueJobs', 'queueP50Seconds', 'queueP95Seconds', 'mostPerHour', 'meanPerHour'),
  ...number('hours', 'hoursDown', 'availabilityObserved', 'availability', 'downtimeRelSe'),
  ...text('currency'),
  ...number('costJobs', 'costPerFinishedSecond', 'costRelSe', 'judgedClips', 'acceptedShare', 'costPerAcceptedSecond'),
  ...text('firstAt', 'newestAt', 'computedAt'),
  ...list('notes'),
]

/** The tables of readiness, in the order in which one refers to another; moments are ISO 8601 in UTC. */
export const readinessTables = {
  prices: {
    label: 'Prices',
    columns: [
      ...text('id', 'offeringId', 'unit'),
      ...number('amount'),
      ...text('currency', 'resolution'),
      ...flag('audio'),
      ...number('secondsPerClip', 'framesPerSecond', 'creditsPerSecond', 'discount', 'rate'),
      ...text('rateOn', 'rateSource', 'source', 'validFrom', 'sourceId', 'note', 'origin'),
    ],
  },
  switching_estimates: {
    label: 'Switching estimates',
    columns: [
      ...text('dependencyId', 'offeringId', 'part', 'estimatedIn'),
      ...number('low', 'mode', 'high', 'hourlyRate'),
      ...text('note', 'updatedAt'),
    ],
  },
  lifecycle_events: {
    label: 'Lifecycle events',
    columns: text('id', 'offeringId', 'stage', 'happensOn', 'knownOn', 'sourceId', 'note', 'origin'),
  },
  roadmap_promises: {
    label: 'Roadmap promises',
    columns: [
      ...text('id', 'vendorId', 'statement', 'promisedOn', 'dueOn', 'dueText', 'sourceId'),
      ...text('outcome', 'outcomeOn', 'outcomeNote', 'outcomeSourceId', 'origin'),
    ],
  },
  roadmap_asks: {
    label: 'Roadmap asks',
    columns: text('id', 'vendorId', 'askedOn', 'question', 'answeredOn', 'answer', 'origin'),
  },
  fallbacks: { label: 'Fallbacks', columns: text('dependencyId', 'offeringId', 'note') },
  rehearsals: {
    label: 'Rehearsals',
    columns: [...text('id', 'dependencyId', 'offeringId', 'rehearsedOn', 'outcome'), ...number('minutes'), ...text('note')],
  },
  status_pages: {
    label: 'Status pages',
    columns: [
      ...text('vendorId', 'kind', 'url'),
      ...number('everyMinutes'),
      ...flag('active'),
      ...list('components'),
      ...text('readAt', 'failingSince', 'failure', 'indicator', 'description'),
      ...list('listed', 'remarks'),
      ...text('coveredFrom', 'origin'),
    ],
  },
  incidents: {
    label: 'Incidents',
    columns: [
      ...text('vendorId', 'id', 'name', 'impact', 'state', 'startedAt'),
      ...flag('startSeen'),
      ...text('resolvedAt'),
      ...flag('endSeen'),
      ...text('url'),
      ...list('components'),
      ...text('firstSeenAt', 'lastSeenAt'),
    ],
  },
  questionnaires: {
    label: 'Questionnaires',
    columns: [
      ...text('id', 'vendorId', 'offeringId', 'message'),
      ...list('questions'),
      ...json('beliefs'),
      ...text('createdAt', 'expiresAt', 'submittedAt', 'revokedAt', 'origin'),
    ],
  },
  answers: {
    label: 'Answers',
    columns: [
      ...text('questionnaireId', 'questionId', 'question'),
      ...json('value'),
      ...text('text', 'documentUrl', 'documentTitle', 'documentOn', 'answeredAt', 'outcome', 'reviewNote', 'reviewedAt', 'factId'),
    ],
  },
  job_summaries: {
    label: 'Job summaries',
    columns: [...text('offeringId', 'setting', 'fromOn', 'toOn'), ...flag('atGates'), ...figures],
  },
  jobs: {
    label: 'Jobs',
    columns: [
      ...text('offeringId', 'id', 'setting', 'resolution'),
      ...number('seconds'),
      ...text('state', 'errorCode', 'submittedAt', 'queuedAt', 'startedAt', 'finishedAt'),
      ...number('cost'),
      ...text('currency'),
      ...flag('accepted'),
      ...text('logId'),
    ],
  },
} as const satisfies Record<string, { label: string; columns: Column[] }>

export type ReadinessTable = keyof typeof readinessTables
export const isReadinessTable = (name: string): name is ReadinessTable => Object.hasOwn(readinessTables, name)
