import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { brokenEntry, checkJsonFile, closedComplaints, type Entry, problemLine, readEntries } from '@/lib/cli/json-file'
import { root } from '@/lib/cli/root'
import type { Verb } from '@/lib/cli/verb'
import { type Backtest, backtest, withoutSpecial } from '@/lib/domain/backtest/backtest'
import { readBoardFile } from '@/lib/domain/backtest/board-file'
import { boardRows } from '@/lib/domain/backtest/board-history'
import { pricedTeam } from '@/lib/domain/backtest/decisions'
import { type ReadRow, readGivenRow, readHeadline } from '@/lib/domain/backtest/given-rows'
import type { Background } from '@/lib/domain/backtest/headline-questions'
import type { Outcome, Question } from '@/lib/domain/backtest/question'
import { LOG_LOSS_CLIP } from '@/lib/domain/backtest/score'
import { summary } from '@/lib/domain/backtest/summary'
import { catalogueFiles, problemText, readCatalogue } from '@/lib/domain/catalogue'
import { indexEvidence } from '@/lib/domain/evidence/evidence-index'
import { defaultPolicy } from '@/lib/domain/policy'
import { Stop } from '@/lib/stop'

const usage = `Usage: switchboard backtest FILE

Asks the engine about past days and scores it against what turned out, beside simple rules. FILE is a
.json file in one of three shapes (the third may also be .jsonl, one row on a line):

  headlines   a list of { id, date, claimant, claimantKind, modelSlug, claim, task, evaluatorKind,
              outcome, outcomeWhy, sources, … }: loud claims. outcome is held-up, did-not-hold,
              not-usable-at-time (scored as not worth it) or unclear (dropped). They are read against
              the starter catalogue; comparedWithId may name the model that the claim says it beats.
  boards      { "snapshots": [{ board, fetched, board_last_updated, columns, rows }, …] }: an arena's
              own history. The same board judges itself later, which flatters boards.
  rows        a list of { id, input, outcome, cluster, why, resolvedOn }: input is what
              "switchboard verdict" reads, as of a past day; outcome is 1, 0 or null (dropped).

Prints one JSON document: a summary in words, scores with 90 % intervals, calibration bins, decision
costs, what was dropped and why, and every row; rows that count in a sense of their own (y with a why)
are scored once with the others and once left out. No outcome reaches the engine.

The whole file is checked first. If anything is invalid, every problem is listed on stderr, nothing is
printed, and the exit code is 2.`

type Kind = 'headlines' | 'boards' | 'rows'
type Rows = { kind: Kind; questions: Question[]; outcomes: Outcome[] }

export const verb: Verb = {
  summary: 'scores the engine on past days against what turned out',
  usage,
  async run(args) {
    const file = args[0]
    if (file === undefined || args.length > 1 || file.startsWith('-'))
      throw new Stop(`backtest needs the name of one file, and nothing else.\n\n${usage}`, 2)
    await checkJsonFile(file)
    const read = await readRows(file)
    if ('lines' in read) {
      console.error(read.lines.join('\n'))
      return 2
    }
    process.stdout.write(`${JSON.stringify(document(read.kind, backtest(read.questions, read.outcomes)), null, 2)}\n`)
    return 0
  },
}

function document(kind: Kind, whole: Backtest) {
  const { rows, dropped, ...result } = whole
  const { policyVersion, engineVersion } = defaultPolicy
  const plain = withoutSpecial(whole)
  return {
    format: 'switchboard.backtest/1',
    kind,
    ...(kind === 'rows' ? { engineVersion } : { engineVersion, policyVersion }),
    ...(kind === 'boards' ? { caution: 'The same board judges itself later. This flatters boards, and the rule that believes them.' } : {}),
    summary: summary(whole),
    ...result,
    ...(plain ? { withoutSpecial: { n: plain.n, base: plain.base, summary: summary(plain), scores: plain.scores } } : {}),
    logLossClip: LOG_LOSS_CLIP,
    pricedTeam,
    dropped,
    rows,
  }
}

async function readRows(file: string): Promise<Rows | { lines: string[] }> {
  const entries: Entry[] = []
  for await (const entry of readEntries(file)) entries.push(entry)
  const [first] = entries
  if (!first) throw new Stop(`${file} holds no row: it must hold at least one.`, 2)
  if (entries.length === 1 && has(first, 'snapshots')) return readBoards(file, first)
  const kind = has(first, 'input') ? 'rows' : 'headlines'
  const background = kind === 'headlines' ? await starterBackground() : null
  const read = entries.map((entry): [Entry, ReadRow] => [entry, readEntry(entry, background)])
  const lines = [...read.flatMap(([entry, row]) => complaints(file, entry.place, row)), ...repeated(file, read)]
  if (lines.length > 0)
    return { lines: closedComplaints(lines, `${file} cannot be scored; correct it and run again. Nothing was printed.`) }
  const rows = read.flatMap(([, row]) => (row.ok ? [row] : []))
  return { kind, questions: rows.flatMap(({ question }) => question ?? []), outcomes: rows.map(({ outcome }) => outcome) }
}

function readBoards(file: string, entry: Entry): Rows | { lines: string[] } {
  const read = readBoardFile('value' in entry ? entry.value : undefined)
  if (read.ok) return { kind: 'boards', ...boardRows(read.snapshots, read.until) }
  const lines = read.problems.map((problem) => problemLine(file, '', problem))
  return { lines: closedComplaints(lines, `${file} cannot be scored; correct it and run again. Nothing was printed.`) }
}

function readEntry(entry: Entry, background: Background | null): ReadRow {
  if ('broken' in entry) return { ok: false, problems: [brokenEntry(entry)] }
  return background ? readHeadline(entry.value, background) : readGivenRow(entry.value)
}

const complaints = (file: string, place: string, row: ReadRow): string[] =>
  row.ok ? [] : row.problems.map((problem) => problemLine(file, place, problem))

/** An id names one row: outcomes are joined by it. */
function repeated(file: string, read: readonly [Entry, ReadRow][]): string[] {
  const first = new Map<string, string>()
  return read.flatMap(([{ place }, row]) => {
    if (!row.ok) return []
    const { id } = row.outcome
    const earlier = first.get(id)
    if (earlier === undefined) first.set(id, place)
    return earlier === undefined ? [] : [`${file} ${place}: id "${id}" is already the id of ${earlier}; give each its own id`]
  })
}

const has = (entry: Entry, field: string): boolean =>
  'value' in entry && typeof entry.value === 'object' && entry.value !== null && field in entry.value

/** The catalogue that ships with this version: what was published, and when. */
async function starterBackground(): Promise<Background> {
  const folder = path.join(root, 'prisma/catalogue')
  const parts = await Promise.all(
    Object.entries(catalogueFiles).map(async ([part, name]) => [part, JSON.parse(await readFile(path.join(folder, name), 'utf8'))]),
  )
  const read = readCatalogue(Object.fromEntries(parts))
  if (!read.ok) throw new Stop(`The starter catalogue is damaged:\n${read.problems.map(problemText).join('\n')}`, 1)
  return { evidence: indexEvidence({ ...read.catalogue, trials: [] }), benchmarks: read.catalogue.benchmarks }
}
