import type { Choice } from '@/lib/domain/trial-outcome'
import { isLangfuse, langfuseVotes } from './langfuse-votes'
import { isPromptfoo, promptfooVotes } from './promptfoo-votes'
import { readDelimited } from './readers/delimited'
import { flatten } from './readers/flatten'
import { isJsonLines, readJsonLines } from './readers/json'
import { isObject, type Json, parseJson } from './readers/json-text'
import { problem } from './readers/refuse'
import type { ImportProblem, ImportTable, ReadResult } from './table'

/** One vote of a trial that was run elsewhere. */
export type ElsewhereVote = { place: string; prompt: string; rater: string; choice: Choice; useCase: string | null }

/** What a file may call the two sides, beside "challenger" and "incumbent": names of offerings and models. */
export type SideNames = { challenger: readonly string[]; incumbent: readonly string[] }

export type ReadVotes = { kind: 'votes'; format: string; votes: ElsewhereVote[] } | { kind: 'refused'; problems: ImportProblem[] }

/** Headings by column, lower case and without spaces and signs; Langfuse's scores carry the last ones of each list. */
const headings = {
  prompt: ['prompt', 'promptid', 'prompttext', 'item', 'pair', 'traceid', 'datasetitemid'],
  rater: ['rater', 'raterid', 'voter', 'annotator', 'judge', 'user', 'authoruserid', 'userid'],
  choice: ['choice', 'vote', 'preference', 'preferred', 'winner', 'stringvalue', 'value'],
  useCase: ['usecase', 'stratum', 'category', 'group'],
} as const
type Column = keyof typeof headings

const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

const ties = new Set(['tie', 'tied', 'same', 'equal', 'draw', 'both', 'neither', 'none', 'nodifference', 'nopreference', '0'])

/** Which side a cell names; null when it names neither, or both. */
function choiceOf(cell: string, names: SideNames): Choice | null {
  if (ties.has(plain(cell))) return 'no_difference'
  // Programs put a service before the model: openai:chat:sora-2.
  const said = [cell, cell.split(':').at(-1) ?? ''].map(plain).filter((word) => word !== '')
  const named = (side: keyof SideNames) => [side, ...names[side]].some((name) => said.includes(plain(name)))
  const [challenger, incumbent] = [named('challenger'), named('incumbent')]
  if (challenger === incumbent) return null
  return challenger ? 'challenger' : 'incumbent'
}

type Read = ReadResult | { kind: 'promptfoo'; value: Json } | { kind: 'langfuse'; value: Json }

/** The values of JSON lines; null where one of them is none. */
function linesOf(text: string): Json[] | null {
  const parsed = text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map(parseJson)
  return parsed.some(({ kind }) => kind === 'refused') ? null : parsed.flatMap((line) => (line.kind === 'refused' ? [] : [line.value]))
}

async function readTable(text: string): Promise<Read> {
  const start = text.trimStart()[0]
  if (start === '{' && isJsonLines(text)) {
    const lines = linesOf(text)
    return lines && isPromptfoo(lines) ? { kind: 'promptfoo', value: lines } : readJsonLines(text)
  }
  if (start !== '{' && start !== '[') return readDelimited(text, 'pasted')
  const parsed = parseJson(text)
  if (parsed.kind === 'refused') return parsed
  const { value } = parsed
  if (isPromptfoo(value)) return { kind: 'promptfoo', value }
  if (isLangfuse(value)) return { kind: 'langfuse', value }
  const list = Array.isArray(value) ? value : isObject(value) ? Object.values(value).find((entry) => Array.isArray(entry)) : undefined
  if (!Array.isArray(list))
    return {
      kind: 'refused',
      problems: [
        problem('The JSON holds no list of votes.', 'Give a list such as [{"prompt": "…", "rater": "…", "choice": "challenger"}].'),
      ],
    }
  return flatten(
    'JSON',
    list.map((entry, i) => ({ place: `[${i}]`, value: entry })),
  )
}

/**
 * Votes of a trial that was run elsewhere: CSV, TSV, JSON or JSON lines with the columns prompt, rater and choice (challenger, incumbent, tie, or
 * a name of either side) and, if there is one, use case; scores as Langfuse exports them; or the results of promptfoo's `select-best`. Nothing is
 * guessed: what names neither side, or one rater voting twice on a prompt, is refused with its place.
 */
export async function readVotes(text: string, names: SideNames): Promise<ReadVotes> {
  const read = await readTable(text.replace(/^\uFEFF/, ''))
  if (read.kind === 'refused') return { kind: 'refused', problems: read.problems }
  if (read.kind === 'promptfoo') return judged('promptfoo', promptfooVotes(read.value), names)
  if (read.kind === 'langfuse')
    return judged(
      'Langfuse',
      langfuseVotes(read.value, (word) => choiceOf(word, names) !== null),
      names,
    )
  const columns = columnsOf(read.table)
  const missing = (['prompt', 'rater', 'choice'] as const).filter((column) => columns[column] === undefined)
  if (missing.length > 0)
    return {
      kind: 'refused',
      problems: missing.map((column) =>
        problem(
          `There is no column “${column}”; there are: ${read.table.columns.join(', ')}.`,
          `Name the column that holds it “${column}”.`,
          { column },
        ),
      ),
    }
  const cell = (cells: string[], column: Column) => cells[columns[column] ?? -1]?.trim() ?? ''
  const rows = read.table.rows.map(({ place, cells }) => ({
    place,
    prompt: cell(cells, 'prompt'),
    rater: cell(cells, 'rater'),
    choice: cell(cells, 'choice'),
    useCase: cell(cells, 'useCase') || null,
  }))
  return judged(read.table.format, rows, names)
}

function columnsOf({ columns }: ImportTable): Partial<Record<Column, number>> {
  const found: Partial<Record<Column, number>> = {}
  const written = columns.map(plain)
  for (const [column, known] of Object.entries(headings) as [Column, readonly string[]][]) {
    // The first heading of the list that stands in the file, so that a text value is taken before the number beside it.
    const at = known.map((heading) => written.indexOf(heading)).find((place) => place >= 0)
    if (at !== undefined) found[column] = at
  }
  return found
}

/** A vote as a file has it, with its choice as it is written there. */
export type WrittenVote = Omit<ElsewhereVote, 'choice'> & { choice: string }

function judged(format: string, rows: readonly WrittenVote[], names: SideNames): ReadVotes {
  const problems: ImportProblem[] = []
  const votes: ElsewhereVote[] = []
  const seen = new Map<string, string>()
  for (const row of rows) {
    const { place } = row
    const empty = (['prompt', 'rater', 'choice'] as const).filter((column) => row[column] === '')
    for (const column of empty) problems.push(problem(`The ${column} is empty.`, 'Fill it in, or delete the row.', { place, column }))
    if (empty.length > 0) continue
    const choice = choiceOf(row.choice, names)
    if (choice === null) {
      const fix = 'Write challenger, incumbent or tie, or the name of one of the two models.'
      problems.push(problem(`“${row.choice.slice(0, 60)}” names neither side.`, fix, { place, column: 'choice' }))
      continue
    }
    const key = JSON.stringify([row.prompt, row.rater])
    const before = seen.get(key)
    if (before !== undefined)
      problems.push(
        problem(`This rater voted on the same prompt before, at ${before}.`, 'Keep one of the two votes.', { place, column: 'rater' }),
      )
    seen.set(key, before ?? place)
    votes.push({ ...row, choice })
  }
  if (rows.length === 0) problems.push(problem('It holds no votes.', 'Give one row for each vote.'))
  return problems.length > 0 ? { kind: 'refused', problems: problems.slice(0, 50) } : { kind: 'votes', format, votes }
}
