import type { Trial } from './trial'

type Kept = Pick<Trial, 'blind' | 'sidesRandomised' | 'ownPrompts' | 'versionsExact'>

/** The four conditions under which a trial is proof, each with what it means when it was not kept. */
export const proofConditions = [
  {
    key: 'blind',
    kept: 'Raters did not know which model made which clip.',
    broken: 'Not blind: raters could know which model made which clip.',
  },
  {
    key: 'sidesRandomised',
    kept: 'Sides were drawn anew for every prompt and rater.',
    broken: 'Sides not randomised: a habit of looking at one side first could decide.',
  },
  {
    key: 'ownPrompts',
    kept: 'The prompts come from the team’s own work.',
    broken: 'Not the team’s own prompts: what holds for others may not hold here.',
  },
  {
    key: 'versionsExact',
    kept: 'Both models were called in exact, named versions.',
    broken: 'Versions not exact: nobody can say which model was judged.',
  },
] as const satisfies { key: keyof Kept; kept: string; broken: string }[]

/** What keeps a trial from being proof, in words; empty when it is proof. */
export const brokenConditions = (trial: Kept): string[] => proofConditions.filter(({ key }) => !trial[key]).map(({ broken }) => broken)
