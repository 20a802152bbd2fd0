import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { z } from 'zod'
import { canonical } from './seal'
import { Trial } from './trial'

/** How seeds are chosen; both sides follow the same rule. */
export const seedPolicies = [
  { id: 'random', label: 'A new random seed for every clip' },
  { id: 'fixed', label: 'One fixed seed wherever a model takes one' },
] as const

export const TrialGoal = z.enum(['capability', 'cost', 'forced'])
export type TrialGoal = z.infer<typeof TrialGoal>

/** What a trial of a workflow has to prove unless somebody says otherwise: a forced move before a cheaper one. */
export const goalOf = ({ costGoal, forced }: { costGoal: boolean; forced: boolean }): TrialGoal =>
  forced ? 'forced' : costGoal ? 'cost' : 'capability'

/** What the clips of both sides are made with. */
export const TrialSettings = z
  .strictObject({
    resolution: z.string().trim().min(1, 'Say in which resolution both sides are made, such as 1080p.').max(40),
    seconds: z.number().positive('A clip lasts longer than nothing.').max(600),
    audio: z.boolean().default(false),
    seedPolicy: z.enum(['random', 'fixed']).default('random'),
    attempts: z.int().min(1).max(10, 'Best of ten at most.').default(1),
  })
  .meta({ description: 'Settings that are equal for both sides' })
export type TrialSettings = z.infer<typeof TrialSettings>

/** A prompt of a plan. A new one has no id yet; an id that is sent again keeps the clips of its prompt while its text stays. */
export const PlannedPrompt = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/)
    .nullable()
    .default(null),
  text: z.string().trim().min(1, 'An empty prompt makes no clip.').max(4000, 'Prompts have at most 4000 characters.'),
  useCase: z
    .string()
    .trim()
    .max(120)
    .nullable()
    .default(null)
    .transform((text) => text || null),
})
export type PlannedPrompt = z.infer<typeof PlannedPrompt>

const { dependencyId, challengerId, ownPrompts, versionsExact, note } = Trial.shape
const planFields = {
  ...{ dependencyId, challengerId, ownPrompts, versionsExact, note },
  goal: TrialGoal.default('capability'),
  hypothesis: z.string().trim().min(1, 'Say what you expect to see, before you see it.').max(2000),
  plannedPrompts: z.int().min(1, 'Plan at least one prompt.').max(1000, 'Plan at most 1000 prompts.'),
  ratersPerPrompt: z
    .int()
    .min(1)
    .max(9, 'Nine raters for a prompt at most.')
    .refine((n) => n % 2 === 1, 'Take an odd number, so that a majority is possible.')
    .default(3),
  lookEvery: z.int().min(1).max(1000).default(30),
  settings: TrialSettings,
  prompts: z.array(PlannedPrompt).max(1000, 'A trial has at most 1000 prompts.').default([]),
}

/** What is written down before the first vote. A draft may still lack prompts; the lock asks for all of them. */
export const TrialPlan = z
  .strictObject(planFields)
  .superRefine(({ prompts, plannedPrompts, lookEvery }, ctx) => {
    if (lookEvery > plannedPrompts)
      ctx.addIssue({
        code: 'custom',
        path: ['lookEvery'],
        message: `A look after ${lookEvery} never comes in a plan of ${plannedPrompts}. Take at most ${plannedPrompts}, or plan more prompts.`,
      })
    const seen = new Map<string, number>()
    for (const [i, { text }] of prompts.entries()) {
      const first = seen.get(text)
      if (first === undefined) seen.set(text, i)
      else
        ctx.addIssue({
          code: 'custom',
          path: ['prompts', i, 'text'],
          message: `The same prompt stands at place ${first + 1}. Keep it once.`,
        })
    }
  })
  .meta({ description: 'Plan of a trial' })
export type TrialPlan = z.infer<typeof TrialPlan>

/** What the lock fixes, as it is hashed. Prompts stand in their order. */
export type LockedPlan = Omit<TrialPlan, 'prompts'> & {
  format: 'switchboard.trial-plan/1'
  incumbentId: string
  prompts: { id: string; text: string; useCase: string | null; referenceSha256: string | null }[]
}

/** SHA-256 of a plan's canonical JSON (RFC 8785), in hexadecimal. */
export const planHash = (plan: LockedPlan): string => bytesToHex(sha256(utf8ToBytes(canonical(plan))))
