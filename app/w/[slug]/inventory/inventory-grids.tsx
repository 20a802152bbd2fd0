'use client'

import { useMemo } from 'react'
import type { FactRow } from '@/lib/services/search-facts'
import type { ModelRow } from '@/lib/services/search-models'
import type { OfferingRow } from '@/lib/services/search-offerings'
import type { VendorRow } from '@/lib/services/search-vendors'
import { factColumns } from './fact-columns'
import { LedgerGrid, type LedgerGridProps } from './ledger-grid'
import { modelColumns } from './model-columns'
import { offeringColumns } from './offering-columns'
import { vendorColumns } from './vendor-columns'

/** All vendors that match. */
export function VendorGrid(props: LedgerGridProps<VendorRow>) {
  const columns = useMemo(() => vendorColumns(props.path), [props.path])
  return <LedgerGrid list="vendors" label="Vendors" columns={columns} {...props} />
}

/** All models that match. */
export function ModelGrid(props: LedgerGridProps<ModelRow>) {
  const columns = useMemo(() => modelColumns(props.path), [props.path])
  return <LedgerGrid list="models" label="Models" columns={columns} {...props} />
}

/** All offerings that match. */
export function OfferingGrid(props: LedgerGridProps<OfferingRow>) {
  const columns = useMemo(() => offeringColumns(props.path), [props.path])
  return <LedgerGrid list="offerings" label="Offerings" columns={columns} {...props} />
}

/** All facts that match, of every offering. */
export function FactGrid({ currency, ...props }: LedgerGridProps<FactRow> & { currency: string }) {
  const columns = useMemo(() => factColumns(props.path, currency), [props.path, currency])
  return <LedgerGrid list="facts" label="Facts" columns={columns} {...props} />
}
