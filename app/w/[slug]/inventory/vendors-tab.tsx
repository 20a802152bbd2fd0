import { Empty } from '@/components/ui/empty'
import { vendorRoles } from '@/lib/domain/vendor'
import { listCountries, searchVendors } from '@/lib/services/search-vendors'
import { listKey } from './address'
import { DidYouMean } from './did-you-mean'
import { VendorGrid } from './inventory-grids'
import { LedgerBar, LedgerPages } from './ledger-bar'
import { UnverifiedLegend } from './marks'
import type { TabProps } from './tab-props'

export async function VendorsTab({ ctx, path, search }: TabProps) {
  const [found, countries] = await Promise.all([searchVendors(ctx, search), listCountries(ctx)])
  const filters = [
    { name: 'role', label: 'Role', options: vendorRoles.map(({ id, label }) => ({ value: id, label })) },
    { name: 'country', label: 'Country', options: countries.map((country) => ({ value: country, label: country })) },
  ]
  const bar = <LedgerBar path={path} search={search} filters={filters} page={found} noun="vendor" nouns="vendors" />
  if (found.rows.length === 0)
    return (
      <>
        {bar}
        <Empty title={found.total > 0 ? 'No vendor matches' : 'No vendor yet'}>
          <DidYouMean ctx={ctx} path={path} search={search} />A vendor makes models, serves them, or both. Who makes a model and who sells
          it are kept apart, because a result published by either of them is not independent.
        </Empty>
      </>
    )
  return (
    <>
      <VendorGrid key={listKey(search)} path={path} search={search} page={found}>
        {bar}
      </VendorGrid>
      <LedgerPages unscripted path={path} search={search} page={found} />
      <UnverifiedLegend />
    </>
  )
}
