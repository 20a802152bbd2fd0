import type { Claim } from '@/lib/domain/claim'
import { addDays, type Day } from '@/lib/domain/day'
import { comparisons } from '@/lib/domain/evidence/comparisons'
import type { EvidenceIndex } from '@/lib/domain/evidence/evidence-index'
import { modelTitle } from '@/lib/domain/model'
import type { TaskId } from '@/lib/domain/task'
import type { EngineClaim } from '@/lib/domain/verdict/input'
import { q9, z80 } from '@/lib/domain/verdict/numerics'
import type { Group } from '@/lib/domain/verdict/output'
import { evaluate } from '@/lib/domain/verdict/verdict'
import type { Outcome, Question } from './question'
import { evenWeights, qualityInput } from './workflow'

/** How long a forecast has to wait for what others find. */
export const WAIT_DAYS = 90

/** The tasks on which more than one party publishes. */
const testedTasks = ['t2v', 'i2v', 't2v_audio', 'i2v_audio', 'edit'] as const satisfies TaskId[]

const NOBODY_ANEW = 'Nobody independent measured the pair anew within 90 days.'

export interface Month {
  questions: Question[]
  outcomes: Outcome[]
}

/** The first day of every month from the first claim until the last one whose outcome could be read by `collectedOn`. */
export function monthStarts(claims: readonly Claim[], collectedOn: Day): Day[] {
  const first = claims.reduce<Day | null>((least, { publishedOn }) => (least === null || publishedOn < least ? publishedOn : least), null)
  if (first === null) return []
  const starts: Day[] = []
  for (let day = nextMonth(first); addDays(day, WAIT_DAYS) <= collectedOn; day = nextMonth(day)) starts.push(day)
  return starts
}

function nextMonth(day: Day): Day {
  const [year = 0, month = 0] = day.split('-').map(Number)
  return month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`
}

type Pair = { task: TaskId; challengerId: string; incumbentId: string }
type MonthQuery = { evidence: EvidenceIndex; claims: readonly Claim[]; asOf: Day }

/**
 * The rows of one month: every ordered pair of models that was compared on the task by the first of the month and that somebody independent
 * published about within the next 90 days. The forecast sees the claims of the first day only; it is judged by those who had not been heard.
 */
export function monthRows(query: MonthQuery): Month {
  const asked = measuredPairs(query).flatMap((pair) => {
    const question = questionOf(query, pair)
    return question ? [{ pair, question }] : []
  })
  // All of the first day before all of the later one: what the index remembers of a day is used for every pair.
  const outcomes = asked.map(({ pair, question }) => outcomeOf(query, pair, question))
  return { questions: asked.map(({ question }) => question), outcomes }
}

function questionOf({ evidence, asOf }: MonthQuery, pair: Pair): Question | null {
  const { task, challengerId, incumbentId } = pair
  const [challenger, incumbent] = [evidence.models.get(challengerId), evidence.models.get(incumbentId)]
  if (!challenger || !incumbent) return null
  const claims = claimsOf(evidence, pair, asOf)
  if (!claims.some((claim) => claim.task === task && claim.effect.type !== 'none')) return null
  return {
    id: `${asOf} ${task} ${challengerId} / ${incumbentId}`,
    cluster: [task, ...[challengerId, incumbentId].sort()].join(' '),
    challenger: modelTitle(challenger),
    incumbent: modelTitle(incumbent),
    input: qualityInput({
      ...{ task, claims, asOf },
      challenger: { id: challengerId, vendorId: challenger.vendorId },
      incumbent: { id: incumbentId, vendorId: incumbent.vendorId },
    }),
  }
}

function claimsOf(evidence: EvidenceIndex, { task, challengerId, incumbentId }: Pair, asOf: Day): EngineClaim[] {
  const found = comparisons({
    ...{ evidence, task, asOf },
    challengerModelId: challengerId,
    incumbentModelId: incumbentId,
    dimensionWeights: evenWeights(task),
  })
  return found.map(({ claim }) => claim)
}

/** What evaluators who were not yet heard say on the day 90 days later, about the same task. */
function outcomeOf({ evidence }: MonthQuery, pair: Pair, { id, input }: Question): Outcome {
  const resolvedOn = addDays(input.asOf, WAIT_DAYS)
  const heard = new Set(input.claims.map((claim) => claim.evaluatorId))
  const fresh = claimsOf(evidence, pair, resolvedOn).filter((claim) => claim.task === pair.task && !heard.has(claim.evaluatorId))
  if (fresh.length === 0) return { id, resolvedOn, y: null, why: NOBODY_ANEW }
  const later = evaluate({ ...input, claims: fresh, asOf: resolvedOn })
  return { id, resolvedOn, ...judged(later.groups, later.delta) }
}

/**
 * The precision mean of the independent voices against the bar, without any prior: what judges a forecast must not share its assumptions. Null
 * when there is no voice or when the 80 % interval holds the bar.
 */
export function judged(groups: readonly Group[], delta: number): Pick<Outcome, 'y' | 'why'> {
  const voices = groups.filter(({ independent }) => independent)
  if (voices.length === 0) return { y: null, why: NOBODY_ANEW }
  const precision = voices.reduce((sum, { V }) => sum + 1 / V, 0)
  const mean = voices.reduce((sum, { y, V }) => sum + y / V, 0) / precision
  const half = z80 / Math.sqrt(precision)
  if (q9(mean - half) > delta) return { y: 1, why: null }
  if (q9(mean + half) < delta) return { y: 0, why: null }
  return { y: null, why: 'The later measurement is too uncertain: its 80% interval holds the bar.' }
}

const sound: ReadonlySet<string> = new Set(['peer_reviewed', 'independent', 'community'])

/** Pairs that one evaluator had measured by the day and an independent one measures within the wait; cheap, so that few are looked at closely. */
function measuredPairs({ claims, asOf }: MonthQuery): Pair[] {
  const until = addDays(asOf, WAIT_DAYS)
  return testedTasks.flatMap((task) => {
    const before = new Map<string, Set<string>>()
    const after = new Map<string, Set<string>>()
    for (const claim of claims) {
      if (claim.task !== task || claim.publishedOn > until) continue
      if (claim.publishedOn <= asOf) note(before, claim)
      else if (sound.has(claim.evaluatorKind)) note(after, claim)
    }
    const models = [...after.keys()].filter((id) => before.has(id)).sort()
    return models.flatMap((challengerId) =>
      models
        .filter((other) => other !== challengerId && meet(before, challengerId, other) && meet(after, challengerId, other))
        .map((incumbentId) => ({ task, challengerId, incumbentId })),
    )
  })
}

function note(heard: Map<string, Set<string>>, { modelId, opponentId, evaluatorId }: Claim): void {
  for (const id of opponentId === null ? [modelId] : [modelId, opponentId]) {
    const evaluators = heard.get(id) ?? new Set()
    heard.set(id, evaluators.add(evaluatorId))
  }
}

function meet(heard: ReadonlyMap<string, ReadonlySet<string>>, a: string, b: string): boolean {
  const other = heard.get(b)
  return [...(heard.get(a) ?? [])].some((evaluator) => other?.has(evaluator))
}
