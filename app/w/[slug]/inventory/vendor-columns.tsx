'use client'

import { gridColumns } from '@/components/grid-columns'
import { NotPublished } from '@/components/ui/data-list'
import { vendorRoles } from '@/lib/domain/vendor'
import type { VendorRow } from '@/lib/services/search-vendors'
import { Count, NameLink } from './cells'
import { Unverified } from './marks'

const column = gridColumns<VendorRow>()
const roleLabel = (id: string) => vendorRoles.find((role) => role.id === id)?.label ?? id

const counted = (id: 'models' | 'offerings' | 'claims' | 'dependencies', header: string) =>
  column.accessor(id, {
    id,
    header,
    size: 150,
    sortDescFirst: true,
    meta: { numeric: true },
    cell: ({ getValue }) => <Count value={getValue()} />,
  })

/** One row per vendor: what it does, and how much of the inventory hangs on it. */
export const vendorColumns = (base: string) =>
  column.columns([
    column.accessor('title', {
      id: 'name',
      header: 'Vendor',
      size: 260,
      sortDescFirst: false,
      meta: { head: true, className: 'max-sm:max-w-44 truncate' },
      cell: ({ row: { original: vendor } }) => (
        <NameLink href={`${base}/vendors/${vendor.id}`} name={vendor.title} origin={vendor.origin} />
      ),
    }),
    column.accessor('country', {
      id: 'country',
      header: 'Country',
      size: 100,
      sortDescFirst: false,
      cell: ({ row: { original: vendor } }) => (
        <>
          {vendor.country ?? <NotPublished />} {vendor.country && vendor.countryUnverified ? <Unverified sign /> : null}
        </>
      ),
    }),
    column.accessor('roles', {
      id: 'roles',
      header: 'Roles',
      size: 220,
      enableSorting: false,
      meta: { className: 'text-muted' },
      cell: ({ getValue }) => {
        const roles = getValue().map(roleLabel).join(', ')
        return roles ? <span title={roles}>{roles}</span> : <NotPublished />
      },
    }),
    counted('models', 'Models made'),
    counted('offerings', 'Offerings served'),
    counted('claims', 'Claims on its models'),
    counted('dependencies', 'Our dependencies'),
  ])
