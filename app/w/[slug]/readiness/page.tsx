import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { can } from '@/lib/auth/roles'
import { gateLabel } from '@/lib/domain/gate'
import { ageingDays } from '@/lib/domain/gate-reading'
import { formatNumber, plural } from '@/lib/format'
import { page } from '@/lib/http/page'
import { contradictionsIn } from '@/lib/services/contradictions'
import { indexOf, type ReadinessIndex } from '@/lib/services/readiness-facts'
import { type ReadinessWorld, readinessWorld } from '@/lib/services/readiness-world'
import type { LedgerSearch } from '../inventory/address'
import { LedgerBar, LedgerPages } from '../inventory/ledger-bar'
import { ContradictionList } from './contradiction-list'
import { FactsTable } from './facts-table'
import { ReadinessTabs } from './readiness-tabs'
import { StateLinks } from './state-links'

export const metadata = { title: 'Readiness' }

export default page(async (ctx, { search }) => {
  const world = await readinessWorld(ctx)
  const index = indexOf(world, search)
  const found = await contradictionsIn(ctx, world)
  const { slug, currency } = ctx.workspace
  const home = `/w/${slug}`
  const writes = can(ctx.role, 'claim:write')
  return (
    <div className="flex flex-col gap-6">
      <div>
        <PageHeader title="Readiness" meta={summary(index)} />
        <ReadinessTabs home={home} open="facts" />
      </div>
      <Section id="contradictions" title="Contradictions" meta="what cannot both be true; none of it changes a gate by itself" flush>
        {found.length > 0 ? (
          <ContradictionList found={found} home={home} writes={writes} />
        ) : (
          <p className="py-3 text-muted">
            Nothing that was promised, measured, priced or written down contradicts anything else of what the team uses or weighs.
          </p>
        )}
      </Section>
      <Section
        id="facts"
        title="Facts for the gates"
        meta="of everything that is used or weighed, worst first; what has retired comes last"
        actions={
          <ButtonLink size="sm" variant="ghost" href={`${home}/inventory?tab=facts`}>
            Every fact, one by one
          </ButtonLink>
        }
        flush
      >
        {index.total === 0 ? <NoOfferings home={home} /> : <Facts {...{ world, index, home, currency, writes, search }} />}
      </Section>
    </div>
  )
})

function summary({ counts, total }: ReadinessIndex): string {
  const open = counts.stale + counts.not_accepted + counts.missing
  const ageing = counts.ageing === 0 ? `none goes stale within ${ageingDays} days` : `${counts.ageing} go stale within ${ageingDays} days`
  return `${formatNumber(total - open)} of ${plural(total, 'gate')} can be read today; ${open === 0 ? 'none is' : `${formatNumber(open)} are`} unknown, which is never a pass; ${ageing}`
}

type FactsProps = {
  world: ReadinessWorld
  index: ReadinessIndex
  home: string
  currency: string
  writes: boolean
  search: LedgerSearch
}

function Facts({ world, index, home, currency, writes, search }: FactsProps) {
  const path = `${home}/readiness`
  const { lines, counts, at, size, matching, total } = index
  const pages = {
    ...{ total, matching, start: at, rows: lines },
    previous: at === 0 ? undefined : at > size ? String(at - size) : null,
    next: at + lines.length < matching ? String(at + size) : null,
  }
  return (
    <>
      <LedgerBar path={path} search={search} filters={filtersOf(world)} page={pages} noun="gate" nouns="gates" />
      <StateLinks path={path} search={search} counts={counts} />
      {lines.length > 0 ? (
        <FactsTable lines={lines} home={home} currency={currency} writes={writes} />
      ) : (
        <p className="py-3 text-muted">No gate matches. Clear a filter to see the others.</p>
      )}
      <LedgerPages path={path} search={search} page={pages} />
    </>
  )
}

function filtersOf({ offerings, gates }: ReadinessWorld) {
  const options = (entries: readonly (readonly [string, string])[]) =>
    [...new Map(entries)].sort(([, a], [, b]) => (a < b ? -1 : 1)).map(([value, label]) => ({ value, label }))
  const parties = offerings.flatMap(({ maker, provider }) => (provider ? [maker, provider] : [maker]))
  return [
    {
      name: 'dependency',
      label: 'Dependency',
      options: options(offerings.flatMap(({ uses }) => uses.map(({ dependencyId, name }) => [dependencyId, name] as const))),
    },
    { name: 'vendor', label: 'Vendor', options: options(parties.map(({ id, name }) => [id, name] as const)) },
    { name: 'gate', label: 'Gate', options: gates.map(({ id }) => ({ value: id, label: gateLabel(id) })) },
  ]
}

function NoOfferings({ home }: { home: string }) {
  return (
    <Empty
      title="Nothing is used or weighed yet"
      action={
        <ButtonLink variant="primary" href={`${home}/inventory/dependencies/new`}>
          Add a dependency
        </ButtonLink>
      }
    >
      A gate asks one thing of an offering: is there an API, may we use it, how fast, how dear, how available. Add a dependency and the
      offerings it uses or weighs, and this page shows which facts are missing and which go stale.
    </Empty>
  )
}
