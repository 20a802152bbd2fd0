import { Empty } from '@/components/ui/empty'
import { offeringKinds } from '@/lib/domain/offering'
import { lifecycleStates } from '@/lib/services/lifecycle-state'
import { findModelChoice } from '@/lib/services/models'
import { searchOfferings } from '@/lib/services/search-offerings'
import { listVendorChoices } from '@/lib/services/vendors'
import { listKey } from './address'
import { DidYouMean } from './did-you-mean'
import { OfferingGrid } from './inventory-grids'
import { LedgerBar, LedgerPages } from './ledger-bar'
import { UnverifiedLegend } from './marks'
import type { TabProps } from './tab-props'

export async function OfferingsTab({ ctx, path, search }: TabProps) {
  const [found, vendors, model] = await Promise.all([
    searchOfferings(ctx, search),
    listVendorChoices(ctx),
    findModelChoice(ctx, search.model ?? null),
  ])
  const options = vendors.map(({ id, name }) => ({ value: id, label: name }))
  const filters = [
    { name: 'vendor', label: 'Maker', options },
    { name: 'provider', label: 'Provider', options },
    { name: 'kind', label: 'Kind', options: offeringKinds.map(({ id, label }) => ({ value: id, label })) },
    { name: 'lifecycle', label: 'Lifecycle', options: lifecycleStates.map(({ id, label }) => ({ value: id, label })) },
    ...(model ? [{ name: 'model', label: 'Any model', options: [{ value: model.id, label: model.title }] }] : []),
  ]
  const bar = <LedgerBar path={path} search={search} filters={filters} page={found} noun="offering" nouns="offerings" />
  if (found.rows.length === 0)
    return (
      <>
        {bar}
        <Empty title={found.total > 0 ? 'No offering matches' : 'No offering yet'}>
          <DidYouMean ctx={ctx} path={path} search={search} />
          An offering is one way to buy or run a model. Price, limits, regions and terms belong to it, so the same model can pass a gate at
          one provider and fail it at another.
        </Empty>
      </>
    )
  return (
    <>
      <OfferingGrid key={listKey(search)} path={path} search={search} page={found}>
        {bar}
      </OfferingGrid>
      <LedgerPages unscripted path={path} search={search} page={found} />
      <UnverifiedLegend />
    </>
  )
}
