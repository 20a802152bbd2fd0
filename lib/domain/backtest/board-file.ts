import { z } from 'zod'
import { Day } from '@/lib/domain/day'
import type { TaskId } from '@/lib/domain/task'
import { explainIssue, type Problem, pathText } from '@/lib/domain/verdict/problem'
import type { Snapshot, Standing } from './board-history'

const boardTasks: Partial<Record<string, TaskId>> = { 'text-to-video': 't2v', 'image-to-video': 'i2v', 'video-edit': 'edit' }

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** "Apr 16, 2026" as a day; null when it is none. */
function dayOfBoard(text: string): Day | null {
  const [, month = '', date = '', year = ''] = /^([A-Z][a-z]{2}) (\d{1,2}), (\d{4})$/.exec(text) ?? []
  const day = `${year}-${String(months.indexOf(month) + 1).padStart(2, '0')}-${date.padStart(2, '0')}`
  return Day.safeParse(day).success ? day : null
}

const name = z.string().trim().min(1).max(200)
const columns = ['model', 'vendor', 'score', 'ci', 'votes'] as const

const FileSnapshot = z.strictObject({
  board: name,
  fetched: Day,
  board_last_updated: z
    .string()
    .refine((text) => dayOfBoard(text) !== null, 'must be a date such as “Apr 16, 2026”, or null')
    .nullish(),
  source_url: z.string().max(2000).nullish(),
  via: z.string().max(2000).nullish(),
  partial: z.boolean().nullish(),
  columns: z.array(name).refine((named) => columns.every((column) => named.includes(column)), `must name ${columns.join(', ')}`),
  rows: z.array(z.array(z.union([z.string(), z.number(), z.null()]))).min(1),
})

/** The history of arena boards as a file: one snapshot per board and day, each row an array in the order of `columns`. */
const BoardFile = z.strictObject({
  _about: z.string().nullish(),
  _source: z.string().nullish(),
  snapshots: z.array(FileSnapshot).min(1),
})

const Row = z.object({
  model: name,
  vendor: name,
  score: z.number().min(-1e6).max(1e6),
  ci: z.number().positive().max(1e6).nullable(),
  votes: z.int().min(1).max(1e9).nullable(),
})

export type ReadBoards = { ok: true; snapshots: Snapshot[]; until: Day } | { ok: false; problems: Problem[] }

/** Reads a board history; every problem with its path. `until` is the day of the last look at a board, beyond which nothing is known. */
export function readBoardFile(value: unknown): ReadBoards {
  const file = BoardFile.safeParse(value, { error: explainIssue })
  if (!file.success) return { ok: false, problems: problemsIn(file.error, []) }
  const problems: Problem[] = []
  const snapshots = file.data.snapshots.map((snapshot, at): Snapshot => {
    const { board } = snapshot
    const task = boardTasks[board]
    const place = ['snapshots', at]
    if (!task)
      problems.push({
        path: pathText([...place, 'board']),
        message: `must be one of ${Object.keys(boardTasks).join(', ')}, not "${board}"`,
      })
    const { standings, wrong } = standingsOf(snapshot, place)
    problems.push(...wrong)
    const day = dayOfBoard(snapshot.board_last_updated ?? '') ?? snapshot.fetched
    return { board, evaluator: 'arena', task: task ?? 't2v', day, standings }
  })
  if (problems.length > 0) return { ok: false, problems }
  const until =
    file.data.snapshots
      .map(({ fetched }) => fetched)
      .sort()
      .at(-1) ?? ''
  return { ok: true, snapshots, until }
}

function standingsOf(snapshot: z.infer<typeof FileSnapshot>, place: PropertyKey[]): { standings: Standing[]; wrong: Problem[] } {
  const wrong: Problem[] = []
  const seen = new Set<string>()
  const standings = snapshot.rows.flatMap((cells, at): Standing[] => {
    const path = [...place, 'rows', at]
    const row = Row.safeParse(Object.fromEntries(snapshot.columns.map((column, i) => [column, cells[i]])), { error: explainIssue })
    if (!row.success) {
      wrong.push(...problemsIn(row.error, path))
      return []
    }
    const { model, vendor, score, ci: half, votes } = row.data
    if (seen.has(model))
      wrong.push({ path: pathText(path), message: `names "${model}" a second time on this board; keep one of the two rows` })
    seen.add(model)
    return [{ model, vendor, score, half, votes }]
  })
  return { standings, wrong }
}

function problemsIn(error: z.ZodError, prefix: PropertyKey[]): Problem[] {
  return error.issues.map(({ path, message }) => ({ path: pathText([...prefix, ...path]), message }))
}
