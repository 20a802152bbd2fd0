import { z } from 'zod'
import { Day } from './day'
import { Slug } from './provenance'

export const TrialState = z.enum(['registered', 'running', 'closed', 'voided'])

const count = z.number().int().nonnegative().max(1_000_000)

/** A blind side-by-side on the team's own prompts; counts are one outcome per prompt, from the challenger's side. */
export const Trial = z
  .strictObject({
    id: Slug,
    dependencyId: Slug,
    challengerId: Slug,
    incumbentId: Slug,
    state: TrialState,
    registeredOn: Day,
    closedOn: Day.nullable().default(null),
    plannedPrompts: count.min(1),
    ratersPerPrompt: count.min(1).default(3),
    blind: z.boolean(),
    sidesRandomised: z.boolean(),
    ownPrompts: z.boolean(),
    versionsExact: z.boolean(),
    wins: count.nullable().default(null),
    losses: count.nullable().default(null),
    ties: count.nullable().default(null),
    voidReason: z.string().max(1000).nullable().default(null),
    note: z.string().max(2000).nullable().default(null),
  })
  .superRefine((trial, ctx) => {
    const say = (path: string, message: string) => ctx.addIssue({ code: 'custom', path: [path], message })
    if (trial.challengerId === trial.incumbentId) say('challengerId', 'A trial needs two different offerings.')
    if (trial.state === 'closed' && trial.closedOn === null) say('closedOn', 'A closed trial has a closing date.')
    const counts = [trial.wins, trial.losses, trial.ties].filter((count) => count !== null).length
    if (counts > 0 && counts < 3) say('wins', 'Wins, losses and ties are known together, or none of them is.')
    if (trial.state === 'voided' && trial.voidReason === null) say('voidReason', 'Say why the trial was voided.')
    if (trial.closedOn !== null && trial.closedOn < trial.registeredOn) say('closedOn', 'A trial cannot close before it was registered.')
    if ((trial.wins ?? 0) + (trial.losses ?? 0) + (trial.ties ?? 0) > trial.plannedPrompts)
      say('wins', 'More outcomes than planned prompts.')
  })
  .meta({ description: 'Trial' })
export type Trial = z.infer<typeof Trial>
