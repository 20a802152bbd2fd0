import { Empty } from '@/components/ui/empty'
import { lifecycleStates } from '@/lib/services/lifecycle-state'
import { searchModels } from '@/lib/services/search-models'
import { listVendorChoices } from '@/lib/services/vendors'
import { listKey } from './address'
import { DidYouMean } from './did-you-mean'
import { ModelGrid } from './inventory-grids'
import { accessOptions, taskOptions } from './labels'
import { LedgerBar, LedgerPages } from './ledger-bar'
import { UnverifiedLegend } from './marks'
import type { TabProps } from './tab-props'

export async function ModelsTab({ ctx, path, search }: TabProps) {
  const [found, vendors] = await Promise.all([searchModels(ctx, search), listVendorChoices(ctx)])
  const filters = [
    { name: 'vendor', label: 'Vendor', options: vendors.map(({ id, name }) => ({ value: id, label: name })) },
    { name: 'task', label: 'Task', options: taskOptions },
    { name: 'access', label: 'Access', options: accessOptions },
    { name: 'lifecycle', label: 'Lifecycle', options: lifecycleStates.map(({ id, label }) => ({ value: id, label })) },
  ]
  const bar = <LedgerBar path={path} search={search} filters={filters} page={found} noun="model" nouns="models" />
  if (found.rows.length === 0)
    return (
      <>
        {bar}
        <Empty title={found.total > 0 ? 'No model matches' : 'No model yet'}>
          <DidYouMean ctx={ctx} path={path} search={search} />A model is one version of one model: Veo 3.1 and Veo 3.0 are two rows, because
          a result for one says little about the other.
        </Empty>
      </>
    )
  return (
    <>
      <ModelGrid key={listKey(search)} path={path} search={search} page={found}>
        {bar}
      </ModelGrid>
      <LedgerPages unscripted path={path} search={search} page={found} />
      <UnverifiedLegend />
    </>
  )
}
