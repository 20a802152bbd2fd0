import 'server-only'
import { type Context, transaction } from '@/lib/context'
import type { JobRecord } from '@/lib/domain/job-record'
import { settingOf } from '@/lib/domain/job-setting'
import { summariseJobs } from './job-summaries'
import { addJobs } from './job-write'

/** The log of the demo's invented jobs. */
export const demoLogId = 'demo-job-log'

/** What the invented jobs of one offering show: close to what the demo says was measured of it, so that nobody finds two truths. */
type Story = {
  offeringId: string
  mark: string
  jobs: number
  asked: { resolution: string; seconds: number; audio: boolean | null }
  p95Seconds: number
  pricePerSecond: number
  /** Share of judged clips that were taken; null where nobody wrote it down. */
  accepted: number | null
}

const stories: readonly Story[] = [
  {
    ...{ offeringId: 'google-veo-3-1--google--vertex', mark: 'veo', jobs: 860, p95Seconds: 97, pricePerSecond: 0.52, accepted: null },
    asked: { resolution: '1080p', seconds: 8, audio: true },
  },
  {
    ...{ offeringId: 'google-veo-3-1--google--vertex', mark: 'veo-draft', jobs: 140, p95Seconds: 71, pricePerSecond: 0.4, accepted: null },
    asked: { resolution: '720p', seconds: 4, audio: true },
  },
  {
    ...{ offeringId: 'minimax-h3--minimax', mark: 'h3', jobs: 760, p95Seconds: 86, pricePerSecond: 0.12, accepted: null },
    asked: { resolution: '1080p', seconds: 6, audio: null },
  },
  {
    ...{ offeringId: 'runway-gen-4-5--runway', mark: 'gen', jobs: 700, p95Seconds: 176, pricePerSecond: 0.17, accepted: null },
    asked: { resolution: '720p', seconds: 10, audio: null },
  },
  {
    ...{ offeringId: 'kuaishou-kling-3-0--fal', mark: 'kling', jobs: 740, p95Seconds: 136, pricePerSecond: 0.19, accepted: 0.66 },
    asked: { resolution: '1080p', seconds: 5, audio: null },
  },
]

const lastHour = Date.UTC(2026, 10, 21, 15)
const hourMs = 3_600_000

/** One job in each working hour, counted back from the last; every fortieth hour has five more, when somebody was in a hurry. */
function hourOf(at: number): number {
  const hoursBack = Math.floor(at / 45) * 40 + Math.min(39, at % 45)
  return lastHour - Math.floor(hoursBack / 10) * 24 * hourMs - (hoursBack % 10) * hourMs
}

/** Spread over (0, 1) without a pattern that shows: every place of `of` once. */
const spread = (at: number, of: number): number => ((((at * 7919) % of) + of) % of) / of + 0.5 / of

/** Quantile of a log-logistic distribution whose p95 is 1.7 times its median. */
const latencySeconds = (share: number, p95: number): number => (p95 / 1.7) * (share / (1 - share)) ** (Math.log(1.7) / Math.log(19))

const downHours = [213, 488]
type Ending = Pick<JobRecord, 'state' | 'errorCode'>

function endingOf(at: number): Ending {
  if (downHours.includes(at)) return { state: 'failed', errorCode: 'internal_error' }
  if (at % 67 === 5) return { state: 'refused', errorCode: 'content_policy' }
  if (at % 211 === 9) return { state: 'failed', errorCode: 'rate_limit_exceeded' }
  return at % 173 === 11 ? { state: 'cancelled', errorCode: null } : { state: 'finished', errorCode: null }
}

function jobOf({ offeringId, mark, jobs, asked, p95Seconds, pricePerSecond, accepted }: Story, at: number): JobRecord {
  const submittedAt = hourOf(at) + Math.round(spread(at, 3571) * 3_000_000)
  const wait = 1000 + Math.round(spread(at, 997) * 6000)
  const ending = endingOf(at)
  const finished = ending.state === 'finished'
  const took = finished ? Math.max(9000, Math.round(latencySeconds(spread(at, jobs), p95Seconds) * 1000)) : 8000
  const cost = Math.round(pricePerSecond * asked.seconds * (0.97 + 0.06 * spread(at, 811)) * 1e6) / 1e6
  const judged = finished && accepted !== null && at % 3 !== 0
  return {
    ...{ offeringId, id: `demo-${mark}-${String(at + 1).padStart(4, '0')}`, setting: settingOf(asked) },
    ...{ resolution: asked.resolution, seconds: asked.seconds, submittedAt, queuedAt: submittedAt + 200, startedAt: submittedAt + wait },
    ...{ finishedAt: submittedAt + took, ...ending, cost: finished ? cost : null, currency: finished ? 'USD' : null },
    accepted: judged ? spread(at, 653) < accepted : null,
  }
}

/**
 * Gives the demo a log of invented jobs of four offerings, with its summaries. It writes no facts: what stands at the demo's gates is told by its
 * story. A demo that has jobs already is left alone.
 */
export async function seedJobs(demo: Context): Promise<void> {
  if ((await demo.db.jobLog.count()) > 0) return
  const known = new Set((await demo.db.offering.findMany({ select: { id: true } })).map(({ id }) => id))
  const jobs = stories
    .filter(({ offeringId }) => known.has(offeringId))
    .flatMap((story) => Array.from({ length: story.jobs }, (_, at) => jobOf(story, at)))
  if (jobs.length === 0) return
  const workspaceId = demo.workspace.id
  await transaction(demo, async (tx) => {
    const counts = { read: jobs.length, added: jobs.length }
    const log = { id: demoLogId, via: 'upload', format: 'csv', fileName: 'Invented jobs of the demo.csv', sha256: '0'.repeat(64) }
    await tx.jobLog.create({ data: { workspaceId, ...log, ...counts, createdByName: 'Demo', createdAt: new Date(lastHour + hourMs) } })
    await addJobs(tx, workspaceId, demoLogId, jobs)
    await summariseJobs(tx, demo, [...new Set(jobs.map(({ offeringId }) => offeringId))], { facts: false })
  })
}
