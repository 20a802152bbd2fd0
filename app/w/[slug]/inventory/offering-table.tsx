'use client'

import { useMemo } from 'react'
import { DataTable } from '@/components/data-table'
import type { OfferingRow } from '@/lib/services/search-offerings'
import { offeringColumns } from './offering-columns'

type OfferingTableProps = {
  rows: readonly OfferingRow[]
  base: string
  /** On the page of a provider all rows have the same one. */
  ofProvider?: boolean
}

/** The offerings of one model or of one provider, on its page. */
export function OfferingTable({ rows, base, ofProvider = false }: OfferingTableProps) {
  const columns = useMemo(() => offeringColumns(base).filter(({ id }) => !ofProvider || id !== 'provider'), [base, ofProvider])
  return <DataTable label="Offerings" columns={columns} rows={rows} minWidth="78rem" />
}
