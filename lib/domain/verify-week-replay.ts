import { defaultPolicy, Policy } from './policy'
import { statuses, statusFace } from './status'
import { rankChallengers } from './verdict/decision'
import { type Advised, advise } from './verdict/explain'
import { type EngineInput, EngineInputFields } from './verdict/input'
import { explainIssue, pathText } from './verdict/problem'
import { quoted } from './verify-week-name'
import { type Fields, isFields, listOf, textOf } from './verify-week-read'

/** What came of running the engine again over the inputs that a week froze. */
export type Replay = {
  /** Of the frozen policy, and of the engine in this program. */
  engine: { frozen: string | null; running: string }
  verdicts: number
  /** Verdicts with every byte as frozen; `close` ones differ from the tenth significant digit on, as other mathematics makes them. */
  same: number
  close: number
  /** Sentences, one for each thing that comes out otherwise. */
  differing: string[]
  /** Sentences, one for each thing that could not be run again. */
  unread: string[]
}

const inputFields = EngineInputFields.omit({ policy: true, policyOverride: true })

/** Runs the engine again over every pair of a week, under its own policy, and compares verdicts, actions, robustness, ranks and days to move. */
export function replayWeek(fields: Fields): Replay {
  const content = isFields(fields.policy) ? fields.policy.content : null
  const frozen = isFields(content) ? textOf(content.engineVersion) : null
  const replay: Replay = {
    ...{ engine: { frozen, running: defaultPolicy.engineVersion }, verdicts: 0, same: 0, close: 0, differing: [], unread: [] },
  }
  if (frozen !== replay.engine.running) return replay
  const policy = Policy.safeParse(content, { error: explainIssue })
  if (!policy.success) {
    replay.unread.push(`The engine cannot use the policy: ${firstIssue(policy.error)}.`)
    return replay
  }
  for (const entry of listOf(fields.dependencies)) replayDependency(entry, { policy: policy.data, replay })
  return replay
}

type Run = { policy: Policy; replay: Replay }
type Ran = { id: string; verdict: Advised['verdict']; forcedMoveBy: string | null }

function replayDependency(entry: unknown, run: Run): void {
  const { replay } = run
  const dependency = isFields(entry) && isFields(entry.dependency) ? entry.dependency : {}
  const name = quoted(textOf(dependency.name) ?? 'a dependency without a name')
  const pairs = isFields(entry) ? listOf(entry.pairs) : []
  const ran = pairs.map((pair) => replayPair(pair, name, run))
  const whole = ran.filter((one) => one !== null)
  // Where no challenger was weighed there is no input to run again.
  if (!isFields(entry) || pairs.length === 0 || whole.length < pairs.length) return
  const ranked = rankChallengers(whole).map(({ id }) => id)
  if (ranked.some((id, index) => id !== whole[index]?.id))
    replay.differing.push(`${name}: the engine puts the challengers in another order.`)
  const mustMoveBy = whole.find(({ verdict }) => verdict.basis === 'forced')?.forcedMoveBy ?? null
  if (mustMoveBy !== (entry.mustMoveBy ?? null)) replay.differing.push(`${name}: the engine says another day to move by.`)
}

function replayPair(pair: unknown, dependency: string, run: Run): Ran | null {
  const { replay } = run
  replay.verdicts++
  const challenger = isFields(pair) && isFields(pair.challenger) ? pair.challenger : {}
  const name = `${dependency} against ${quoted(textOf(challenger.title) ?? 'a challenger without a name')}`
  const input = inputOf(pair)
  const checked = inputFields.safeParse(input, { error: explainIssue })
  if (!isFields(pair) || !checked.success) {
    replay.unread.push(`${name}: the engine cannot read the input: ${checked.success ? 'there is none' : firstIssue(checked.error)}.`)
    return null
  }
  const given = { ...input, policy: run.policy } as unknown as EngineInput
  const advised = advisedOrNull(given)
  if (advised === null) {
    replay.unread.push(`${name}: the engine fails on the input.`)
    return null
  }
  compare(pair, advised, name, replay)
  const id = `${textOf(challenger.id)}|${textOf(pair.goal)}`
  return { id, verdict: advised.verdict, forcedMoveBy: given.dependency.forcedMoveBy ?? null }
}

const inputOf = (pair: unknown): Fields => ({
  ...(isFields(pair) && isFields(pair.input) ? pair.input : {}),
  claims: isFields(pair) ? listOf(pair.comparisons).map((comparison) => (isFields(comparison) ? comparison.claim : null)) : null,
})

function advisedOrNull(input: EngineInput): Advised | null {
  try {
    return advise(input)
  } catch {
    return null
  }
}

function compare(pair: Fields, advised: Advised, name: string, replay: Replay): void {
  // Weeks signed before verdicts named an action hold the verdict alone.
  const kept = pair.action === undefined ? (['verdict'] as const) : (['verdict', 'action', 'robustness'] as const)
  if (kept.every((part) => agrees(pair[part], advised[part], 0))) replay.same++
  else if (kept.every((part) => agrees(pair[part], advised[part], SLACK))) replay.close++
  else replay.differing.push(`${name}: ${difference(pair.verdict, advised)}.`)
}

function difference(frozen: unknown, { verdict }: Advised): string {
  const said = isFields(frozen) ? statuses.find(({ id }) => id === frozen.status) : undefined
  const { label } = statusFace(verdict.status)
  if (said === undefined) return `the file says no status that there is, the engine says ${label}`
  return said.id === verdict.status
    ? `the engine says ${label} too, with other figures`
    : `the file says ${said.label}, the engine says ${label}`
}

/** Relative to the greater number, from 1 on: browsers may round logarithms and exponentials differently. */
const SLACK = 1e-9

/** Whether a frozen value and a computed one would be written the same; with `slack`, but for the last digits of numbers. */
function agrees(frozen: unknown, computed: unknown, slack: number): boolean {
  if (frozen === computed) return true
  if (typeof frozen === 'number' && typeof computed === 'number')
    return Math.abs(frozen - computed) <= slack * Math.max(1, Math.abs(frozen), Math.abs(computed))
  if (Array.isArray(frozen) && Array.isArray(computed))
    return frozen.length === computed.length && frozen.every((value, index) => agrees(value, computed[index], slack))
  if (!isFields(frozen) || !isFields(computed)) return false
  const written = Object.keys(computed).filter((key) => computed[key] !== undefined)
  return written.length === Object.keys(frozen).length && written.every((key) => agrees(frozen[key], computed[key], slack))
}

function firstIssue({ issues: [issue] }: { issues: readonly { path: PropertyKey[]; message: string }[] }): string {
  return issue ? `${pathText(issue.path)} ${issue.message}`.trim() : 'it is not valid'
}
