import { Empty } from '@/components/ui/empty'
import { lifecycleStates } from '@/lib/services/lifecycle-state'
import { searchModels } from '@/lib/services/search-models'
import { listVendorChoices } from '@/lib/services/vendors'
import { columnSort } from './address'
import { accessOptions, taskOptions } from './labels'
import { LedgerBar, LedgerPages } from './ledger-bar'
import { UnverifiedLegend } from './marks'
import { ModelTable } from './model-table'
import type { TabProps } from './tab-props'

export async function ModelsTab({ ctx, path, search }: TabProps) {
  const [found, vendors] = await Promise.all([searchModels(ctx, search), listVendorChoices(ctx)])
  const filters = [
    { name: 'vendor', label: 'Vendor', options: vendors.map(({ id, name }) => ({ value: id, label: name })) },
    { name: 'task', label: 'Task', options: taskOptions },
    { name: 'access', label: 'Access', options: accessOptions },
    { name: 'lifecycle', label: 'Lifecycle', options: lifecycleStates.map(({ id, label }) => ({ value: id, label })) },
  ]
  return (
    <>
      <LedgerBar path={path} search={search} filters={filters} page={found} noun="model" nouns="models" />
      {found.rows.length > 0 ? (
        <>
          <ModelTable rows={found.rows} base={path} sort={columnSort(path, search, 'name')} />
          <LedgerPages path={path} search={search} page={found} />
          <UnverifiedLegend />
        </>
      ) : (
        <Empty title={found.total > 0 ? 'No model matches' : 'No model yet'}>
          A model is one version of one model: Veo 3.1 and Veo 3.0 are two rows, because a result for one says little about the other.
        </Empty>
      )}
    </>
  )
}
