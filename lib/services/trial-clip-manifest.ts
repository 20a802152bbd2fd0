import 'server-only'
import { z } from 'zod'
import { type Manifest, readManifest } from '@/lib/clips/clip-manifest'
import { allow, type Context } from '@/lib/context'
import { offeringNameSelect } from '@/lib/db/select'
import type { MatchPrompt, SideWords } from '@/lib/domain/clip-match'
import { offeringTitle } from '@/lib/domain/offering'
import { Trial } from '@/lib/domain/trial'
import { readPrompts, readTrial } from './trial-rows'

const longest = 2_000_000
export const ClipManifest = z.strictObject({
  trialId: Trial.shape.id,
  text: z.string().max(longest, 'The manifest is longer than 2,000,000 characters. Split it.'),
})

export type ClipNames = { prompts: MatchPrompt[]; words: SideWords; titles: { challenger: string; incumbent: string } }

/** What files and manifests of a trial may call its prompts and its sides. */
export async function clipNames(ctx: Context, trialId: string): Promise<ClipNames> {
  allow(ctx, 'trial:run')
  const { challengerId, incumbentId } = await readTrial(ctx.db, trialId)
  const [prompts, offerings] = await Promise.all([
    readPrompts(ctx.db, trialId),
    ctx.db.offering.findMany({ where: { id: { in: [challengerId, incumbentId] } }, select: { ...offeringNameSelect, apiModelId: true } }),
  ])
  const named = (id: string) => {
    const found = offerings.find((offering) => offering.id === id)
    if (!found) return { title: id, words: [id] }
    const { model, apiModelId } = found
    const words = [id, offeringTitle(found), model.id, model.name, `${model.name} ${model.modelVersion}`, apiModelId]
    return { title: offeringTitle(found), words: words.filter((text) => text !== null) }
  }
  const [challenger, incumbent] = [named(challengerId), named(incumbentId)]
  return {
    prompts: prompts.map(({ id, text }, index) => ({ id, number: index + 1, text })),
    words: { challenger: challenger.words, incumbent: incumbent.words },
    titles: { challenger: challenger.title, incumbent: incumbent.title },
  }
}

/** Reads a list of clips and where they belong. Nothing is fetched or kept by it. */
export async function readClipManifest(ctx: Context, input: z.input<typeof ClipManifest>): Promise<Manifest> {
  allow(ctx, 'trial:run')
  const { trialId, text } = ClipManifest.parse(input)
  const { prompts, words } = await clipNames(ctx, trialId)
  return readManifest(text, prompts, words)
}
