/** How a number of the policy is counted; decides what stands in the unit column and how the number reads in words. */
export type GuideUnit =
  | 'points'
  | 'variance'
  | 'drift'
  | 'chance'
  | 'share'
  | 'odds'
  | 'evaluations'
  | 'wins'
  | 'prompts'
  | 'clips'
  | 'days'
  | 'months'
  | 'money'
  | 'times'
  | 'signatures'
  | 'choice'

/** One number, flag or list of the policy: what it is called, what it does, and why it stands where it stands by default. */
export type GuideEntry = { path: string; label: string; unit: GuideUnit; does: string; reason: string; group?: string }

export type GuideSection = { id: string; title: string; intro: string; entries: readonly GuideEntry[] }

type Row = readonly [path: string, label: string, unit: GuideUnit, does: string, reason: string]

/** Entries under one heading; their paths are continued from `prefix`. */
export const under = (prefix: string, group: string | undefined, rows: readonly Row[]): GuideEntry[] =>
  rows.map(([path, label, unit, does, reason]) => ({ path: `${prefix}${path}`, label, unit, does, reason, ...(group ? { group } : {}) }))
