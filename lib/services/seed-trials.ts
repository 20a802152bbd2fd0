import 'server-only'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type ClipMedia, cleanClip } from '@/lib/clips/clean-clip'
import { type Context, transaction } from '@/lib/context'
import type { Tx } from '@/lib/db/scope'
import { demoPrompts } from '@/lib/domain/demo-prompts'
import { batches, type OrderedPrompt, showings } from '@/lib/domain/trial-order'
import { type Outcome, tally } from '@/lib/domain/trial-outcome'
import { planHash, type TrialPlan } from '@/lib/domain/trial-plan'
import { readFileParts } from '@/lib/storage/read-file-parts'
import { newKey, storage } from '@/lib/storage/storage'
import { drawnJudgement, drawnOutcomes, drawnVotes } from './seed-trial-votes'
import { lockedPlan, readJudged, readPrompts, readTrial, type TrialRow } from './trial-rows'

const lookEvery = 30
const minuteMs = 60_000

type Counts = { wins: number; losses: number; ties: number }
type Rater = { id: string; name: string; userId: string | null }

type Story = {
  trialId: string
  /** How the demo had the trial before it had votes. */
  from: 'closed' | 'registered'
  prompts: readonly { text: string; useCase: string | null }[]
  plan: { hypothesis: string; settings: TrialPlan['settings']; note?: string }
  scenes: readonly string[]
  lockedAt: string
  votedFrom: string
  raters: readonly Rater[]
  /** The outcomes of each batch; the last one may have prompts with fewer votes than it takes. */
  looks: readonly Counts[]
  /** Prompts after those, with so many votes of the first raters. */
  begun?: { prompts: number; votes: number }
  /** Prompts of the batches whose clips are there. */
  collected: number
  closed: { at: string; revealedAt: string; reason: 'success' } | null
}

const guest = (id: string, name: string): Rater => ({ id, name, userId: null })
const bo: Rater = { id: 'demo-rater-bo', name: 'Bo Lindqvist', userId: 'bo-lindqvist' }

const finished: Story = {
  trialId: 'packshots-h3-october',
  from: 'closed',
  prompts: demoPrompts.packshots,
  plan: {
    hypothesis: 'H3 keeps labels and edges of the product steadier than Veo 3.1, most of all where the product turns.',
    settings: { resolution: '180p', seconds: 3, audio: true, seedPolicy: 'random', attempts: 1 },
  },
  scenes: ['packshot-1', 'packshot-2', 'packshot-3', 'packshot-4', 'packshot-5', 'packshot-6'],
  lockedAt: '2026-09-21T13:00:00Z',
  votedFrom: '2026-10-05T07:00:00Z',
  raters: [bo, guest('demo-rater-noor', 'Noor Haddad'), { id: 'demo-rater-chi', name: 'Chi Tanaka', userId: 'chi-tanaka' }],
  looks: [
    { wins: 18, losses: 9, ties: 3 },
    { wins: 23, losses: 4, ties: 3 },
  ],
  collected: 60,
  closed: { at: '2026-10-16T13:00:00Z', revealedAt: '2026-10-16T13:30:00Z', reason: 'success' },
}

const open: Story = {
  trialId: 'mood-films-omni-november',
  from: 'registered',
  prompts: demoPrompts.moodFilms,
  plan: {
    hypothesis: 'Omni Flash holds one mood through a whole shot better than Gen-4.5; faces stay where they are weak today.',
    settings: { resolution: '180p', seconds: 3, audio: false, seedPolicy: 'random', attempts: 1 },
    note: 'The clips of the first batch of 30 are here; the others follow when they are needed.',
  },
  scenes: ['mood-1', 'mood-2', 'mood-3', 'mood-4'],
  lockedAt: '2026-11-23T13:00:00Z',
  votedFrom: '2026-11-24T08:00:00Z',
  raters: [bo, guest('demo-rater-noor', 'Noor Haddad'), guest('demo-rater-ines', 'Ines Moreau')],
  looks: [{ wins: 4, losses: 3, ties: 2 }],
  begun: { prompts: 9, votes: 2 },
  collected: 30,
  closed: null,
}

const clipFolder = () => path.join(/* turbopackIgnore: true */ process.cwd(), 'prisma/catalogue/clips')

type StoredClip = { storageKey: string; media: ClipMedia }

/** A clip of the demo, cleaned as an uploaded one is, and stored once for all prompts that show it. */
async function storeDemoClip(ctx: Context, name: string, folder: string): Promise<StoredClip> {
  const from = path.join(clipFolder(), `${name}.mp4`)
  const to = path.join(folder, `${name}.mp4`)
  const media = await cleanClip({ from, to, kind: 'mp4', bytes: (await stat(from)).size })
  const storageKey = newKey(ctx.workspace.id)
  await storage().put(storageKey, readFileParts(to), media)
  return { storageKey, media }
}

async function storeScenes(ctx: Context, scenes: readonly string[]): Promise<Map<string, StoredClip>> {
  const folder = await mkdtemp(path.join(tmpdir(), 'switchboard-clips-'))
  try {
    const stored = new Map<string, StoredClip>()
    for (const name of scenes.flatMap((scene) => [`${scene}-a`, `${scene}-b`])) stored.set(name, await storeDemoClip(ctx, name, folder))
    return stored
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Those of the two stories that are not told yet: untouched since the demo was made, and not locked. */
async function untold(demo: Context): Promise<Story[]> {
  const stories = [finished, open]
  const rows = await demo.db.trial.findMany({
    where: { id: { in: stories.map(({ trialId }) => trialId) }, origin: 'demo', lockedAt: null },
    select: { id: true, state: true },
  })
  return stories.filter(({ trialId, from }) => rows.some(({ id, state }) => id === trialId && state === from))
}

/**
 * Gives two trials of the demo their prompts, clips and votes, also in a demo from a time when it had none. Whatever is locked or void already is left
 * alone, and no count changes.
 */
export async function seedTrials(demo: Context): Promise<void> {
  for (const story of await untold(demo)) {
    const clips = await storeScenes(demo, story.scenes)
    await transaction(demo, (tx) => tell(tx, demo, story, clips))
  }
  await vouch(demo)
}

/** The trials of the demo that were run elsewhere have somebody who was there, and who stands by what is said of them. */
async function vouch({ db }: Context): Promise<void> {
  const where = { origin: 'demo' as const, state: 'closed' as const, lockedAt: null, attestedByName: null }
  await db.trial.updateMany({ where, data: { attestedByName: 'Ana Ruiz' } })
}

async function tell(tx: Tx, ctx: Context, story: Story, clips: Map<string, StoredClip>): Promise<void> {
  const { trialId, plan, lockedAt, closed, raters } = story
  const stamp = { workspaceId: ctx.workspace.id, trialId }
  const where = { id: trialId }
  await tx.trialPrompt.createMany({ data: story.prompts.map((prompt, i) => ({ ...stamp, ...prompt, id: `p${i + 1}`, position: i + 1 })) })
  await tx.trial.updateMany({ where, data: { ...plan, goal: 'capability', lookEvery } })
  const trial = await readTrial(tx, trialId)
  const prompts = await readPrompts(tx, trialId)
  const planSha256 = planHash(lockedPlan(trial, prompts))
  await tx.trial.updateMany({ where, data: { state: 'running', planSha256, lockedAt: new Date(lockedAt) } })
  const inOrder = batches(prompts, planSha256, lookEvery)
  const outcomes = outcomesOf(story, inOrder.flat(), planSha256)
  const collected = inOrder.flat().slice(0, story.collected)
  const clipData = collected.flatMap(({ id }, i) => clipRows(story, { id, index: i, outcome: outcomes.get(id) }, clips))
  await tx.trialClip.createMany({ data: clipData.map((row) => ({ ...stamp, ...row })) })
  await tx.trialInsider.createMany({ data: [{ ...stamp, userId: 'ana-ruiz', since: new Date(lockedAt) }] })
  const joined = { joinedAt: new Date(story.votedFrom), createdAt: new Date(lockedAt) }
  await tx.trialRater.createMany({
    data: raters.map(({ id, name, userId }) => ({ ...stamp, ...joined, id, name, userId, guest: userId === null })),
  })
  const rows = voteRows(story, { outcomes, begun: begunOf(story, inOrder.flat()), prompts, planSha256 })
  await tx.trialVote.createMany({ data: rows.map(({ judgements: _, ...row }) => ({ ...stamp, ...row })) })
  await tx.clipJudgement.createMany({
    data: rows.flatMap(({ promptId, raterId, judgements }) => judgements.map((row) => ({ ...stamp, promptId, raterId, ...row }))),
  })
  if (closed) {
    await requireSameCounts(tx, trial)
    const data = {
      state: 'closed',
      closedAt: new Date(closed.at),
      closeReason: closed.reason,
      revealedAt: new Date(closed.revealedAt),
    } as const
    await tx.trial.updateMany({ where, data })
  }
}

type Ordered = readonly { id: string }[]

/** The first prompts of the plan's order come out as the looks say, batch by batch. */
function outcomesOf({ looks }: Story, inOrder: Ordered, seed: string): Map<string, Outcome> {
  let from = 0
  return new Map(
    looks.flatMap((counts) => {
      const size = counts.wins + counts.losses + counts.ties
      const ids = inOrder.slice(from, from + size).map(({ id }) => id)
      from += size
      return [...drawnOutcomes(ids, counts, seed)]
    }),
  )
}

/** Prompts on which the first raters have voted and the others have not. */
function begunOf({ looks, begun }: Story, inOrder: Ordered): string[] {
  const decided = looks.reduce((sum, { wins, losses, ties }) => sum + wins + losses + ties, 0)
  return inOrder.slice(decided, decided + (begun?.prompts ?? 0)).map(({ id }) => id)
}

type Shown = { id: string; index: number; outcome: Outcome | undefined }

/** Who won a prompt has the smooth look; where nothing is decided, the two looks take turns. */
function clipRows({ scenes, lockedAt }: Story, { id: promptId, index, outcome }: Shown, clips: Map<string, StoredClip>) {
  const scene = scenes[index % scenes.length] ?? ''
  const smooth = outcome === 'win' || (outcome !== 'loss' && index % 2 === 0) ? 'challenger' : 'incumbent'
  return (['challenger', 'incumbent'] as const).map((side) => {
    const clip = clips.get(`${scene}-${side === smooth ? 'a' : 'b'}`)
    if (!clip) throw new Error(`There is no clip of the scene ${scene}.`)
    const { bytes, sha256, mime, seconds, width, height, frameRate, hasAudio, codec } = clip.media
    const media = { bytes, sha256, mime, seconds, width, height, frameRate, hasAudio, codec }
    const by = { uploadedById: 'ana-ruiz', uploadedByName: 'Ana Ruiz', uploadedAt: new Date(lockedAt) }
    return { promptId, side, state: 'ready' as const, storageKey: clip.storageKey, ...media, ...by }
  })
}

type Drawn = { outcomes: Map<string, Outcome>; begun: readonly string[]; prompts: readonly OrderedPrompt[]; planSha256: string }

function voteRows({ raters, votedFrom, begun: asked }: Story, { outcomes, begun, prompts, planSha256 }: Drawn) {
  return raters.flatMap(({ id: raterId }, place) => {
    const shown = showings(prompts, { planSha256, lookEvery, raterId })
    const own = shown.filter(({ promptId }) => outcomes.has(promptId) || (begun.includes(promptId) && place < (asked?.votes ?? 0)))
    return own.map(({ promptId, leftSide }, i) => {
      const choice = drawnVotes(promptId, outcomes.get(promptId) ?? (i % 2 === 0 ? 'win' : 'loss'), planSha256)[place] ?? 'no_difference'
      const judgements = (['challenger', 'incumbent'] as const).map((side) => ({
        side,
        ...drawnJudgement(`${promptId}-${raterId}`, side, choice, planSha256),
      }))
      return {
        promptId,
        raterId,
        leftSide,
        choice,
        tags: [],
        votedAt: new Date(Date.parse(votedFrom) + (place + 3 * i) * minuteMs),
        judgements,
      }
    })
  })
}

/** The votes have to say what the demo said before it had votes. */
async function requireSameCounts(tx: Tx, { id, wins, losses, ties, ratersPerPrompt }: TrialRow): Promise<void> {
  const counted = tally(await readJudged(tx, id), ratersPerPrompt)
  if (counted.wins !== wins || counted.losses !== losses || counted.ties !== ties)
    throw new Error(
      `The votes of the demo's trial ${id} come to ${counted.wins}-${counted.losses}-${counted.ties}, and not to what it says.`,
    )
}
