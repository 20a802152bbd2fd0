'use client'

import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { Select } from '@/components/ui/select'
import { type GridSearch, withValue } from './claims/address'
import type { FilterChoice } from './claims/filter-bar'

type BoardFilterSelectsProps = { path: string; search: GridSearch; choices: readonly FilterChoice[]; countId: string }

/** One select for each filter, kept in the address. A choice adds to its filter and hands the keyboard on to the rows that are left. */
export function BoardFilterSelects({ path, search, choices, countId }: BoardFilterSelectsProps) {
  const router = useRouter()
  const [pending, start] = useTransition()
  const add = (name: string, value: string) => {
    start(() => router.push(withValue(path, search, name, value), { scroll: false }))
    // A focused select would take J and K for itself.
    document.getElementById(countId)?.focus({ preventScroll: true })
  }
  return (
    <fieldset aria-label="Filter the board" aria-busy={pending || undefined} className="flex flex-wrap items-center gap-2">
      {choices.map(({ name, label, options }) => (
        <Select
          key={name}
          aria-label={`Add to the filter ${label}`}
          placeholder={label}
          options={options}
          value=""
          disabled={options.length === 0}
          onChange={(event) => add(name, event.currentTarget.value)}
          className="w-36 max-sm:w-[calc(50%-0.25rem)]"
        />
      ))}
    </fieldset>
  )
}
