import 'server-only'
import { z } from 'zod'
import { allow, type Context, transaction } from '@/lib/context'
import type { Tx } from '@/lib/db/scope'
import { fromDay } from '@/lib/domain/day'
import { quorumOf } from '@/lib/domain/quorum'
import type { Report, SignOffLine, World } from '@/lib/domain/report'
import {
  type GivenOverride,
  type GivenSignOff,
  type PairName,
  type Person,
  type ReviewAct,
  type ReviewGround,
  type ReviewNow,
  reviewStep,
  samePair,
  standingOf,
} from '@/lib/domain/review'
import { frozenContent, leavesOf, resealed, sealedParts } from '@/lib/domain/seal'
import { asOfDay, dayIn, type Week } from '@/lib/domain/week'
import { AppError, conflict, forbidden, invalid } from '@/lib/errors'
import { closeSettled } from './action-closing'
import { record } from './audit'
import { resolveDueForecasts } from './forecast-outcomes'
import { recordEngineForecasts } from './forecasts'
import { liveReport, reportFrom } from './live-report'
import { rolesOf } from './members'
import { nativeSha256 } from './native-sha256'
import { announce, announceSigned } from './notify'
import { givenOverrides, givenSignOffs, overruled } from './review-rows'
import { checkWeek } from './review-week'
import { getWeek, reportBefore } from './reviews'
import { verdictSnapshots } from './verdict-snapshots'

const reason = (asked: string) => z.string().trim().min(1, asked).max(1000, 'Write at most 1000 characters.')
const Seen = z.string().regex(/^[0-9a-f]{64}$/, 'Reload the page and decide about what you see.')
const Id = z.string().trim().min(1).max(200)
const WeekName = z.string().max(20)
const Pair = { dependencyId: Id, challengerId: Id, goal: z.enum(['capability', 'cost']) }

/** What lays a week before its signers, or takes back what one said about it. */
export const WeekRef = z.strictObject({ week: WeekName })

/** What the sign form sends: the Merkle root of the verdicts that were on the screen, a person's word on the week, and where it differs for a row. */
export const SignWeek = z.strictObject({
  week: WeekName,
  evidenceSha256: Seen,
  decision: z.enum(['agree', 'dissent']).default('agree'),
  note: z.string().trim().max(1000, 'Write at most 1000 characters.').nullable().default(null),
  dissents: z
    .array(z.strictObject({ dependencyId: Id, note: reason('Say why you do not share this verdict.') }))
    .max(500)
    .default([]),
})

/** What overruling sends: the pair, what the team decides instead, and why. */
export const OverruleVerdict = z.strictObject({
  week: WeekName,
  evidenceSha256: Seen,
  ...Pair,
  status: z.enum(['JUSTIFIED', 'PROMISING', 'NOT_READY', 'INSUFFICIENT', 'HYPE', 'STAY']),
  reason: reason('Say why the team decides otherwise. It is printed beside the engine’s verdict.'),
})
export const OverrideRef = z.strictObject({ week: WeekName, ...Pair })
export const ReopenWeek = z.strictObject({
  week: WeekName,
  reason: reason('Say why the week is reopened. It is printed in the new edition.'),
})

export type ReviewOutcome = { week: Week; edition: number; state: ReviewNow['state']; sha256: string | null }

/** Lays the verdicts as of today before the signers. Until it is begun again, a later day changes nothing; later evidence of this day does. */
export async function beginReview(ctx: Context, input: z.input<typeof WeekRef>): Promise<ReviewOutcome> {
  allow(ctx, 'review:sign')
  const week = checkWeek(WeekRef.parse(input).week, ctx)
  const today = asOfDay(week, dayIn(ctx.now, ctx.workspace.timeZone))
  return perform(ctx, await liveReport(ctx, week, today), () => ({ act: 'begin' }), 'review.begun')
}

/**
 * Records one person's agreement or dissent, and freezes the week when the quorum of its policy is reached. Throws `conflict` when the evidence
 * changed after the page was drawn, or when the week is signed already.
 */
export async function signWeek(ctx: Context, input: z.input<typeof SignWeek>): Promise<ReviewOutcome> {
  allow(ctx, 'review:sign')
  const { week, evidenceSha256: seen, ...said } = SignWeek.parse(input)
  return onLiveWeek(ctx, week, () => ({ act: 'sign', seen, ...said }), said.decision === 'agree' ? 'review.agreed' : 'review.dissented')
}

/** Takes back what this person said about a week that is not frozen yet. */
export async function withdrawSignOff(ctx: Context, input: z.input<typeof WeekRef>): Promise<ReviewOutcome> {
  allow(ctx, 'review:sign')
  return onLiveWeek(ctx, WeekRef.parse(input).week, () => ({ act: 'withdraw' }), 'review.withdrawn')
}

/** Decides otherwise than the engine for one pair of an unsigned week. Voids the signatures given before, since they were given on something else. */
export async function overruleVerdict(ctx: Context, input: z.input<typeof OverruleVerdict>): Promise<ReviewOutcome> {
  allow(ctx, 'review:sign')
  const { week, evidenceSha256: seen, ...said } = OverruleVerdict.parse(input)
  return onLiveWeek(ctx, week, () => ({ act: 'override', seen, ...said }), 'review.overruled')
}

/** Takes an override back; its author and owners may. */
export async function withdrawOverride(ctx: Context, input: z.input<typeof OverrideRef>): Promise<ReviewOutcome> {
  allow(ctx, 'review:sign')
  const { week, ...pair } = OverrideRef.parse(input)
  return onLiveWeek(ctx, week, () => ({ act: 'withdraw_override', ...pair }), 'review.override_withdrawn')
}

/** Signs a week as it stands on `ctx.now`, from a world read before: how the past weeks of the demo come about. */
export async function signPastWeek(
  ctx: Context,
  { week, world, note }: { week: Week; world: World; note: string },
): Promise<ReviewOutcome> {
  allow(ctx, 'review:sign')
  const report = await reportFrom(ctx, checkWeek(week, ctx), world)
  const agree: ActOn = ({ evidence }) => ({ act: 'sign', decision: 'agree', note, dissents: [], seen: evidence })
  const outcome = await perform(ctx, report, agree, 'review.agreed')
  await resolveDueForecasts(ctx, report)
  return outcome
}

/** Begins a new edition of a signed week, which stays as it is. Throws `conflict` when the week is not signed. */
export async function reopenWeek(ctx: Context, input: z.input<typeof ReopenWeek>): Promise<ReviewOutcome> {
  allow(ctx, 'review:sign')
  const { week: asked, reason: why } = ReopenWeek.parse(input)
  const week = checkWeek(asked, ctx)
  const by = personOf(ctx)
  return transaction(ctx, async (tx) => {
    const newest = await tx.review.findFirst({ where: { week }, orderBy: { edition: 'desc' }, select: { edition: true, state: true } })
    const now: ReviewNow = { state: newest?.state ?? 'open', edition: newest?.edition ?? 1, evidence: '', signOffs: [], overrides: [] }
    const step = reviewStep(now, by, { act: 'reopen', reason: why }, { roles: new Map(), quorum: quorumOf({}), ...clock(ctx) })
    if (!step.ok) throw refusal(step)
    const { edition } = step.next
    const reopened = { reopenedReason: why, reopenedById: by.id, reopenedByName: by.name }
    const made = await tx.review.createMany({
      data: [{ workspaceId: ctx.workspace.id, week, edition, openedAt: ctx.now, ...reopened }],
      skipDuplicates: true,
    })
    if (made.count === 0) throw conflict(`Somebody reopened ${week} a moment ago. Reload the page.`)
    await record(tx, ctx, 'review.reopened', { type: 'review', id: week }, { edition, reason: why })
    return { week, edition, state: 'open', sha256: null }
  })
}

const clock = (ctx: Context) => ({ at: ctx.now.toISOString(), engineStatus: () => null })

function personOf({ actor, role }: Context): Person {
  if (actor.kind !== 'user') throw forbidden('Only a person can decide about a week.')
  return { id: actor.id, name: actor.name, role }
}

function refusal({ refusal: code, why, field }: { refusal: 'conflict' | 'invalid' | 'forbidden'; why: string; field?: string }): AppError {
  return new AppError(code, why, field ? { fields: { [field]: why } } : {})
}

type ActOn = (now: ReviewNow) => ReviewAct

async function onLiveWeek(ctx: Context, asked: string, act: ActOn, action: string): Promise<ReviewOutcome> {
  const week = checkWeek(asked, ctx)
  const outcome = await perform(ctx, await liveReport(ctx, week), act, action)
  if (outcome.state !== 'signed') return outcome
  const { report } = await getWeek(ctx, week)
  await closeSettled(ctx, report)
  await resolveDueForecasts(ctx, report)
  return outcome
}

/** Locks the review, takes one step, writes what the step made of it, and freezes the week when the step says so. */
async function perform(ctx: Context, report: Report, actOn: ActOn, action: string): Promise<ReviewOutcome> {
  const by = personOf(ctx)
  if (report.dependencies.length === 0)
    throw invalid('There is nothing to sign: this week has no dependency. Add one in the inventory first.')
  const { week, edition } = report
  const before = await reportBefore(ctx, report)
  // What takes time is done before the review is locked.
  const parts = sealedParts(report, nativeSha256)
  const leaves = leavesOf(parts)
  const snapshots = verdictSnapshots(ctx.workspace.id, report)
  const evidenceWith = (decided: Pick<Report, 'overrides'>) => resealed(leaves, { ...decided, signOffs: [] }).evidence
  return transaction(ctx, async (tx) => {
    const begun = await lockReview(tx, ctx, report)
    const [signOffs, overrides, roles] = [await givenSignOffs(tx, report), await givenOverrides(tx, report), await rolesOf(tx)]
    const asDecided = overruled(report, overrides)
    const now: ReviewNow = { state: 'in_review', edition, evidence: evidenceWith(asDecided), signOffs, overrides }
    const ground: ReviewGround = {
      roles,
      quorum: quorumOf(report.policy.content),
      at: ctx.now.toISOString(),
      engineStatus: statusIn(report),
    }
    const act = actOn(now)
    const step = reviewStep(now, by, act, ground)
    if (!step.ok) throw refusal(step)
    await writeSignOffs(tx, ctx, report, step.next.signOffs)
    await writeOverrides(tx, ctx, report, step.next.overrides)
    const inReviewAt = act.act === 'begin' ? ctx.now : (begun ?? ctx.now)
    await tx.review.updateMany({ where: { week, edition }, data: { state: 'in_review', inReviewAt, asOf: fromDay(report.asOf) } })
    const { act: _, ...detail } = act
    await record(tx, ctx, action, { type: 'review', id: week }, { edition, ...detail })
    if (!step.freezes) {
      const laid = evidenceWith(overruled(report, step.next.overrides))
      await announce(tx, ctx, { event: 'signature.requested', week, edition, evidenceSha256: laid })
      return { week, edition, state: 'in_review', sha256: null }
    }
    const standing = standingOf(step.next, ground)
    const signed = { ...asDecided, signOffs: linesOf(standing) }
    await tx.verdictSnapshot.createMany({ data: snapshots })
    const sha256 = await freeze(tx, ctx, signed, frozenContent(signed, parts))
    await recordEngineForecasts(tx, ctx, asDecided)
    await announceSigned(tx, ctx, { report: asDecided, sha256, before })
    return { week, edition, state: 'signed', sha256 }
  })
}

/** When the review was begun. Whoever creates or locks the row first goes on; the others wait here and then find what it made of the week. */
async function lockReview(tx: Tx, ctx: Context, { week, edition }: Pick<Report, 'week' | 'edition'>): Promise<Date | null> {
  await tx.review.createMany({ data: [{ workspaceId: ctx.workspace.id, week, edition, openedAt: ctx.now }], skipDuplicates: true })
  const locked = await tx.review.updateMany({ where: { week, edition, state: { not: 'signed' } }, data: { version: { increment: 1 } } })
  if (locked.count === 0) throw conflict(`${week} is signed already. Nothing was changed; reload the page to see the signatures.`)
  const row = await tx.review.findFirst({ where: { week, edition }, select: { inReviewAt: true } })
  return row?.inReviewAt ?? null
}

const statusIn = ({ dependencies }: Report) => {
  const pairs = dependencies.flatMap(({ dependency, pairs: weighed }) =>
    weighed.map(({ challenger, goal, verdict }) => ({
      dependencyId: dependency.id,
      challengerId: challenger.id,
      goal,
      status: verdict.status,
    })),
  )
  return (pair: PairName) => pairs.find((other) => samePair(other, pair))?.status ?? null
}

async function writeSignOffs(tx: Tx, ctx: Context, { week, edition }: Report, lines: readonly GivenSignOff[]): Promise<void> {
  const key = { workspaceId: ctx.workspace.id, week, edition }
  await tx.signOff.deleteMany({ where: { week, edition } })
  await tx.signOff.createMany({
    data: lines.map(({ evidence, signedAt, ...line }) => ({ ...key, ...line, contentSha256: evidence, signedAt: new Date(signedAt) })),
  })
}

async function writeOverrides(tx: Tx, ctx: Context, { week, edition }: Report, lines: readonly GivenOverride[]): Promise<void> {
  const key = { workspaceId: ctx.workspace.id, week, edition }
  await tx.override.deleteMany({ where: { week, edition } })
  await tx.override.createMany({ data: lines.map(({ at, ...line }) => ({ ...key, ...line, createdAt: new Date(at) })) })
}

/** Signatures that count, and dissent even where the evidence moved on after it: what somebody objected to is never dropped. */
const linesOf = ({ lines }: ReturnType<typeof standingOf>): SignOffLine[] =>
  lines
    .filter((line) => line.void === null || (line.void === 'evidence' && line.decision === 'dissent'))
    .map(({ userName: name, role, decision, note, dissents, signedAt, evidence }) => ({
      ...{ name, role, decision, note, signedAt, evidenceSha256: evidence, dissents },
    }))

async function freeze(tx: Tx, ctx: Context, report: Report, content: string): Promise<string> {
  const { week, edition, previousSha256, signOffs } = report
  const sha256 = nativeSha256(content)
  await record(tx, ctx, 'review.signed', { type: 'review', id: week }, { edition, sha256, signatures: signOffs.length })
  const frozen = { content, sha256, previousSha256, asOf: fromDay(report.asOf), signedAt: ctx.now }
  await tx.review.updateMany({ where: { week, edition }, data: { state: 'signed', ...frozen } })
  return sha256
}
