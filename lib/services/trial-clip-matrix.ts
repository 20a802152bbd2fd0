import 'server-only'
import { z } from 'zod'
import { can } from '@/lib/auth/roles'
import { allow, type Context } from '@/lib/context'
import { clipMismatches } from '@/lib/domain/clip-mismatch'
import { Trial } from '@/lib/domain/trial'
import type { TrialSide } from '@/lib/domain/trial-vote'
import { notFound } from '@/lib/errors'
import { noteInsider, requireInsider } from './trial-insiders'
import { readTrial, type TrialRow } from './trial-rows'

const clipSelect = {
  ...{ id: true, promptId: true, side: true, state: true, reason: true, mime: true, seconds: true, width: true, height: true },
  ...{ frameRate: true, hasAudio: true, bytes: true, posterKey: true, uploadedByName: true },
} as const

type Shape = { mime: string; seconds: number; width: number; height: number; frameRate: number; hasAudio: boolean }
type Entered = { id: string; byName: string | null }
export type ReadyClip = Entered & Shape & { state: 'ready'; bytes: number | null; hasPoster: boolean }
export type MissingClip = Entered & { state: 'failed' | 'refused'; reason: string | null }
export type ClipCell = ReadyClip | MissingClip

export type ClipRow = {
  promptId: string
  number: number
  text: string
  useCase: string | null
  clips: Record<TrialSide, ClipCell | null>
  /** How the two clips differ in what the plan sets equal. */
  mismatches: string[]
}

export type ClipMatrix = {
  trialId: string
  /** draft: not locked yet · open: clips come and go · voting: missing ones can be added, the others stay · over: nothing changes */
  state: 'draft' | 'open' | 'voting' | 'over'
  rows: ClipRow[]
  /** Prompts by how far they are: both clips there, settled because a side made none, or still waiting for a clip. */
  counts: { ready: number; settled: number; waiting: number; mismatched: number }
}

type Row = { id: string; uploadedByName: string | null; reason: string | null; bytes: number | null; posterKey: string | null } & {
  [Field in keyof Shape]: Shape[Field] | null
}

function cellOf(row: Row & { state: ClipCell['state'] }): ClipCell {
  const { id, uploadedByName: byName, state, reason, mime, seconds, width, height, frameRate, hasAudio, bytes, posterKey } = row
  if (state !== 'ready') return { id, byName, state, reason }
  if (mime === null || seconds === null || width === null || height === null || frameRate === null || hasAudio === null)
    throw new Error(`The clip ${id} is ready and was never measured.`)
  return { id, byName, state, mime, seconds, width, height, frameRate, hasAudio, bytes, hasPoster: posterKey !== null }
}

const isReady = (cell: ClipCell | null): cell is ReadyClip => cell?.state === 'ready'

const between = ({ challenger, incumbent }: ClipRow['clips']) =>
  isReady(challenger) && isReady(incumbent) ? clipMismatches(challenger, incumbent) : []

function stateOf({ state }: TrialRow, votes: number): ClipMatrix['state'] {
  if (state === 'registered') return 'draft'
  if (state !== 'running') return 'over'
  return votes > 0 ? 'voting' : 'open'
}

function countsOf(rows: readonly ClipRow[]): ClipMatrix['counts'] {
  const of = (test: (row: ClipRow) => boolean) => rows.filter(test).length
  const ready = of(({ clips }) => isReady(clips.challenger) && isReady(clips.incumbent))
  const settled = of(({ clips }) => [clips.challenger, clips.incumbent].some((cell) => cell !== null && !isReady(cell)))
  return { ready, settled, waiting: rows.length - ready - settled, mismatched: of(({ mismatches }) => mismatches.length > 0) }
}

/** The clips of a trial, prompt by prompt and side by side, for whoever collects them. Raters never see it. */
export async function clipMatrix(ctx: Context, trialId: string): Promise<ClipMatrix> {
  allow(ctx, 'trial:run')
  const trial = await readTrial(ctx.db, trialId)
  await requireInsider(ctx, trial)
  const [prompts, clips, votes] = await Promise.all([
    ctx.db.trialPrompt.findMany({
      where: { trialId },
      orderBy: [{ position: 'asc' }, { id: 'asc' }],
      select: { id: true, text: true, useCase: true },
    }),
    ctx.db.trialClip.findMany({ where: { trialId }, select: clipSelect }),
    ctx.db.trialVote.count({ where: { trialId } }),
  ])
  const cells = new Map(clips.map((clip) => [`${clip.promptId} ${clip.side}`, cellOf(clip)]))
  const rows = prompts.map(({ id, text, useCase }, index): ClipRow => {
    const of = (side: TrialSide) => cells.get(`${id} ${side}`) ?? null
    const pair = { challenger: of('challenger'), incumbent: of('incumbent') }
    return { promptId: id, number: index + 1, text, useCase, clips: pair, mismatches: between(pair) }
  })
  return { trialId, state: stateOf(trial, votes), rows, counts: countsOf(rows) }
}

export const ClipRef = z.strictObject({ trialId: Trial.shape.id, clipId: z.string().min(1).max(64) })

/**
 * Where a stored clip lies, for a member: for whoever runs the trial, unless they vote in it, and who opens one does not vote any more; for everybody in
 * the workspace once the trial is revealed.
 */
export async function clipFile(ctx: Context, input: z.input<typeof ClipRef>) {
  allow(ctx, 'workspace:read')
  const { trialId, clipId } = ClipRef.parse(input)
  const { revealedAt } = await readTrial(ctx.db, trialId)
  if (revealedAt === null) {
    if (!can(ctx.role, 'trial:run')) throw notFound('This clip')
    await noteInsider(ctx, trialId)
  }
  const select = { storageKey: true, posterKey: true, mime: true, bytes: true } as const
  const clip = await ctx.db.trialClip.findFirst({ where: { trialId, id: clipId, state: 'ready' }, select })
  if (!clip?.storageKey || !clip.mime) throw notFound('This clip')
  return { storageKey: clip.storageKey, posterKey: clip.posterKey, mime: clip.mime, bytes: clip.bytes }
}
