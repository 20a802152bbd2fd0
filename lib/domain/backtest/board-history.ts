import { addDays, type Day } from '@/lib/domain/day'
import { defaultPolicy } from '@/lib/domain/policy'
import type { TaskId } from '@/lib/domain/task'
import type { EngineClaim } from '@/lib/domain/verdict/input'
import { q9, z80, z95 } from '@/lib/domain/verdict/numerics'
import { WAIT_DAYS } from './later-evidence'
import type { Outcome, Question } from './question'
import { qualityInput } from './workflow'

/** One model on one board on one day, in the board's own points. */
export interface Standing {
  model: string
  vendor: string
  score: number
  /** Half-width of the 95 % interval and number of votes, where published. */
  half: number | null
  votes: number | null
}

export interface Snapshot {
  /** Scores of two boards are never compared. */
  board: string
  evaluator: string
  task: TaskId
  day: Day
  standings: Standing[]
  promptsPublic?: boolean | null
  codePublic?: boolean | null
}

/** Net preference per point of gap: 400 points are odds of 10 to 1. */
const PER_POINT = Math.log(10) / 800

/**
 * Rows in which one board judges itself: on the first of each month the newest snapshot with both models by then, and the newest one 90 days
 * later, if there was a newer one. This flatters boards, because their own habits repeat; it is kept apart from rows that others judge.
 */
export function boardRows(snapshots: readonly Snapshot[], until: Day): { questions: Question[]; outcomes: Outcome[] } {
  const boards = [...new Set(snapshots.map(({ board }) => board))].sort()
  const rows = boards.flatMap((board) => {
    const ofBoard = snapshots.filter((snapshot) => snapshot.board === board).sort((a, b) => (a.day < b.day ? 1 : -1))
    return monthsOf(ofBoard, until).flatMap((asOf) => rowsOf(ofBoard, asOf))
  })
  return { questions: rows.map(({ question }) => question), outcomes: rows.map(({ outcome }) => outcome) }
}

function monthsOf(snapshots: readonly Snapshot[], until: Day): Day[] {
  const first = snapshots.at(-1)?.day
  if (first === undefined) return []
  const months: Day[] = []
  for (let day = firstOfNext(first); addDays(day, WAIT_DAYS) <= until; day = firstOfNext(day)) months.push(day)
  return months
}

const firstOfNext = (day: Day): Day =>
  addDays(`${day.slice(0, 8)}01`, 31)
    .slice(0, 8)
    .concat('01')

type Meeting = { snapshot: Snapshot; challenger: Standing; incumbent: Standing }

function rowsOf(newestFirst: readonly Snapshot[], asOf: Day): { question: Question; outcome: Outcome }[] {
  const known = newestFirst.filter(({ day }) => day <= asOf)
  const later = newestFirst.filter(({ day }) => day > asOf && day <= addDays(asOf, WAIT_DAYS))
  const models = [...new Set(known.flatMap(({ standings }) => standings.map(({ model }) => model)))].sort()
  return models.flatMap((challenger) =>
    models.flatMap((incumbent) => {
      if (challenger === incumbent) return []
      const then = meeting(known, challenger, incumbent)
      const after = then && meeting(later, challenger, incumbent)
      if (!then || !after) return []
      const question = questionOf(then, asOf)
      return [{ question, outcome: outcomeOf(question.id, after) }]
    }),
  )
}

function meeting(newestFirst: readonly Snapshot[], challenger: string, incumbent: string): Meeting | null {
  for (const snapshot of newestFirst) {
    const [a, b] = [challenger, incumbent].map((model) => snapshot.standings.find((standing) => standing.model === model))
    if (a && b) return { snapshot, challenger: a, incumbent: b }
  }
  return null
}

function questionOf({ snapshot, challenger, incumbent }: Meeting, asOf: Day): Question {
  const claim: EngineClaim = {
    ...{ id: snapshot.day, publishedAt: snapshot.day, evaluatorId: snapshot.evaluator, evaluatorKind: 'independent' },
    ...{ challengerModelId: challenger.model, incumbentModelId: incumbent.model, versionMatch: 'exact', task: snapshot.task },
    ...{ benchmarkId: snapshot.board, dimensions: 'overall', metric: 'human_pairwise' },
    ...{ promptsPublic: snapshot.promptsPublic, outputsOrCodePublic: snapshot.codePublic },
    effect: {
      ...{ type: 'elo', challenger: challenger.score, incumbent: incumbent.score },
      ...{ ci95HalfC: challenger.half, ci95HalfI: incumbent.half, votesC: challenger.votes, votesI: incumbent.votes },
    },
  }
  return {
    id: `${asOf} ${snapshot.board} ${challenger.model} / ${incumbent.model}`,
    cluster: [snapshot.board, ...[challenger.model, incumbent.model].sort()].join(' '),
    challenger: challenger.model,
    incumbent: incumbent.model,
    input: qualityInput({
      ...{ task: snapshot.task, claims: [claim], asOf },
      challenger: { id: challenger.model, vendorId: challenger.vendor },
      incumbent: { id: incumbent.model, vendorId: incumbent.vendor },
    }),
  }
}

const BAR = defaultPolicy.midNetPreference

/** The later gap as net preference against the bar; where the board prints intervals, one that holds the bar at 80 % leaves it open. */
function outcomeOf(id: string, { snapshot, challenger, incumbent }: Meeting): Outcome {
  const later = Math.tanh(PER_POINT * (challenger.score - incumbent.score))
  const spread = challenger.half === null || incumbent.half === null ? 0 : Math.hypot(challenger.half, incumbent.half)
  const half = (z80 * PER_POINT * spread) / z95
  const resolvedOn = snapshot.day
  if (q9(later - half) > BAR) return { id, y: 1, why: null, resolvedOn }
  if (q9(later + half) <= BAR) return { id, y: 0, why: null, resolvedOn }
  return { id, y: null, why: 'The board’s later gap is too uncertain: its 80% interval holds the bar.', resolvedOn }
}
