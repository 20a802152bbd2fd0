import Link from 'next/link'
import { ButtonLink } from '@/components/ui/button'
import { DataList } from '@/components/ui/data-list'
import { ExternalLink } from '@/components/ui/external-link'
import { Section } from '@/components/ui/section'
import { breaksText } from '@/lib/domain/breaks-text'
import type { Vendor } from '@/lib/domain/vendor'
import { vendorRoles } from '@/lib/domain/vendor'
import { whatBreaks } from '@/lib/domain/what-breaks'
import { formatDate } from '@/lib/format'
import type { CarriedInventory } from '@/lib/services/concentration'
import type { Ownership } from '@/lib/services/ownership'
import { Unverified } from '../../marks'

const countries = new Intl.DisplayNames('en', { type: 'region' })
const countryText = (code: string): string => `${countries.of(code)} (${code})`

type AboutProps = { vendor: Vendor; ownership: Ownership; path: string; zone: string; writes: boolean }

/** What a vendor is and to whom it belongs, as far as anybody knows. */
export function AboutSection({ vendor, ownership, path, zone, writes }: AboutProps) {
  const unsure = (field: string) => (vendor.unverifiedFields.includes(field) ? <Unverified /> : null)
  return (
    <Section
      id="about"
      title="About and ownership"
      actions={
        writes ? (
          <ButtonLink size="sm" href={`${path}/vendors/${vendor.id}/ownership`}>
            Say who owns it
          </ButtonLink>
        ) : null
      }
      flush
    >
      <DataList
        columns={2}
        items={[
          { term: 'Roles', value: vendor.roles.map((role) => vendorRoles.find((entry) => entry.id === role)?.label ?? role).join(', ') },
          { term: 'Country', value: vendor.country && countryText(vendor.country), note: vendor.country && unsure('country') },
          { term: 'Parent company', value: ownership.parentName ?? <Unknown />, note: <Said ownership={ownership} zone={zone} /> },
          { term: 'Its country', value: ownership.parentCountry ? countryText(ownership.parentCountry) : <Unknown /> },
          { term: 'Website', value: vendor.website && <ExternalLink href={vendor.website} />, note: unsure('website') },
          {
            term: 'Status page',
            value: vendor.statusPageUrl && <ExternalLink href={vendor.statusPageUrl} />,
            note: unsure('statusPageUrl'),
          },
          ...(vendor.note ? [{ term: 'Note', value: vendor.note }] : []),
        ]}
      />
    </Section>
  )
}

const Unknown = () => <span className="text-muted">not known</span>

function Said({ ownership: { said, parentName }, zone }: { ownership: Ownership; zone: string }) {
  if (said === null || parentName === null) return null
  return (
    <>
      {said.unverified ? (
        <>
          <Unverified />,{' '}
        </>
      ) : null}
      said by {said.byName} on {formatDate(said.at, zone)}
      {said.note ? `: ${said.note}` : ''}
    </>
  )
}

type GoneProps = { inventory: CarriedInventory; vendorId: string; home: string; currency: string }

/** What would stop if the vendor went away, leading to what it could run on then. */
export function GoneLine({ inventory: { carried, today }, vendorId, home, currency }: GoneProps) {
  const breaks = whatBreaks(carried, { kind: 'vendor', id: vendorId }, today)
  const [first = '', ...rest] = breaksText(breaks, { all: carried.length, currency })
  return (
    <p className="pt-3 text-lg">
      If it went away: {first.toLowerCase()}
      {rest.join('')}
      {breaks.hits.length + breaks.ended.length > 0 ? (
        <>
          {' '}
          <Link href={`${home}/readiness/concentration?by=vendor&goes=vendor:${vendorId}#breaks`} className="link text-base">
            What breaks
          </Link>
        </>
      ) : null}
    </p>
  )
}
