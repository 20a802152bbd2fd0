import type { Trial } from './trial'

type Kept = Pick<Trial, 'blind' | 'sidesRandomised' | 'ownPrompts' | 'versionsExact'>

/** The four conditions under which a trial is proof: what is planned, what it means when it was kept, and when it was not. */
export const proofConditions = [
  {
    key: 'blind',
    planned: 'Blind: nobody who votes learns which model made which clip before the reveal.',
    kept: 'Raters did not know which model made which clip.',
    broken: 'Not blind: raters could know which model made which clip.',
  },
  {
    key: 'sidesRandomised',
    planned: 'Sides are drawn anew for every prompt and rater.',
    kept: 'Sides were drawn anew for every prompt and rater.',
    broken: 'Sides not randomised: a habit of looking at one side first could decide.',
  },
  {
    key: 'ownPrompts',
    planned: 'The prompts come from the team’s own work.',
    kept: 'The prompts come from the team’s own work.',
    broken: 'Not the team’s own prompts: what holds for others may not hold here.',
  },
  {
    key: 'versionsExact',
    planned: 'Both models are called in exact, named versions.',
    kept: 'Both models were called in exact, named versions.',
    broken: 'Versions not exact: nobody can say which model was judged.',
  },
] as const satisfies { key: keyof Kept; planned: string; kept: string; broken: string }[]

/** What keeps a trial from being proof, in words; empty when it is proof. */
export const brokenConditions = (trial: Kept): string[] => proofConditions.filter(({ key }) => !trial[key]).map(({ broken }) => broken)

type Told = Kept & { state: Trial['state']; wins: number | null; planned: boolean; attestedByName: string | null }

/**
 * How far a trial kept the conditions of proof, in a few words; null for a void one, of which it does not matter. Of a trial that was run elsewhere
 * they are only a claim until somebody vouches for them.
 */
export function conditionsText(trial: Told): string | null {
  if (trial.state === 'voided') return null
  if (trial.wins === null) return 'not yet'
  const broken = brokenConditions(trial)
  if (broken.length > 0) return `${broken.map((reason) => reason.split(':')[0]?.toLowerCase()).join(', ')}: informal evidence`
  return trial.planned || trial.attestedByName !== null ? 'all four kept' : 'claimed, nobody vouches'
}
