import type { ClaimFacets, FacetOption } from '@/lib/services/claim-facets'
import { type ClaimFilters, claimFlags, type ListQuery } from '@/lib/services/claim-query'
import type { GridSearch } from './address'
import type { FilterChoice } from './filter-bar'

const labels = {
  q: 'Search',
  kind: 'Kind',
  vendor: 'Vendor',
  model: 'Model',
  benchmark: 'Benchmark',
  evaluator: 'Evaluator',
  task: 'Task',
  tier: 'Tier',
  flag: 'Mark',
  source: 'Source',
  table: 'Table',
  tag: 'Tag',
  from: 'From',
  to: 'To',
  min: 'Value from',
  max: 'Value to',
  sample: 'Sample from',
} as const satisfies Record<keyof ClaimFilters, string>

export const flagLabels = {
  unverified: 'Unverified',
  derived: 'Derived',
  echo: 'Echo',
  retracted: 'Retracted',
  archived: 'Archived',
} as const

const facetNames = ['kind', 'vendor', 'model', 'benchmark', 'evaluator', 'task', 'tier'] as const

/** What stands in the address of this list, without the place in it. */
export function searchOf(query: ListQuery): GridSearch {
  const { after: _after, before: _before, at: _at, skip: _skip, take: _take, sort, ...filters } = query
  const texts = Object.entries(filters).map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : String(value ?? '')])
  return Object.fromEntries([...texts, ['sort', sort === '-published' ? '' : sort]].filter(([, text]) => text))
}

const choiceOf = ({ id, label, count }: FacetOption) => ({ value: id, label: `${label} (${count})` })

function choicesOf(name: (typeof facetNames)[number], options: readonly FacetOption[]): FilterChoice['options'] {
  if (name !== 'model') return options.map(choiceOf)
  const groups = new Map<string, FacetOption[]>()
  for (const option of options) groups.set(option.group ?? '', [...(groups.get(option.group ?? '') ?? []), option])
  return [...groups].map(([label, models]) => ({ label, options: models.map(choiceOf) }))
}

/** The values that can be added to each filter, with how many claims each would leave. */
export function filterChoices(query: ListQuery, { facets }: ClaimFacets, tags: readonly { tag: string; count: number }[]): FilterChoice[] {
  const open = facetNames.map((name) => ({
    name,
    label: labels[name],
    options: choicesOf(
      name,
      facets[name].filter((option) => option.count > 0 && !(query[name] as string[]).includes(option.id)),
    ),
  }))
  const flags = claimFlags.filter((flag) => !query.flag.includes(flag)).map((flag) => ({ value: flag, label: flagLabels[flag] }))
  const otherTags = tags.filter(({ tag }) => !query.tag.includes(tag)).map(({ tag, count }) => choiceOf({ id: tag, label: tag, count }))
  return [
    ...open,
    { name: 'flag', label: labels.flag, options: flags },
    ...(tags.length > 0 ? [{ name: 'tag', label: labels.tag, options: otherTags }] : []),
  ]
}

export type ActiveFilter = { name: string; label: string; id: string; value: string }

/** The filters that are on, each value by itself. */
export function activeFilters(query: ListQuery, { facets }: ClaimFacets): ActiveFilter[] {
  const labelOf = (name: keyof ClaimFilters, id: string): string => {
    if (name === 'flag') return flagLabels[id as keyof typeof flagLabels]
    const options: readonly FacetOption[] = name in facets ? facets[name as keyof typeof facets] : []
    return options.find((option) => option.id === id)?.label ?? id
  }
  return (Object.keys(labels) as (keyof ClaimFilters)[]).flatMap((name) => {
    const value = query[name]
    const ids = Array.isArray(value) ? value : value === null || value === '' ? [] : [String(value)]
    return ids.map((id) => ({ name, label: labels[name], id, value: labelOf(name, id) }))
  })
}
