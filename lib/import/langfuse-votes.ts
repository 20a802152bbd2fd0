import { isObject, type Json, type JsonObject } from './readers/json-text'
import type { WrittenVote } from './votes'

/** The answer of Langfuse's scores API, `{ data, meta }`, or the list in it. */
const rowsOf = (value: Json): JsonObject[] => {
  const list = Array.isArray(value) ? value : isObject(value) && Array.isArray(value.data) ? value.data : []
  return list.filter(isObject)
}

/** True for scores as Langfuse's API gives them: each says its type, its source and its name. */
export const isLangfuse = (value: Json): boolean => {
  const rows = rowsOf(value)
  return (
    rows.length > 0 && rows.every((row) => typeof row.name === 'string' && 'dataType' in row && ('traceId' in row || 'sessionId' in row))
  )
}

const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '')

/** Who said it: who annotated, or the user of the trace who gave feedback, or what gave the score where nobody did. */
function raterOf(row: JsonObject): string {
  const user = isObject(row.trace) ? text(row.trace.userId) : ''
  return text(row.authorUserId) || user || text(row.source)
}

const promptOf = (row: JsonObject): string => text(row.traceId) || text(row.sessionId)

/**
 * The preferences among Langfuse's scores: those with words for a value (CATEGORICAL), of the one name whose every word is a choice. Scores of other
 * names, and numbers, are about something else and left out; where no name or several fit, all are given, so that their words can be refused.
 */
export function langfuseVotes(value: Json, isChoice: (word: string) => boolean): WrittenVote[] {
  const rows = rowsOf(value)
    .map((row, i) => ({ row, place: `[${i}]` }))
    .filter(({ row }) => row.dataType === 'CATEGORICAL')
  const names = [...new Set(rows.map(({ row }) => text(row.name)))]
  const fitting = names.filter((name) => rows.every(({ row }) => text(row.name) !== name || isChoice(text(row.stringValue))))
  const [only] = fitting.length === 1 ? fitting : []
  return rows
    .filter(({ row }) => only === undefined || text(row.name) === only)
    .map(({ row, place }) => ({ place, prompt: promptOf(row), rater: raterOf(row), choice: text(row.stringValue), useCase: null }))
}
