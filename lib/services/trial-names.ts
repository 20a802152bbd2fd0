import 'server-only'
import { z } from 'zod'
import { allow, type Context, transaction } from '@/lib/context'
import type { ScopedClient, Tx } from '@/lib/db/scope'
import { type NamingPrompt, namesIn, namesOfSides, promptsNaming } from '@/lib/domain/telling-names'
import { Trial } from '@/lib/domain/trial'
import { conflict, invalid } from '@/lib/errors'
import { record } from './audit'
import { holdTrial, type PromptRow, readPrompts, readTrial, type TrialRow } from './trial-rows'

export const NamesReason = z.string().trim().min(1, 'Say why these prompts stay as they are.').max(1000)
export const TrialNames = z.strictObject({ id: Trial.shape.id, namesReason: NamesReason })

const sideSelect = {
  apiModelId: true,
  model: { select: { name: true, modelVersion: true, aliases: true, apiModelIds: true, vendor: { select: { name: true } } } },
  provider: { select: { name: true } },
} as const

type Sides = Pick<TrialRow, 'challengerId' | 'incumbentId'>

/** Every name by which a prompt could tell whose clips raters look at. */
export async function readTellingNames(db: Pick<ScopedClient | Tx, 'offering'>, { challengerId, incumbentId }: Sides): Promise<string[]> {
  const rows = await db.offering.findMany({ where: { id: { in: [challengerId, incumbentId] } }, select: sideSelect })
  return namesOfSides(
    rows.map(({ apiModelId, model: { vendor, ...model }, provider }) => ({
      apiModelId,
      model: { ...model, vendorName: vendor.name },
      providerName: provider?.name ?? null,
    })),
  )
}

/** The prompts that raters are not shown, because they name a side and nobody has decided that they are shown all the same. */
export async function readHeldBack(
  db: Pick<ScopedClient | Tx, 'offering'>,
  trial: Sides & Pick<TrialRow, 'namesReason'>,
  prompts: readonly { id: string; text: string }[],
): Promise<Set<string>> {
  if (trial.namesReason !== null) return new Set()
  const names = await readTellingNames(db, trial)
  return new Set(prompts.filter(({ text }) => namesIn(text, names).length > 0).map(({ id }) => id))
}

/** The prompts of a trial that name a vendor or a model of either side, decided on or not. */
export async function namingPrompts(ctx: Context, trialId: string): Promise<NamingPrompt[]> {
  allow(ctx, 'workspace:read')
  const trial = await readTrial(ctx.db, trialId)
  const [prompts, names] = await Promise.all([readPrompts(ctx.db, trialId), readTellingNames(ctx.db, trial)])
  return promptsNaming(prompts, names)
}

type Naming = { prompts: readonly PromptRow[]; namesReason: string | null }

/** A prompt that names a side could tell raters whose clips they see: it stays only with a reason. Gives the numbers of such prompts. */
export async function requireNamesReason(tx: Tx, trial: Sides, { prompts, namesReason }: Naming): Promise<number[]> {
  const found = promptsNaming(prompts, await readTellingNames(tx, trial))
  if (found.length > 0 && namesReason === null) {
    const told = found.slice(0, 5).map(({ number, names }) => `prompt ${number} says “${names.join('” and “')}”`)
    const more = found.length > 5 ? `, and ${found.length - 5} more do so` : ''
    const text = `Raters could guess whose clips they see: ${told.join(', ')}${more}. Change these prompts, or say why they stay.`
    throw invalid('Nothing was saved. Please correct the marked fields.', { namesReason: text })
  }
  return found.map(({ number }) => number)
}

/** Decides, with a reason, that prompts which name a side are shown to raters in a trial that is locked already. It stands for good. */
export async function keepNames(ctx: Context, input: z.input<typeof TrialNames>): Promise<{ id: string }> {
  allow(ctx, 'trial:run')
  const { id, namesReason } = TrialNames.parse(input)
  return transaction(ctx, async (tx) => {
    const trial = await holdTrial(tx, ctx.workspace.id, id)
    if (trial.state !== 'running') throw conflict(`Only a trial that is voted on has prompts to show; this one is ${trial.state}.`)
    if (trial.namesReason !== null) throw conflict('It was decided already that these prompts are shown.')
    const found = promptsNaming(await readPrompts(tx, id), await readTellingNames(tx, trial))
    if (found.length === 0)
      throw conflict('No prompt of this trial names a vendor or a model of either side, so there is nothing to decide.')
    const data = { namesReason, namesByName: ctx.actor.name, version: { increment: 1 } } as const
    await tx.trial.updateMany({ where: { id }, data })
    await record(tx, ctx, 'trial.names_kept', { type: 'trial', id }, { namesReason, prompts: found.map(({ number }) => number) })
    return { id }
  })
}
