import 'server-only'
import {
  kindOfAnswer,
  readStatusPage,
  type StatusAnswers,
  type StatusPageKind,
  type StatusPath,
  statusPaths,
} from '@/lib/domain/status-page'
import { type Outcome, type PageReading, unreadable } from '@/lib/domain/status-parts'
import { openedNets } from '@/lib/env'
import { type JsonAnswer, safeJson } from '@/lib/http/safe-json'

/** Asks one address for JSON. Tests hand in one that waits less long. */
export type Ask = (address: string) => Promise<JsonAnswer>
export const askOutside: Ask = (address) => safeJson(address, { opened: openedNets() })

export type Detected = Outcome<PageReading> & { kind: StatusPageKind | null }

const { summary, incidents, widget, instatus, instatusComponents } = statusPaths
type Got = { answers: StatusAnswers; problem: null } | { answers: null; problem: string; absent: boolean }

/** Several paths of one page at once; those in `may` can be absent. */
async function get(root: string, ask: Ask, must: readonly StatusPath[], may: readonly StatusPath[] = []): Promise<Got> {
  const paths = [...must, ...may]
  const results = await Promise.all(paths.map((path) => ask(root + path)))
  const answers: StatusAnswers = {}
  for (const [index, path] of paths.entries()) {
    const result = results[index]
    if (result?.ok) answers[path] = result.value
    else if (result && !(result.absent && may.includes(path))) return { answers: null, problem: result.problem, absent: result.absent }
  }
  return { answers, problem: null }
}

/** The answers that a kind of page is read from. incident.io is asked for past incidents first; where it answers none, for its widget. */
async function answersOf(root: string, kind: StatusPageKind, ask: Ask): Promise<Got> {
  if (kind === 'instatus') return get(root, ask, [instatus], [instatusComponents])
  const past = await get(root, ask, [summary, incidents])
  return kind === 'incident_io' && past.answers === null && past.absent ? get(root, ask, [widget]) : past
}

/** Reads a page of a known kind; a failure is told as a sentence. */
export async function fetchStatus(root: string, kind: StatusPageKind, at: Date, ask: Ask): Promise<Outcome<PageReading>> {
  const got = await answersOf(root, kind, ask)
  return got.answers === null ? unreadable(got.problem) : readStatusPage(kind, got.answers, at)
}

const speaks = 'It is no page of Atlassian Statuspage, incident.io or Instatus that shows its data to the public.'

/** Finds out by what answers which kind of page stands at an address, and reads it. */
export async function detectStatus(root: string, at: Date, ask: Ask): Promise<Detected> {
  let said: string | null = null
  for (const path of [summary, widget, instatus]) {
    const answer = await ask(root + path)
    const kind = answer.ok ? kindOfAnswer(path, answer.value) : null
    if (kind) return { ...(await fetchStatus(root, kind, at, ask)), kind }
    if (!answer.ok && !answer.absent) return { ...unreadable(answer.problem), kind: null }
    if (!answer.ok) said ??= answer.problem
  }
  return { ...unreadable(said ? `${speaks} ${said}` : speaks), kind: null }
}
