import { NotPublished } from '@/components/ui/data-list'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import { vendorRoles } from '@/lib/domain/vendor'
import type { VendorRow } from '@/lib/services/search-vendors'
import type { ColumnSort } from './address'
import { Count, NameCell } from './cells'
import { Unverified } from './marks'

const roleLabel = (id: string) => vendorRoles.find((role) => role.id === id)?.label ?? id

/** One row per vendor: what it does, and how much of the inventory hangs on it. */
export function VendorTable({ rows, base, sort }: { rows: readonly VendorRow[]; base: string; sort: ColumnSort }) {
  return (
    <Table label="Vendors" fill minWidth="52rem">
      <thead>
        <tr>
          <Th fixed="narrow" sort={sort('name')}>
            Vendor
          </Th>
          <Th sort={sort('country')}>Country</Th>
          <Th>Roles</Th>
          <Th numeric sort={sort('models', 'descending')}>
            Models made
          </Th>
          <Th numeric sort={sort('offerings', 'descending')}>
            Offerings served
          </Th>
          <Th numeric sort={sort('claims', 'descending')}>
            Claims on its models
          </Th>
          <Th numeric sort={sort('dependencies', 'descending')}>
            Our dependencies
          </Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((vendor) => (
          <Tr key={vendor.id} data-row>
            <NameCell href={`${base}/vendors/${vendor.id}`} name={vendor.title} origin={vendor.origin} />
            <Td className="whitespace-nowrap">
              {vendor.country ?? <NotPublished />} {vendor.country && vendor.countryUnverified ? <Unverified sign /> : null}
            </Td>
            <Td className="whitespace-nowrap text-muted">{vendor.roles.map(roleLabel).join(', ') || <NotPublished />}</Td>
            <Td numeric>
              <Count value={vendor.models} />
            </Td>
            <Td numeric>
              <Count value={vendor.offerings} />
            </Td>
            <Td numeric>
              <Count value={vendor.claims} />
            </Td>
            <Td numeric>
              <Count value={vendor.dependencies} />
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  )
}
