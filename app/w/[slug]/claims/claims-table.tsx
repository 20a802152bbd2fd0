'use client'

import { useMemo } from 'react'
import { DataTable } from '@/components/data-table'
import type { ClaimRow } from '@/lib/services/claim-list'
import { claimColumns } from './claim-columns'

type ClaimsTableProps = {
  path: string
  rows: readonly ClaimRow[]
  sort: string
  sortHref: string
  /** Columns that would say the same in every row. */
  without?: readonly string[]
}

/** A short list of claims: one line per published result, with who ran it and where it was read. */
export function ClaimsTable({ path, rows, sort, sortHref, without = none }: ClaimsTableProps) {
  const columns = useMemo(
    () => claimColumns(path, searchIn(`${sortHref}${sort}`)).filter((column) => !without.includes(idOf(column))),
    [path, sortHref, sort, without],
  )
  return <DataTable label="Claims" columns={columns} rows={rows} sort={sort} sortHref={sortHref} minWidth="72rem" />
}

const none: readonly string[] = []
const idOf = (column: { id?: string; accessorKey?: unknown }): string => column.id ?? String(column.accessorKey)

const searchIn = (href: string) => Object.fromEntries(new URLSearchParams(href.split('?')[1] ?? ''))
