'use client'

import clsx from 'clsx'
import { ListFilter, Search } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { type FormEvent, useId, useState, useTransition } from 'react'
import { Button, IconButton } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { Select, type SelectGroup, type SelectOption } from '@/components/ui/select'

export type Filter = { name: string; label: string; options: readonly (SelectOption | SelectGroup)[] }

type FilterFormProps = {
  path: string
  label: string
  filters: readonly Filter[]
  /** What stands in the address now. */
  values: Record<string, string | undefined>
  /** Parts of the address that the filters leave alone. */
  keep: Record<string, string | undefined>
}

/** Search words and filters of a list, kept in the address. Without a script it is a plain form that asks for the same address. */
export function FilterForm({ path, label, filters, values, keep }: FilterFormProps) {
  const router = useRouter()
  const [pending, start] = useTransition()
  const [open, setOpen] = useState(false)
  const panel = useId()
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const given = [...new FormData(event.currentTarget)].filter((entry): entry is [string, string] => Boolean(entry[1]))
    start(() => router.push(`${path}?${new URLSearchParams(given)}`, { scroll: false }))
  }
  return (
    <form
      key={JSON.stringify(values)}
      action={path}
      onSubmit={send}
      aria-label={label}
      aria-busy={pending || undefined}
      className="flex flex-wrap items-center gap-2"
    >
      {Object.entries(keep).map(([name, value]) => (value ? <input key={name} type="hidden" name={name} value={value} /> : null))}
      <div className="flex w-full gap-2 sm:w-auto">
        <Input
          type="search"
          name="q"
          aria-label="Search"
          placeholder="Search"
          defaultValue={values.q}
          maxLength={200}
          spellCheck={false}
          className="sm:w-56!"
        />
        <IconButton type="submit" variant="secondary" label="Search">
          <Search aria-hidden="true" />
        </IconButton>
        <Button
          aria-expanded={open}
          aria-controls={panel}
          onClick={() => setOpen(!open)}
          icon={<ListFilter aria-hidden="true" />}
          className="sm:hidden noscript:hidden"
        >
          Filters
        </Button>
      </div>
      <div id={panel} className={clsx('flex flex-wrap items-center gap-2', !open && 'max-sm:hidden noscript:flex!')}>
        {filters.map((filter) => (
          <Select
            key={filter.name}
            name={filter.name}
            aria-label={filter.label}
            placeholder={filter.label}
            options={filter.options}
            defaultValue={values[filter.name] ?? ''}
            onChange={(event) => event.currentTarget.form?.requestSubmit()}
            className="w-36 max-sm:w-[calc(50%-0.25rem)]"
          />
        ))}
      </div>
    </form>
  )
}
