import { type Day, daysBetween } from './day'

/** Who stood first on one published state of a board. */
export type BoardLeader = {
  /** Benchmark, column and task: what makes it one board. */
  boardId: string
  board: string
  benchmarkId: string
  on: Day
  model: string
  value: number
  unit: string | null
  /** Models in this state as far as they are known. */
  of: number
  claimId: string
}

/** A state that put another model first than the one before it, or the first one that is known. */
export type Lead = Omit<BoardLeader, 'boardId' | 'board' | 'benchmarkId'>

export type BoardYear = {
  boardId: string
  board: string
  benchmarkId: string
  /** Oldest first; the first may have been published before the year. */
  leads: Lead[]
  /** Days of the year on which a state of the board was published. */
  looks: Day[]
  /** How often the lead changed hands within the year. */
  changes: number
}

/**
 * Per board who led when, from every published state up to `to`; those before `from` only say who led when the year began. Boards that were looked at
 * less than twice, or not within the year, are left out. Most changes first.
 */
export function leadChanges(leaders: readonly BoardLeader[], from: Day, to: Day): BoardYear[] {
  const boards = new Map<string, BoardLeader[]>()
  for (const leader of leaders) {
    if (leader.on > to) continue
    boards.set(leader.boardId, [...(boards.get(leader.boardId) ?? []), leader])
  }
  return [...boards.values()]
    .flatMap((states) => boardYear([...states].sort(byDay), from) ?? [])
    .sort((a, b) => b.changes - a.changes || b.looks.length - a.looks.length || (a.board < b.board ? -1 : 1))
}

const byDay = (a: BoardLeader, b: BoardLeader) => (a.on === b.on ? (a.claimId < b.claimId ? -1 : 1) : a.on < b.on ? -1 : 1)

function boardYear(states: readonly BoardLeader[], from: Day): BoardYear | null {
  const looks = [...new Set(states.filter(({ on }) => on >= from).map(({ on }) => on))]
  const [first] = states
  if (!first || looks.length === 0 || new Set(states.map(({ on }) => on)).size < 2) return null
  const leads: Lead[] = []
  for (const { boardId: _, board: __, benchmarkId: ___, ...state } of states) if (leads.at(-1)?.model !== state.model) leads.push(state)
  const begun = leads.findLastIndex(({ on }) => on < from)
  const shown = begun > 0 ? leads.slice(begun) : leads
  const changes = shown.slice(1).filter(({ on }) => on >= from).length
  return { boardId: first.boardId, board: first.board, benchmarkId: first.benchmarkId, leads: shown, looks, changes }
}

/** A lead on the drawing: where it begins and ends as fractions of the year, and in which line of text its name stands. */
export type LeadSpan = { lead: Lead; from: number; to: number; line: number }
export type LeadRow = { spans: LeadSpan[]; looks: number[]; lines: number }

/** Lays the leads of a board out from `from` to `to`. Names that would run into each other stand in lines of their own; `widthOf` is in fractions. */
export function leadRow(
  { leads, looks }: BoardYear,
  { from, to, widthOf }: { from: Day; to: Day; widthOf: (name: string) => number },
): LeadRow {
  const whole = Math.max(1, daysBetween(from, to))
  const at = (day: Day) => Math.min(1, Math.max(0, daysBetween(from, day) / whole))
  const ends: number[] = []
  const spans = leads.map((lead, index) => {
    const start = at(lead.on)
    const free = ends.findIndex((end) => end <= start)
    const line = free === -1 ? ends.length : free
    ends[line] = start + widthOf(lead.model)
    const next = leads[index + 1]
    return { lead, from: start, to: next ? at(next.on) : 1, line }
  })
  return { spans, looks: looks.map(at), lines: Math.max(1, ends.length) }
}
