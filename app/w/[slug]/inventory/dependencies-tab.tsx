import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { can } from '@/lib/auth/roles'
import { listOwnerChoices } from '@/lib/services/dependencies'
import { searchDependencies } from '@/lib/services/search-dependencies'
import { listVendorChoices } from '@/lib/services/vendors'
import { columnSort } from './address'
import { DependencyTable } from './dependency-table'
import { taskOptions } from './labels'
import { LedgerBar, LedgerPages } from './ledger-bar'
import type { TabProps } from './tab-props'

export async function DependenciesTab({ ctx, path, search }: TabProps) {
  const [found, vendors, owners] = await Promise.all([searchDependencies(ctx, search), listVendorChoices(ctx), listOwnerChoices(ctx)])
  const filters = [
    { name: 'task', label: 'Task', options: taskOptions },
    { name: 'vendor', label: 'Vendor', options: vendors.map(({ id, name }) => ({ value: id, label: name })) },
    {
      name: 'owner',
      label: 'Owner',
      options: [{ value: 'nobody', label: 'Nobody' }, ...owners.map(({ id, name }) => ({ value: id, label: name }))],
    },
  ]
  const home = `/w/${ctx.workspace.slug}`
  return (
    <>
      <LedgerBar path={path} search={search} filters={filters} page={found} noun="dependency" nouns="dependencies" />
      {found.rows.length > 0 ? (
        <>
          <DependencyTable rows={found.rows} home={home} currency={ctx.workspace.currency} sort={columnSort(path, search, 'name')} />
          <LedgerPages path={path} search={search} page={found} />
        </>
      ) : (
        <Empty
          title={found.total > 0 ? 'No dependency matches' : 'No dependency yet'}
          action={
            found.total === 0 && can(ctx.role, 'inventory:write') ? (
              <ButtonLink variant="primary" href={`${path}/dependencies/new`}>
                Add a dependency
              </ButtonLink>
            ) : null
          }
        >
          A dependency is one workflow of the team that uses a video model. Say what it uses today, what it could use instead and what it
          needs; the board then says each week whether a switch is justified or hype.
        </Empty>
      )}
    </>
  )
}
