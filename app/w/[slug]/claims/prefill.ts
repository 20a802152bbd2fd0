import type { ArticleDraft } from '@/lib/import/article'

/** What a new claim can begin with, by its name in the address. */
const names = {
  model: 'modelId',
  benchmark: 'benchmarkId',
  source: 'sourceId',
  opponent: 'opponentId',
  task: 'task',
  value: 'value',
  unit: 'unit',
  low: 'ciLow',
  high: 'ciHigh',
  sample: 'sampleSize',
  counted: 'sampleUnit',
  rank: 'rank',
  words: 'statement',
  evaluator: 'evaluatorOrg',
  kind: 'evaluatorKind',
  interest: 'interestId',
  published: 'publishedOn',
  evaluated: 'evaluatedOn',
  at: 'locator',
  tier: 'tier',
  read: 'readAs',
} as const

/** The fields of a new claim that its address fills in; the form shows them, and the server judges them when it is sent. */
export const prefilled = (search: Readonly<Record<string, string | undefined>>): Record<string, string | undefined> =>
  Object.fromEntries(Object.entries(names).map(([name, field]) => [field, search[name]?.slice(0, 1000)]))

/** The address at which the form begins with a draft. */
export function draftHref(path: string, draft: ArticleDraft & { sourceId: string; locator: string; tier: 'primary' | 'relay' }): string {
  const fields: Record<string, unknown> = { ...draft, readAs: 'text' }
  const parts = Object.entries(names).flatMap(([name, field]): [string, string][] => {
    const value = fields[field]
    return value === null || value === undefined ? [] : [[name, String(value)]]
  })
  return `${path}/new?${new URLSearchParams(parts)}`
}
