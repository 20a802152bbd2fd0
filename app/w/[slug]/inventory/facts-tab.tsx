import { Empty } from '@/components/ui/empty'
import { factSources } from '@/lib/domain/fact'
import { knownGates } from '@/lib/domain/gate'
import { searchFacts } from '@/lib/services/search-facts'
import { listVendorChoices } from '@/lib/services/vendors'
import { listKey } from './address'
import { DidYouMean } from './did-you-mean'
import { FactGrid } from './inventory-grids'
import { LedgerBar, LedgerPages } from './ledger-bar'
import type { TabProps } from './tab-props'

export async function FactsTab({ ctx, path, search }: TabProps) {
  const [found, vendors] = await Promise.all([searchFacts(ctx, search), listVendorChoices(ctx)])
  const options = vendors.map(({ id, name }) => ({ value: id, label: name }))
  const filters = [
    { name: 'gate', label: 'Gate', options: knownGates.map(({ id, label }) => ({ value: id, label })) },
    { name: 'kind', label: 'Kind of source', options: factSources.map(({ id, label }) => ({ value: id, label })) },
    { name: 'vendor', label: 'Maker', options },
    { name: 'provider', label: 'Provider', options },
  ]
  const bar = <LedgerBar path={path} search={search} filters={filters} page={found} noun="fact" nouns="facts" />
  if (found.rows.length === 0)
    return (
      <>
        {bar}
        <Empty title={found.total > 0 ? 'No fact matches' : 'No fact yet'}>
          <DidYouMean ctx={ctx} path={path} search={search} />A fact says one thing that a gate asks of an offering, such as its latency or
          its regions. Facts are added on the page of their offering; what nobody knows is unknown and never a pass.
        </Empty>
      </>
    )
  return (
    <>
      <FactGrid key={listKey(search)} path={path} search={search} page={found} currency={ctx.workspace.currency}>
        {bar}
      </FactGrid>
      <LedgerPages unscripted path={path} search={search} page={found} />
    </>
  )
}
