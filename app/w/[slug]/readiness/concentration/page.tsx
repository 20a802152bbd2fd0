import Link from 'next/link'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { can } from '@/lib/auth/roles'
import { type Concentration, type ConcentrationKind, concentration, concentrationKinds, parentId } from '@/lib/domain/concentration'
import { leftOutText } from '@/lib/domain/concentration-text'
import type { Going } from '@/lib/domain/hangs-on'
import { whatBreaks } from '@/lib/domain/what-breaks'
import { formatMoney, plural } from '@/lib/format'
import { page } from '@/lib/http/page'
import { type CarriedInventory, carriedInventory } from '@/lib/services/concentration'
import { ReadinessTabs } from '../readiness-tabs'
import { byIn, goingIn, groupName } from './address'
import { BreaksSection } from './breaks-section'
import { FallbackTable } from './fallback-table'
import { GroupTable } from './group-table'
import { OverviewTable } from './overview-table'

export const metadata = { title: 'Concentration' }

export default page(async (ctx, { search }) => {
  const inventory = await carriedInventory(ctx)
  const { carried, today } = inventory
  const { slug, currency } = ctx.workspace
  const home = `/w/${slug}`
  const path = `${home}/readiness/concentration`
  const by = byIn(search.by)
  const all = concentrationKinds.map(({ id }) => concentration(carried, id))
  const entry = all.find(({ kind }) => kind === by)
  const going = goingIn(carried, search.goes) ?? largest(entry) ?? largest(all[0])
  const stated = carried.filter(({ monthlySpend }) => monthlySpend !== null)
  const spend = stated.reduce((sum, { monthlySpend }) => sum + (monthlySpend ?? 0), 0)
  const leftOut = leftOutText(carried.length - stated.length)
  return (
    <div className="flex flex-col gap-6">
      <div>
        <PageHeader
          title="Concentration"
          meta={`${plural(carried.length, 'dependency', 'dependencies')}, ${stated.length > 0 ? `${formatMoney(spend, currency)} a month as stated` : 'no spend stated'}. ${leftOut ?? ''}`}
        />
        <ReadinessTabs home={home} open="concentration" />
      </div>
      {entry && going ? (
        <>
          <Section
            title="What hangs on whom"
            meta="shares of the stated spend; an index near 0 is many small ones, 1 is all with one"
            flush
          >
            <OverviewTable all={all} path={path} open={by} />
          </Section>
          <Section id="groups" title={`By ${faceOf(by)?.label.toLowerCase()}`} meta={faceOf(by)?.whose} flush>
            <GroupTable {...{ entry, path, home, currency }} unsure={unsureIn(entry, inventory)} />
            {by === 'parent' && can(ctx.role, 'inventory:write') ? <OwnerLinks entry={entry} home={home} /> : null}
          </Section>
          <BreaksSection {...{ carried, by, going, home, currency, today }} breaks={whatBreaks(carried, going, today)} />
          <Section
            id="fallbacks"
            title="Fallbacks"
            meta="what a dependency would run on, and when that was last tried for real; what needs a look first"
            flush
          >
            <FallbackTable carried={carried} home={home} today={today} />
          </Section>
        </>
      ) : (
        <NoDependencies home={home} />
      )}
    </div>
  )
})

const faceOf = (kind: ConcentrationKind) => concentrationKinds.find(({ id }) => id === kind)

function largest(entry: Concentration | undefined): (Going & { name: string }) | null {
  const [group] = entry?.groups ?? []
  return entry && group ? { kind: entry.kind, id: group.id, name: groupName(entry.kind, group.name) } : null
}

/** Groups for which at least one vendor is counted by something that no source states. */
function unsureIn({ kind, groups }: Concentration, { unsureCountry, unsureParent }: CarriedInventory): Set<string> {
  const unsure = kind === 'country' ? unsureCountry : kind === 'parent' ? unsureParent : new Set<string>()
  const makers = groups.flatMap(({ dependencies }) => dependencies.map(({ incumbent }) => incumbent.maker))
  return new Set(
    makers
      .filter(({ id }) => unsure.has(id))
      .flatMap(({ country, parentName }) => [kind === 'country' ? country : parentName && parentId(parentName)])
      .filter((id) => id !== null),
  )
}

/** Where to say who owns the vendors of which nobody did. */
function OwnerLinks({ entry: { unknown }, home }: { entry: Concentration; home: string }) {
  const makers = new Map(unknown?.dependencies.map(({ incumbent: { maker } }) => [maker.id, maker.name]))
  if (makers.size === 0) return null
  return (
    <p className="pt-3 text-muted">
      Say who owns:{' '}
      {[...makers].map(([id, name], at) => (
        <span key={id}>
          {at > 0 ? ', ' : ''}
          <Link href={`${home}/inventory/vendors/${id}/ownership`} className="link">
            {name}
          </Link>
        </span>
      ))}
    </p>
  )
}

function NoDependencies({ home }: { home: string }) {
  return (
    <Empty
      title="Nothing hangs on anybody yet"
      action={
        <ButtonLink variant="primary" href={`${home}/inventory/dependencies/new`}>
          Add a dependency
        </ButtonLink>
      }
    >
      Add the workflows that use a video model and what you spend on them. Then you see here on whom they hang, and what stops if a vendor,
      its owner, a country, a cloud or a router is gone.
    </Empty>
  )
}
