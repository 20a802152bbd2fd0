'use client'

import clsx from 'clsx'
import { ListFilter, Search } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { type FormEvent, useId, useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { Kbd } from '@/components/ui/kbd'
import { Select, type SelectGroup, type SelectOption } from '@/components/ui/select'
import { type GridSearch, gridHref, withValue } from './address'

export type FilterChoice = { name: string; label: string; options: readonly (SelectOption | SelectGroup)[] }

/** The filters that people write; the others are chosen. */
const written = ['q', 'from', 'to', 'min', 'max', 'sample']

type FilterBarProps = { path: string; search: GridSearch; choices: readonly FilterChoice[] }

/** Search and filters of the grid, kept in the address. A choice adds to its filter; the chips below take it away again. */
export function FilterBar({ path, search, choices }: FilterBarProps) {
  const router = useRouter()
  const [pending, start] = useTransition()
  const [open, setOpen] = useState(false)
  const panel = useId()
  const go = (href: string) => start(() => router.push(href, { scroll: false }))
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const typed = (name: string) => String(form.get(name) ?? '').trim()
    go(gridHref(path, search, Object.fromEntries(written.map((name) => [name, typed(name)]))))
  }
  return (
    <search>
      <form
        aria-label="Search and filter claims"
        aria-busy={pending || undefined}
        action={path}
        onSubmit={send}
        className="flex flex-col gap-2"
      >
        {Object.entries(search).map(([name, value]) =>
          written.includes(name) ? null : <input key={name} type="hidden" name={name} value={value} />,
        )}
        <div className="flex gap-2">
          <SearchField key={search.q} text={search.q ?? ''} />
          <Button type="submit" icon={<Search aria-hidden="true" />}>
            {pending ? 'Searching…' : 'Search'}
          </Button>
          <Button
            aria-expanded={open}
            aria-controls={panel}
            onClick={() => setOpen(!open)}
            icon={<ListFilter aria-hidden="true" />}
            className="md:hidden noscript:hidden"
          >
            Filters
          </Button>
        </div>
        <div id={panel} className={clsx('flex min-w-0 flex-wrap items-center gap-2', !open && 'max-md:hidden noscript:flex!')}>
          {choices.map(({ name, label, options }) => (
            <Select
              key={name}
              aria-label={`Add to the filter ${label}`}
              placeholder={label}
              options={options}
              value=""
              disabled={options.length === 0}
              onChange={(event) => go(withValue(path, search, name, event.currentTarget.value))}
              className="w-29 shrink-0 max-md:w-[calc(50%-0.25rem)]"
            />
          ))}
          <span className="ml-2 shrink-0 text-muted max-md:ml-0 max-md:w-full">Published</span>
          <DayField key={`from ${search.from}`} name="from" label="Published from" day={search.from} />
          <span className="text-muted">to</span>
          <DayField key={`to ${search.to}`} name="to" label="Published to" day={search.to} />
          <span className="ml-2 shrink-0 text-muted max-md:ml-0 max-md:w-full">Value</span>
          <NumberField key={`min ${search.min}`} name="min" label="Value from" text={search.min} />
          <span className="text-muted">to</span>
          <NumberField key={`max ${search.max}`} name="max" label="Value to" text={search.max} />
          <span className="ml-2 shrink-0 text-muted max-md:ml-0 max-md:w-full">Sample from</span>
          <NumberField key={`sample ${search.sample}`} name="sample" label="Sample from" text={search.sample} />
        </div>
      </form>
    </search>
  )
}

function SearchField({ text }: { text: string }) {
  return (
    <div className="relative min-w-0 flex-1 sm:max-w-96">
      <Input
        aria-label="Search models, benchmarks, evaluators, sources and notes"
        type="search"
        name="q"
        defaultValue={text}
        placeholder="Model, benchmark, evaluator, source, note"
        maxLength={200}
        spellCheck={false}
        autoComplete="off"
        className="pr-8"
      />
      <span aria-hidden="true" className="pointer-events-none absolute inset-y-0 right-2 flex items-center max-sm:hidden">
        <Kbd>/</Kbd>
      </span>
    </div>
  )
}

function NumberField({ name, label, text }: { name: string; label: string; text: string | undefined }) {
  return (
    <Input
      inputMode="decimal"
      name={name}
      aria-label={label}
      defaultValue={text}
      maxLength={14}
      autoComplete="off"
      onBlur={(event) => {
        if (event.currentTarget.value.trim() !== (text ?? '')) event.currentTarget.form?.requestSubmit()
      }}
      className="w-18! shrink-0"
    />
  )
}

function DayField({ name, label, day }: { name: string; label: string; day: string | undefined }) {
  return (
    <Input
      type="date"
      name={name}
      aria-label={label}
      title={label}
      defaultValue={day}
      onChange={(event) => {
        // While a day is being typed the field is empty or far in the past.
        const { value, form } = event.currentTarget
        if (value === '' ? day : value > '2000') form?.requestSubmit()
      }}
      className="w-36! shrink-0"
    />
  )
}
