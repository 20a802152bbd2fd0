/** What the list can be grouped by; each is a filter as well, and a group is the list with that filter set. */
export const groupNames = { vendor: 'vendor', model: 'model', benchmark: 'benchmark', evaluator: 'evaluator' } as const
export type GroupName = keyof typeof groupNames

export const groupOf = (text: string | undefined): GroupName | null =>
  text !== undefined && Object.hasOwn(groupNames, text) ? (text as GroupName) : null
