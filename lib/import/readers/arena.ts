import { readDate } from '@/lib/import/dates'
import { isMissing, readInterval } from '@/lib/import/numbers'
import { type ClaimRow, type ClaimTexts, shifted } from './canonical'
import { cellText } from './flatten'
import { isObject, type Json, type JsonObject } from './json-text'

/** The names under which leaderboards print the same field. */
const fields = {
  rank: ['rank', 'rank_ub', 'position'],
  model: ['model', 'model_name', 'name', 'key'],
  vendor: ['vendor', 'organization', 'org', 'provider', 'creator', 'company'],
  score: ['score', 'rating', 'elo', 'arena_score', 'elo_rating'],
  ci: ['ci', 'ci95', 'ci_95', '95_ci', 'confidence_interval', 'interval', 'half_width'],
  low: ['rating_lower', 'rating_q025', 'score_lower', 'ci_lower', 'lower'],
  high: ['rating_upper', 'rating_q975', 'score_upper', 'ci_upper', 'upper'],
  votes: ['votes', 'num_votes', 'vote_count', 'num_battles', 'battles', 'appearances'],
} as const
type Field = keyof typeof fields

const boards: Record<string, { benchmark: string; task: string }> = {
  'text-to-video': { benchmark: 'Arena.ai text to video', task: 't2v' },
  'image-to-video': { benchmark: 'Arena.ai image to video', task: 'i2v' },
  'video-edit': { benchmark: 'Arena.ai video edit', task: 'edit' },
}
/** With one of these a list says what its numbers mean, and is no bare leaderboard. */
const described = ['benchmark', 'dimension', 'metric', 'unit', 'value', 'evaluation_results']

const fieldName = (key: string) => key.trim().toLowerCase().replace(/[ -]+/g, '_').replace(/%/g, '')
const keyOf = (keys: readonly string[], field: Field) => keys.find((key) => (fields[field] as readonly string[]).includes(fieldName(key)))

const isBoardRow = (value: Json): value is JsonObject => {
  if (!isObject(value)) return false
  const keys = Object.keys(value)
  if (keys.some((key) => described.includes(fieldName(key)))) return false
  return Boolean(keyOf(keys, 'model') && keyOf(keys, 'score') && (keyOf(keys, 'votes') ?? keyOf(keys, 'ci') ?? keyOf(keys, 'low')))
}

const allBoardRows = (value: Json | undefined): value is JsonObject[] => Array.isArray(value) && value.length > 0 && value.every(isBoardRow)

/** Columns and lists beside them, as objects. */
function listed(value: JsonObject): JsonObject[] | null {
  const { columns, rows } = value
  if (!Array.isArray(columns) || !Array.isArray(rows) || !rows.every(Array.isArray)) return null
  const names = columns.map(cellText)
  return rows.map((row) => Object.fromEntries(names.map((name, index) => [name, (row as Json[])[index] ?? null])))
}

const rowsOf = (value: JsonObject): JsonObject[] | null => {
  const lists = listed(value)
  if (allBoardRows(lists ?? undefined)) return lists
  return [value.rows, value.models, value.leaderboard, value.data, value.entries].find(allBoardRows) ?? null
}

/** Whether a value is an arena leaderboard: a list of rank, model, score, interval and votes, one snapshot, or a list of snapshots. */
export const isArena = (value: Json): boolean =>
  allBoardRows(value) ||
  (isObject(value) &&
    (rowsOf(value) !== null ||
      (Array.isArray(value.snapshots) &&
        value.snapshots.length > 0 &&
        value.snapshots.every((entry) => isObject(entry) && rowsOf(entry) !== null))))

/** What a leaderboard says about itself, whichever of its usual places says it. */
function aboutBoard(value: JsonObject): ClaimTexts {
  const meta = { ...value, ...(isObject(value.meta) ? value.meta : {}) }
  const board = cellText(meta.board ?? meta.leaderboard_name ?? meta.leaderboard ?? meta.category ?? meta.name)
  const url = cellText(meta.source_url ?? meta.url)
  const stamped = [meta.board_last_updated, meta.last_updated, meta.published, meta.fetched, meta.fetched_at, meta.date].map(cellText)
  const days = stamped.flatMap((text) => {
    const read = readDate(text)
    return read.kind === 'day' ? [read.day] : []
  })
  const arena = /(?:^|\/\/|\.)(?:arena\.ai|lmarena\.ai)/.test(url)
  const known = arena ? boards[board] : undefined
  const published = days[0] ?? ''
  return {
    benchmark: known?.benchmark ?? (board.startsWith('[') ? '' : board),
    ...(known ? { task: known.task } : {}),
    ...(arena
      ? {
          evaluator: 'Arena.ai (formerly LMArena)',
          evaluator_kind: 'independent',
          tier: 'primary',
          source_title: `Arena.ai ${board} leaderboard`,
        }
      : {}),
    source_url: url,
    published_on: published,
    ...(board && published ? { table_id: `arena-${board}-${published}` } : {}),
    ...(meta.via === undefined ? {} : { note: `Read through ${cellText(meta.via)}.` }),
  }
}

function intervalOf(row: JsonObject, score: string): ClaimTexts {
  const keys = Object.keys(row)
  const cell = (field: Field) => row[keyOf(keys, field) ?? '']
  const [low, high] = [cellText(cell('low')), cellText(cell('high'))]
  if (low !== '' && high !== '') return { ci_low: low, ci_high: high }
  const ci = cell('ci')
  const text = Array.isArray(ci)
    ? `[${ci.map(cellText).join(', ')}]`
    : isObject(ci)
      ? `[${cellText(ci.lower ?? ci.low)}, ${cellText(ci.upper ?? ci.high)}]`
      : cellText(ci)
  const read = readInterval(text, { decimal: '.' })
  if (read.kind === 'ends') return { ci_low: String(read.low), ci_high: String(read.high) }
  if (read.kind === 'distance' && /^-?\d+(\.\d+)?$/.test(score))
    return { ci_low: shifted(score, -read.below), ci_high: shifted(score, read.above) }
  return read.kind === 'empty' ? {} : { note: `Interval as printed: ${text}.` }
}

function boardClaim(row: JsonObject, about: ClaimTexts, size: number | null): ClaimTexts {
  const keys = Object.keys(row)
  const text = (field: Field) => cellText(row[keyOf(keys, field) ?? '']).trim()
  const score = text('score')
  const interval = intervalOf(row, score)
  const note = [about.note, interval.note].filter(Boolean).join(' ')
  return {
    ...about,
    vendor: text('vendor'),
    model: text('model'),
    dimension: 'Arena score (Bradley-Terry points)',
    value: isMissing(score) ? '' : score,
    unit: 'arena points',
    ...interval,
    sample_size: text('votes'),
    ...(text('votes') === '' ? {} : { sample_unit: 'votes' }),
    rank: text('rank'),
    ...(size === null ? {} : { table_size: String(size) }),
    note,
  }
}

function snapshotClaims(value: Json, place: string): ClaimRow[] {
  const rows = Array.isArray(value) ? (value as JsonObject[]) : (rowsOf(value as JsonObject) ?? [])
  const about = isObject(value) ? aboutBoard(value) : {}
  const size = isObject(value) && value.partial === true ? null : rows.length
  return rows.map((row, index) => {
    const name = Array.isArray(value) ? `item ${index + 1}` : `rows[${index}]`
    return { place: place === '' ? name : `${place}.${name}`, claim: boardClaim(row, about, size) }
  })
}

/** One claim for each row of a leaderboard, of one snapshot or of each snapshot in a list. The board's own date counts, not when it was fetched. */
export function arenaClaims(value: Json, place: string): ClaimRow[] {
  if (isObject(value) && Array.isArray(value.snapshots))
    return value.snapshots.flatMap((snapshot, index) => snapshotClaims(snapshot, `${place}snapshots[${index}]`))
  return snapshotClaims(value, place)
}
