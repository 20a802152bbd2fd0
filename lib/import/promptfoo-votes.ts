import { isObject, type Json, type JsonObject } from './readers/json-text'
import type { WrittenVote } from './votes'

const listIn = (value: Json | undefined): Json[] | null => {
  if (Array.isArray(value)) return value
  return isObject(value) && Array.isArray(value.results) ? value.results : null
}

/** The rows of a promptfoo file: one for each test and provider; in JSON lines, the rows alone. */
const rowsOf = (value: Json): JsonObject[] =>
  (Array.isArray(value) ? value : isObject(value) ? (listIn(value.results) ?? []) : []).filter(isObject)

/** True for the JSON output of a promptfoo evaluation. */
export const isPromptfoo = (value: Json): boolean => rowsOf(value).some((row) => isObject(row.gradingResult) && row.provider !== undefined)

const text = (value: Json | undefined): string => (typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '')

function providerOf({ provider }: JsonObject): string {
  if (!isObject(provider)) return text(provider)
  return text(provider.label) || text(provider.id)
}

const promptOf = (row: JsonObject): string => {
  const vars = isObject(row.vars) ? row.vars : {}
  return text(vars.prompt) || (Object.keys(vars).length > 0 ? JSON.stringify(vars) : text(row.testIdx))
}

/** Whether the comparison chose this row; null where it was not compared. */
function chosen({ gradingResult }: JsonObject): boolean | null {
  if (!isObject(gradingResult)) return null
  const parts = Array.isArray(gradingResult.componentResults) ? gradingResult.componentResults.filter(isObject) : []
  // A test without any other check has the comparison as its whole grade, and no parts.
  const compared = [...parts, gradingResult].find(({ assertion }) => isObject(assertion) && assertion.type === 'select-best')
  return compared ? compared.pass === true : null
}

/**
 * The choices of promptfoo's `select-best`: of the providers of one test, the one that passed was preferred. One judge votes once per test; where
 * none or several passed, it is a tie.
 */
export function promptfooVotes(value: Json): WrittenVote[] {
  const tests = new Map<string, JsonObject[]>()
  for (const row of rowsOf(value)) {
    if (chosen(row) === null) continue
    const key = JSON.stringify([text(row.testIdx), promptOf(row)])
    tests.set(key, [...(tests.get(key) ?? []), row])
  }
  return [...tests.values()].map((rows, i) => {
    const [first] = rows as [JsonObject]
    const preferred = rows.filter((row) => chosen(row) === true).map(providerOf)
    const choice = preferred.length === 1 ? (preferred[0] as string) : 'tie'
    return {
      place: `test ${i + 1}`,
      prompt: `${promptOf(first)}${text(first.testIdx) && ` (test ${text(first.testIdx)})`}`,
      rater: 'select-best',
      choice,
      useCase: null,
    }
  })
}
