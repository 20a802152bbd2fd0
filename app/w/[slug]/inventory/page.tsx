import { Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import { ButtonLink } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { Tabs } from '@/components/ui/tabs'
import { can } from '@/lib/auth/roles'
import { page } from '@/lib/http/page'
import { countInventory } from '@/lib/services/inventory'
import { DependenciesTab } from './dependencies-tab'
import { FactsTab } from './facts-tab'
import { ModelsTab } from './models-tab'
import { OfferingsTab } from './offerings-tab'
import type { TabProps } from './tab-props'
import { UpdatesLine } from './updates-line'
import { VendorsTab } from './vendors-tab'

export const metadata = { title: 'Inventory' }

const tabs = [
  { id: 'dependencies', label: 'Dependencies', add: 'Add a dependency', draw: DependenciesTab },
  { id: 'vendors', label: 'Vendors', add: 'Add a vendor', draw: VendorsTab },
  { id: 'models', label: 'Models', add: 'Add a model', draw: ModelsTab },
  { id: 'offerings', label: 'Offerings', add: 'Add an offering', draw: OfferingsTab },
  // A fact is added where its offering stands.
  { id: 'facts', label: 'Facts', add: null, draw: FactsTab },
] as const satisfies readonly { id: string; label: string; add: string | null; draw: (props: TabProps) => Promise<ReactNode> }[]

export default page(async (ctx, { search }) => {
  const counts = await countInventory(ctx)
  const path = `/w/${ctx.workspace.slug}/inventory`
  const open = tabs.find((tab) => tab.id === search.tab) ?? tabs[0]
  const List = open.draw
  return (
    <>
      <PageHeader
        title="Inventory"
        meta="What the team uses, what it could use instead, and who makes and sells it."
        actions={
          open.add !== null && can(ctx.role, 'inventory:write') ? (
            <ButtonLink variant="primary" href={`${path}/${open.id}/new`} icon={<Plus aria-hidden="true" />}>
              {open.add}
            </ButtonLink>
          ) : null
        }
      />
      {can(ctx.role, 'inventory:write') ? <UpdatesLine ctx={ctx} path={path} /> : null}
      <Tabs
        label="Lists of the inventory"
        items={tabs.map((tab) => ({
          href: `${path}?tab=${tab.id}`,
          label: tab.label,
          current: tab === open,
          count: counts[tab.id],
        }))}
      />
      <List ctx={ctx} path={path} search={{ ...search, tab: open.id }} />
    </>
  )
})
