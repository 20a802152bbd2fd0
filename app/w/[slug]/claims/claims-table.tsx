'use client'

import { useMemo } from 'react'
import { DataTable } from '@/components/data-table'
import type { ClaimRow } from '@/lib/services/claim-list'
import { claimColumns } from './claim-columns'

type ClaimsTableProps = { path: string; rows: readonly ClaimRow[]; sort: string; sortHref: string }

/** A short list of claims: one line per published result, with who ran it and where it was read. */
export function ClaimsTable({ path, rows, sort, sortHref }: ClaimsTableProps) {
  const columns = useMemo(() => claimColumns(path, searchIn(`${sortHref}${sort}`)), [path, sortHref, sort])
  return <DataTable label="Claims" columns={columns} rows={rows} sort={sort} sortHref={sortHref} minWidth="80rem" />
}

const searchIn = (href: string) => Object.fromEntries(new URLSearchParams(href.split('?')[1] ?? ''))
