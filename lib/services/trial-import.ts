import 'server-only'
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { allow, type Context, transaction } from '@/lib/context'
import { offeringNameSelect } from '@/lib/db/select'
import { Day } from '@/lib/domain/day'
import { PersonName } from '@/lib/domain/member'
import { modelTitle } from '@/lib/domain/model'
import { offeringTitle } from '@/lib/domain/offering'
import { Trial } from '@/lib/domain/trial'
import { nominalAlpha } from '@/lib/domain/trial-agreement'
import { type Choice, majority, type Tally } from '@/lib/domain/trial-outcome'
import { dayIn } from '@/lib/domain/week'
import { invalid, notFound } from '@/lib/errors'
import { type ElsewhereVote, readVotes, type SideNames } from '@/lib/import/votes'
import { FinishedTrial, writeFinished } from './trials'

const { dependencyId, challengerId, note } = Trial.shape

/** As much as a form can send. */
const mostVotesText = 900_000

/** The votes of a trial that was run elsewhere, as text: CSV, JSON, Langfuse scores or promptfoo results. */
export const ElsewhereVotes = z.strictObject({
  dependencyId,
  challengerId,
  votes: z
    .string()
    .min(1, 'Paste the votes.')
    .max(mostVotesText, 'The votes have more than 900,000 characters. Leave out columns that are not needed.'),
})

/** The conditions count when a named person vouches for them; otherwise the trial is informal evidence, whatever is ticked. */
export const ElsewhereTrial = ElsewhereVotes.extend({
  registeredOn: Day,
  closedOn: Day,
  blind: z.boolean().default(false),
  sidesRandomised: z.boolean().default(false),
  ownPrompts: z.boolean().default(false),
  versionsExact: z.boolean().default(false),
  attestedByName: z
    .union([PersonName, z.literal('').transform(() => null)])
    .nullable()
    .default(null),
  note,
})

export type ElsewhereLine = Tally & { useCase: string | null; prompts: number }

/** What the votes come to. */
export type VotesPreview = Tally & {
  format: string
  votes: number
  prompts: number
  raters: number
  /** Most votes that one prompt has, and prompts that have fewer. */
  ratersPerPrompt: number
  fewer: number
  alpha: number | null
  useCases: ElsewhereLine[]
}

const sideSelect = { ...offeringNameSelect, apiModelId: true } as const

async function sidesOf(ctx: Context, input: { dependencyId: string; challengerId: string }): Promise<SideNames> {
  const dependency = await ctx.db.dependency.findFirst({
    where: { id: input.dependencyId, archivedAt: null },
    select: { incumbent: { select: sideSelect }, challengers: { select: { offeringId: true } } },
  })
  const challenger = await ctx.db.offering.findFirst({ where: { id: input.challengerId }, select: sideSelect })
  if (!dependency || !challenger) throw notFound('This dependency or its challenger')
  const names = (offering: typeof challenger) =>
    [offering.id, offeringTitle(offering), modelTitle(offering.model), offering.model.name, offering.apiModelId].filter(
      (name) => name !== null,
    )
  return { challenger: names(challenger), incumbent: names(dependency.incumbent) }
}

async function readAll(ctx: Context, input: z.infer<typeof ElsewhereVotes>): Promise<{ format: string; votes: ElsewhereVote[] }> {
  const read = await readVotes(input.votes, await sidesOf(ctx, input))
  if (read.kind === 'votes') return read
  const told = read.problems.slice(0, 5).map(({ place, reason, fix }) => `${place ? `${place}: ` : ''}${reason} ${fix}`)
  const more = read.problems.length > 5 ? ` There are ${read.problems.length - 5} more.` : ''
  throw invalid('Nothing was saved. Please correct the votes.', { votes: told.join(' ') + more })
}

function countsOf({ format, votes }: { format: string; votes: readonly ElsewhereVote[] }): VotesPreview {
  const prompts = new Map<string, { useCase: string | null; choices: Choice[] }>()
  for (const { prompt, choice, useCase } of votes) {
    const known = prompts.get(prompt) ?? { useCase, choices: [] }
    prompts.set(prompt, { useCase: known.useCase ?? useCase, choices: [...known.choices, choice] })
  }
  const all = [...prompts.values()]
  const most = all.reduce((least, { choices }) => Math.max(least, choices.length), 0)
  const useCases = [...new Set(all.map(({ useCase }) => useCase))].sort((a, b) => (a === null ? 1 : b === null ? -1 : a < b ? -1 : 1))
  return {
    ...{ format, votes: votes.length, prompts: all.length, raters: new Set(votes.map(({ rater }) => rater)).size, ...tallyOf(all) },
    ...{ ratersPerPrompt: most, fewer: all.filter(({ choices }) => choices.length < most).length },
    alpha: nominalAlpha(all.map(({ choices }) => choices)),
    useCases: useCases.map((useCase) => {
      const own = all.filter((prompt) => prompt.useCase === useCase)
      return { useCase, prompts: own.length, ...tallyOf(own) }
    }),
  }
}

function tallyOf(prompts: readonly { choices: Choice[] }[]): Tally {
  const outcomes = prompts.map(({ choices }) => majority(choices))
  const of = (outcome: string) => outcomes.filter((other) => other === outcome).length
  return { wins: of('win'), losses: of('loss'), ties: of('tie') }
}

/** Reads votes and says what they come to; keeps nothing. */
export async function previewVotes(ctx: Context, input: z.input<typeof ElsewhereVotes>): Promise<VotesPreview> {
  allow(ctx, 'trial:run')
  const asked = ElsewhereVotes.parse(input)
  return countsOf(await readAll(ctx, asked))
}

/** Records a trial that was run elsewhere from its votes: one outcome per prompt, by the majority of those who voted on it. */
export async function importTrial(
  ctx: Context,
  input: z.input<typeof ElsewhereTrial>,
): Promise<{ id: string; dependencyId: string; challengerId: string; counts: VotesPreview; informal: boolean }> {
  allow(ctx, 'trial:run')
  const { votes, attestedByName, blind, sidesRandomised, ownPrompts, versionsExact, ...row } = ElsewhereTrial.parse(input)
  if (row.closedOn > dayIn(ctx.now, ctx.workspace.timeZone))
    throw invalid('Nothing was saved. Please correct the marked fields.', {
      closedOn: 'This day lies ahead. Record the trial when it is over.',
    })
  const counts = countsOf(await readAll(ctx, { dependencyId: row.dependencyId, challengerId: row.challengerId, votes }))
  const vouched = attestedByName !== null
  const said = { blind, sidesRandomised, ownPrompts, versionsExact }
  const conditions = vouched ? said : { blind: false, sidesRandomised: false, ownPrompts: false, versionsExact: false }
  const { wins, losses, ties, prompts: plannedPrompts, ratersPerPrompt } = counts
  const trial = FinishedTrial.parse({ ...row, ...conditions, wins, losses, ties, plannedPrompts, ratersPerPrompt })
  const file = {
    votesSha256: createHash('sha256').update(votes).digest('hex'),
    votes: counts.votes,
    raters: counts.raters,
    format: counts.format,
  }
  const written = await transaction(ctx, (tx) => writeFinished(tx, ctx, trial, { attestedByName, ...file }))
  return { ...written, counts, informal: !Object.values(conditions).every(Boolean) }
}
