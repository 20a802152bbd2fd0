import { randomUUID } from 'node:crypto'
import type { Context } from '@/lib/context'

type Neighbours = { vendor: string; offering: string; challenger: string; dependency: string; source: string }

const day = new Date('2026-11-02')

/** A row in every table of readiness, all of them saying `mark`. */
export async function readinessRows({ workspace, db }: Context, of: Neighbours, mark: string) {
  const workspaceId = workspace.id
  const { vendor: vendorId, offering: offeringId, challenger, dependency: dependencyId, source: sourceId } = of
  const ids = {
    log: `log-${mark}`,
    job: `job-${mark}`,
    price: `price-${mark}`,
    questionnaire: `questionnaire-${mark}`,
    lifecycle: `lifecycle-${mark}`,
    promise: `promise-${mark}`,
    ask: `ask-${mark}`,
    rehearsal: `rehearsal-${mark}`,
  }
  await db.jobLog.create({
    data: { workspaceId, id: ids.log, via: 'upload', format: 'csv', fileName: mark, sha256: 'a'.repeat(64), createdByName: mark },
  })
  await db.generationJob.create({
    data: { workspaceId, offeringId, id: ids.job, logId: ids.log, setting: mark, submittedAt: day, state: 'finished', errorCode: mark },
  })
  await db.jobChange.create({
    data: { workspaceId, offeringId, jobId: ids.job, logId: ids.log, beforeLogId: mark, before: { state: 'running' } },
  })
  await db.jobSummary.create({ data: { workspaceId, offeringId, setting: mark, fromOn: day, toOn: day, figures: {}, computedAt: day } })
  const page = { workspaceId, vendorId, kind: 'statuspage' as const, url: `https://${mark}.example`, nextReadAt: day, createdByName: mark }
  await db.statusPage.create({ data: { ...page, active: false } })
  await db.statusReading.create({ data: { workspaceId, vendorId, at: day, indicator: mark, affected: [] } })
  const seen = { startedAt: day, firstSeenAt: day, lastSeenAt: day }
  await db.incident.create({
    data: { workspaceId, vendorId, id: mark, name: mark, impact: 'major', state: 'resolved', ...seen, components: [] },
  })
  const priced = { unit: 'second' as const, amount: 0.1, currency: 'USD', source: 'list' as const, validFrom: day }
  await db.price.create({ data: { workspaceId, id: ids.price, offeringId, sourceId, note: mark, ...priced } })
  const asked = { questions: ['api'], tokenHash: randomUUID(), createdByName: mark, recipient: mark }
  await db.questionnaire.create({ data: { workspaceId, id: ids.questionnaire, vendorId, offeringId, ...asked } })
  await db.answer.create({ data: { workspaceId, questionnaireId: ids.questionnaire, questionId: 'api', text: mark, answeredAt: day } })
  await db.lifecycleEvent.create({
    data: { workspaceId, id: ids.lifecycle, offeringId, stage: 'ga', happensOn: day, knownOn: day, sourceId, note: mark },
  })
  await db.roadmapPromise.create({ data: { workspaceId, id: ids.promise, vendorId, statement: mark, promisedOn: day, sourceId } })
  await db.roadmapAsk.create({ data: { workspaceId, id: ids.ask, vendorId, askedOn: day, askedByName: mark, question: mark } })
  await db.fallback.create({ data: { workspaceId, dependencyId, offeringId: challenger, note: mark } })
  const rehearsed = { dependencyId, offeringId: challenger, rehearsedOn: day, outcome: 'worked' as const, byName: mark }
  await db.rehearsal.create({ data: { workspaceId, id: ids.rehearsal, ...rehearsed } })
  await db.switchingEstimate.create({
    data: { workspaceId, dependencyId, offeringId: challenger, parts: {}, note: mark, updatedByName: mark },
  })
  return ids
}
