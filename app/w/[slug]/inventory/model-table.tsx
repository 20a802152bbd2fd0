'use client'

import { useMemo } from 'react'
import { DataTable } from '@/components/data-table'
import type { ModelRow } from '@/lib/services/search-models'
import { modelColumns } from './model-columns'

/** The models of one vendor, on its page. */
export function ModelTable({ rows, base }: { rows: readonly ModelRow[]; base: string }) {
  const columns = useMemo(() => modelColumns(base).filter(({ id }) => id !== 'vendor'), [base])
  return <DataTable label="Models" columns={columns} rows={rows} minWidth="76rem" />
}
