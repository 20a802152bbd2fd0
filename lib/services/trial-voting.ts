import 'server-only'
import type { z } from 'zod'
import { allow, transaction } from '@/lib/context'
import type { ScopedClient, Tx } from '@/lib/db/scope'
import { type Showing, showings } from '@/lib/domain/trial-order'
import { isVotable } from '@/lib/domain/trial-outcome'
import { type NextPair, otherSide, type TrialSide, Vote } from '@/lib/domain/trial-vote'
import { conflict, forbidden, notFound } from '@/lib/errors'
import { record } from './audit'
import { pairIdOf, readClipMedia, shownPair } from './trial-clip-addresses'
import { isInsider } from './trial-insiders'
import { type RaterSession, requireRunning } from './trial-joining'
import { withLook } from './trial-looks'
import { readHeldBack } from './trial-names'
import { holdTrial, type PromptWithVotes, readJudged, readTrial, type TrialRow } from './trial-rows'

type Db = Pick<ScopedClient | Tx, 'trial' | 'trialPrompt' | 'offering' | 'clipReport'>

type Seen = {
  trial: TrialRow
  prompts: Map<string, PromptWithVotes>
  shown: Showing[]
  raterId: string
  /** Prompts that nobody is shown until it is decided that they may name a side, and those whose clip this rater has reported. */
  heldBack: Set<string>
  reported: Set<string>
}

async function seenBy(db: Db, trial: TrialRow, raterId: string): Promise<Seen> {
  const { id: trialId, planSha256, lookEvery } = trial
  const prompts = await readJudged(db, trialId)
  const [heldBack, reports] = await Promise.all([
    readHeldBack(db, trial, prompts),
    db.clipReport.findMany({ where: { trialId, raterId, remedy: null }, select: { promptId: true } }),
  ])
  const shown = planSha256 === null ? [] : showings(prompts, { planSha256, lookEvery, raterId })
  const reported = new Set(reports.map(({ promptId }) => promptId))
  return { trial, prompts: new Map(prompts.map((prompt) => [prompt.id, prompt])), shown, raterId, heldBack, reported }
}

const isDemo = ({ trial }: Seen) => trial.origin === 'demo'
const promptOf = ({ prompts }: Seen, { promptId }: Showing) => prompts.get(promptId) as PromptWithVotes
const votedOn = (prompt: PromptWithVotes, raterId: string) => prompt.votes.some((vote) => vote.raterId === raterId)
const isOpen = (prompt: PromptWithVotes, { trial, raterId, heldBack, reported }: Seen) =>
  isVotable(prompt) &&
  !heldBack.has(prompt.id) &&
  !reported.has(prompt.id) &&
  !votedOn(prompt, raterId) &&
  prompt.votes.length < trial.ratersPerPrompt

type Seated = { watches: NextPair['watches'] }

/** A rater whose part has not ended, and why they only watch, if they do. */
async function requireRater(
  db: Pick<ScopedClient | Tx, 'trialRater' | 'trialInsider'>,
  { trialId, raterId, ctx }: RaterSession,
): Promise<Seated> {
  const rater = await db.trialRater.findFirst({
    where: { trialId, id: raterId },
    select: { endedAt: true, expiresAt: true, vendorTie: true, userId: true },
  })
  if (!rater) throw notFound('This trial')
  if (rater.endedAt !== null || (rater.expiresAt !== null && rater.expiresAt <= ctx.now))
    throw forbidden('Your part in this trial has ended. Your votes so far count; ask whoever runs the trial if you should go on.')
  if (rater.vendorTie) return { watches: 'vendor' }
  return { watches: (await isInsider(db, trialId, rater.userId)) ? 'insider' : null }
}

const refusals = {
  vendor: 'You belong to a vendor of one of these models, so you can watch the clips, but your votes are not taken.',
  insider: 'You collected clips of this trial and know which model made which, so you can watch them, but your votes are not taken.',
}

/**
 * The next pair for a rater, and the one after it. Nothing in it tells which model is which. Somebody who only watches may look at every pair:
 * `at` is its number, from 1.
 */
export async function nextPair(rater: RaterSession, { at = 1 }: { at?: number } = {}): Promise<NextPair> {
  const { ctx, trialId, raterId } = rater
  allow(ctx, 'trial:vote')
  const { watches } = await requireRater(ctx.db, rater)
  const seen = await seenBy(ctx.db, await readTrial(ctx.db, trialId), raterId)
  if (seen.trial.state === 'running' && watches) return watched(rater, seen, { watches, at })
  const voted = seen.shown.filter((showing) => votedOn(promptOf(seen, showing), raterId)).length
  const open = seen.trial.state === 'running' ? seen.shown.filter((showing) => isOpen(promptOf(seen, showing), seen)) : []
  const of = voted + seen.shown.filter((showing) => mayCome(promptOf(seen, showing), seen)).length
  const ready = voted + open.length
  const pairs = await pairsFor(rater, seen, { showings: open.slice(0, 2), number: voted + 1, of: ready })
  return { state: stateOf(seen, open), watches, voted, ready, of, demo: isDemo(seen), ...pairs }
}

async function watched(rater: RaterSession, seen: Seen, { watches, at }: { watches: NextPair['watches']; at: number }): Promise<NextPair> {
  const ready = seen.shown.filter(({ promptId }) => !seen.heldBack.has(promptId)).filter((showing) => isVotable(promptOf(seen, showing)))
  const number = Math.min(Math.max(1, Math.trunc(at) || 1), Math.max(1, ready.length))
  const pairs = await pairsFor(rater, seen, { showings: ready.slice(number - 1, number + 1), number, of: ready.length })
  const counts = { voted: 0, ready: ready.length, of: ready.length }
  return { state: ready.length > 0 ? 'watching' : 'waiting', watches, ...counts, demo: isDemo(seen), ...pairs }
}

type Asked = { showings: readonly Showing[]; number: number; of: number }

async function pairsFor(
  rater: RaterSession,
  seen: Seen,
  { showings: asked, number, of }: Asked,
): Promise<Pick<NextPair, 'pair' | 'ahead'>> {
  const ids = asked.map(({ promptId }) => promptId)
  const media = await readClipMedia(rater.ctx.db, rater.trialId, ids)
  const pair = (i: number) => {
    const showing = asked[i]
    return showing ? shownPair({ rater, prompt: promptOf(seen, showing), showing, media, number: number + i, of }) : null
  }
  return { pair: pair(0), ahead: pair(1) }
}

/** Still to be judged by this rater: open now, or as soon as its clips are there, or what holds it back is settled. */
const mayCome = (prompt: PromptWithVotes, { trial, raterId }: Seen) =>
  trial.state === 'running' &&
  !votedOn(prompt, raterId) &&
  prompt.votes.length < trial.ratersPerPrompt &&
  [prompt.clips.challenger, prompt.clips.incumbent].every((clip) => clip === null || clip === 'ready')

function stateOf(seen: Seen, open: readonly Showing[]): NextPair['state'] {
  if (seen.trial.state !== 'running') return 'closed'
  if (open.length > 0) return 'voting'
  return seen.shown.some((showing) => mayCome(promptOf(seen, showing), seen)) ? 'waiting' : 'done'
}

const chosen = (choice: Vote['choice'], leftSide: TrialSide) =>
  choice === 'no_difference' ? choice : choice === 'left' ? leftSide : otherSide(leftSide)

function requireOpen(prompt: PromptWithVotes, { trial, raterId, heldBack, reported }: Seen): void {
  if (votedOn(prompt, raterId))
    throw conflict('You have voted on this pair already, perhaps in another tab. The first vote stands; go on with the next pair.')
  if (!isVotable(prompt)) throw conflict('This pair cannot be judged: a clip is missing. Go on with the next pair.')
  if (heldBack.has(prompt.id))
    throw conflict('This pair is held back: its prompt could tell which model is which. Go on with the next pair.')
  if (reported.has(prompt.id))
    throw conflict('You reported a clip of this pair, so it waits until somebody has looked at it. Go on with the next pair.')
  if (prompt.votes.length >= trial.ratersPerPrompt)
    throw conflict('Enough others have judged this pair in the meantime, so your vote was not needed. Go on with the next pair.')
}

/** A pair in front of somebody who may judge it, in a trial that is held from now on. */
export async function holdPair(tx: Tx, rater: RaterSession, pairId: string) {
  const { ctx, trialId, raterId } = rater
  const trial = await holdTrial(tx, ctx.workspace.id, trialId)
  const { watches } = await requireRater(tx, rater)
  requireRunning(trial)
  if (watches) throw forbidden(refusals[watches])
  const seen = await seenBy(tx, trial, raterId)
  const showing = seen.shown.find(({ promptId }) => pairIdOf(rater, promptId) === pairId)
  if (!showing) throw notFound('This pair')
  const prompt = promptOf(seen, showing)
  requireOpen(prompt, seen)
  return { trial, showing, prompt, prompts: [...seen.prompts.values()] }
}

/** Takes one vote. It stands for good; a second one for the same pair, one after the close, and one by somebody who only watches are refused. */
export async function castVote(rater: RaterSession, input: z.input<typeof Vote>): Promise<{ voted: true }> {
  const { ctx } = rater
  allow(ctx, 'trial:vote')
  const vote = Vote.parse(input)
  return transaction(ctx, async (tx) => {
    const { trial, showing, prompt, prompts } = await holdPair(tx, rater, vote.pairId)
    const write = () => writeVote(tx, rater, { vote, showing, trial })
    // Only the last of a prompt's raters can bring a look about.
    if (prompt.votes.length + 1 < trial.ratersPerPrompt) await write()
    else await withLook(tx, ctx, trial, write, prompts)
    return { voted: true as const }
  })
}

async function writeVote(
  tx: Tx,
  { ctx, trialId, raterId }: RaterSession,
  { vote, showing: { promptId, leftSide }, trial }: { vote: Vote; showing: Showing; trial: TrialRow },
): Promise<void> {
  const key = { workspaceId: ctx.workspace.id, trialId, promptId, raterId }
  const votedAt = trial.lockedAt !== null && ctx.now < trial.lockedAt ? trial.lockedAt : ctx.now
  await tx.trialVote.create({ data: { ...key, leftSide, choice: chosen(vote.choice, leftSide), tags: vote.tags, votedAt } })
  const { left, right } = vote.judgements
  const judgements = [
    { side: leftSide, judgement: left },
    { side: otherSide(leftSide), judgement: right },
  ].flatMap(({ side, judgement }) => (judgement ? [{ ...key, side, accepted: judgement.accepted, reasonCode: judgement.reason }] : []))
  await tx.clipJudgement.createMany({ data: judgements })
  await record(tx, ctx, 'trial.voted', { type: 'trial', id: trialId }, { raterId })
}
