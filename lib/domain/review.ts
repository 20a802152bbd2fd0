import type { Role } from './member'
import type { Quorum } from './quorum'
import type { OverrideLine, RowDissent } from './report'
import type { Goal } from './verdict/input'
import type { Status } from './verdict/output'

export type ReviewState = 'open' | 'in_review' | 'signed'

/** A person's word under a week that is not frozen yet. `evidence` is the Merkle root of what was on their screen. */
export type GivenSignOff = {
  userId: string
  userName: string
  role: Role
  decision: 'agree' | 'dissent'
  note: string | null
  dissents: RowDissent[]
  evidence: string
  signedAt: string
}

/** The pair that an override is about. */
export type PairName = { dependencyId: string; challengerId: string; goal: Goal }
/** What the team decides instead of the engine, before the week is frozen. */
export type GivenOverride = Omit<OverrideLine, 'engineStatus'> & { authorId: string }

/** A review as it stands. `evidence` covers the overrides, so that a new override voids the signatures given before it. */
export type ReviewNow = {
  state: ReviewState
  edition: number
  evidence: string
  signOffs: readonly GivenSignOff[]
  overrides: readonly GivenOverride[]
}

export type ReviewAct =
  | { act: 'begin' }
  | { act: 'sign'; decision: 'agree' | 'dissent'; note: string | null; dissents: RowDissent[]; seen: string }
  | { act: 'withdraw' }
  | ({ act: 'override'; status: Status; reason: string; seen: string } & PairName)
  | ({ act: 'withdraw_override' } & PairName)
  | { act: 'reopen'; reason: string }

export type Person = { id: string; name: string; role: Role }

/** What an act is judged by: who is a member now, the quorum of the policy, the engine's verdicts, and the time. */
export type ReviewGround = {
  roles: ReadonlyMap<string, Role>
  quorum: Quorum
  /** The engine's status of a pair of this week; null for a pair that the week does not weigh. */
  engineStatus(pair: PairName): Status | null
  /** An instant, ISO 8601. */
  at: string
}

export type ReviewStep =
  | { ok: true; next: ReviewNow; freezes: boolean }
  | { ok: false; refusal: 'conflict' | 'invalid' | 'forbidden'; why: string; field?: string }

/** Why a signature no longer counts: what it was given on changed, or its giver left or may not sign any more. */
export type VoidReason = 'evidence' | 'left' | 'role'
export type Standing = {
  lines: (GivenSignOff & { void: VoidReason | null })[]
  /** What the week still waits for, one sentence each; empty when it can freeze. */
  waits: string[]
}

const signers: readonly Role[] = ['approver', 'owner']

/** True when both name the same dependency, challenger and goal. */
export const samePair = (a: PairName, b: PairName): boolean =>
  a.dependencyId === b.dependencyId && a.challengerId === b.challengerId && a.goal === b.goal

/** Which signatures count now, and what the week still waits for. */
export function standingOf(
  { signOffs, overrides, evidence }: Omit<ReviewNow, 'state' | 'edition'>,
  ground: Omit<ReviewGround, 'engineStatus' | 'at'>,
): Standing {
  const { roles, quorum } = ground
  const lines = signOffs.map((line) => ({ ...line, void: voidReason(line, evidence, roles) }))
  const agreeing = lines.filter((line) => line.void === null && line.decision === 'agree')
  const owners = agreeing.filter(({ userId }) => roles.get(userId) === 'owner')
  const waits: string[] = []
  const [missing, owning] = [quorum.signatures - agreeing.length, quorum.owners - owners.length]
  if (missing > 0) waits.push(`${missing} more ${missing === 1 ? 'signature' : 'signatures'}`)
  if (owning > 0) waits.push(`${owning === 1 ? 'the signature of an owner' : `the signatures of ${owning} owners`}`)
  const alone = overrides.filter(({ authorId }) => agreeing.every(({ userId }) => userId === authorId))
  const authors = [...new Set(alone.map(({ authorName }) => authorName))]
  if (authors.length > 0) waits.push(`the signature of somebody beside ${authors.join(' and ')}, who overruled the engine`)
  return { lines, waits }
}

function voidReason({ userId, evidence }: GivenSignOff, now: string, roles: ReadonlyMap<string, Role>): VoidReason | null {
  const role = roles.get(userId)
  if (role === undefined) return 'left'
  if (!signers.includes(role)) return 'role'
  return evidence === now ? null : 'evidence'
}

const refused = (refusal: 'conflict' | 'invalid' | 'forbidden', why: string, field?: string): ReviewStep => ({
  ok: false,
  refusal,
  why,
  ...(field ? { field } : {}),
})

/**
 * What one act of one person makes of a review; the only way in which a review moves. A signed edition accepts nothing but being reopened, which
 * leaves it as it is and begins the next edition. Freezes exactly when the quorum is reached by signatures that all count.
 */
export function reviewStep(now: ReviewNow, by: Person, act: ReviewAct, ground: ReviewGround): ReviewStep {
  if (!signers.includes(by.role)) return refused('forbidden', `Your role is ${by.role}; only approvers and owners decide about a week.`)
  if (act.act === 'reopen') return reopened(now)
  if (now.state === 'signed')
    return refused('conflict', 'This week is signed already. Nothing was changed; reload the page to see the signatures.')
  if ('seen' in act && act.seen !== now.evidence) {
    return refused(
      'conflict',
      'The evidence changed while you were reading. Nothing was signed. Reload the page, look at what changed, and decide again.',
    )
  }
  const going = { ...now, state: 'in_review' as const }
  switch (act.act) {
    case 'begin':
      return { ok: true, next: going, freezes: false }
    case 'sign':
      return signed(going, by, act, ground)
    case 'withdraw':
      return withdrawn(going, by)
    case 'override':
      return overridden(going, by, act, ground)
    case 'withdraw_override':
      return overrideWithdrawn(going, by, act)
  }
}

function reopened(now: ReviewNow): ReviewStep {
  if (now.state !== 'signed') return refused('conflict', 'This week is not signed, so there is nothing to reopen.')
  const next = { ...now, state: 'open' as const, edition: now.edition + 1, signOffs: [], overrides: [] }
  return { ok: true, next, freezes: false }
}

function signed(now: ReviewNow, by: Person, act: Extract<ReviewAct, { act: 'sign' }>, ground: ReviewGround): ReviewStep {
  if (act.decision === 'dissent' && act.note === null)
    return refused('invalid', 'Say why you dissent. It is printed under the week.', 'note')
  const line: GivenSignOff = {
    ...{ userId: by.id, userName: by.name, role: by.role, decision: act.decision, note: act.note, dissents: act.dissents },
    ...{ evidence: now.evidence, signedAt: ground.at },
  }
  const next = { ...now, signOffs: [...now.signOffs.filter(({ userId }) => userId !== by.id), line] }
  const freezes = standingOf(next, ground).waits.length === 0
  return { ok: true, next: freezes ? { ...next, state: 'signed' } : next, freezes }
}

function withdrawn(now: ReviewNow, by: Person): ReviewStep {
  const signOffs = now.signOffs.filter(({ userId }) => userId !== by.id)
  if (signOffs.length === now.signOffs.length) return refused('conflict', 'You have not signed this week, so there is nothing to withdraw.')
  return { ok: true, next: { ...now, signOffs }, freezes: false }
}

function overridden(now: ReviewNow, by: Person, act: Extract<ReviewAct, { act: 'override' }>, ground: ReviewGround): ReviewStep {
  const engine = ground.engineStatus(act)
  if (engine === null) return refused('invalid', 'This week does not weigh that challenger. Reload the page.', 'challengerId')
  if (engine === act.status) return refused('invalid', 'That is what the engine says. Choose another status, or agree.', 'status')
  const { dependencyId, challengerId, goal, status, reason } = act
  const line = { dependencyId, challengerId, goal, status, reason, authorId: by.id, authorName: by.name, at: ground.at }
  return { ok: true, next: { ...now, overrides: [...now.overrides.filter((other) => !samePair(other, act)), line] }, freezes: false }
}

function overrideWithdrawn(now: ReviewNow, by: Person, act: PairName): ReviewStep {
  const line = now.overrides.find((other) => samePair(other, act))
  if (!line) return refused('conflict', 'Nobody overrules the engine there any more. Reload the page.')
  if (line.authorId !== by.id && by.role !== 'owner') return refused('forbidden', `Only ${line.authorName} or an owner may take this back.`)
  return { ok: true, next: { ...now, overrides: now.overrides.filter((other) => other !== line) }, freezes: false }
}
