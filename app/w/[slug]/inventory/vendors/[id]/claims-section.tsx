import Link from 'next/link'
import { Section } from '@/components/ui/section'
import { RowHead, RowLink, Table, Td, Th, Tr } from '@/components/ui/table'
import { EvidenceMark } from '@/components/verdict/evidence-mark'
import { evidenceFace } from '@/lib/domain/evidence-kind'
import { plural } from '@/lib/format'
import type { VendorClaims } from '@/lib/services/vendor-claims'
import { Count } from '../../cells'

type ClaimsSectionProps = { claims: readonly VendorClaims[]; href: string }

/** What was published for and against its models, by who ran the test. */
export function ClaimsSection({ claims, href }: ClaimsSectionProps) {
  const sum = (of: (row: VendorClaims) => number) => claims.reduce((total, row) => total + of(row), 0)
  const total = sum((row) => row.claims)
  const own = sum((row) => row.own)
  return (
    <Section
      id="claims"
      title="Claims for and against"
      meta={
        total > 0
          ? `${sum((row) => row.for)} for, ${sum(({ against }) => against)} against, ${sum(({ neither }) => neither)} neither`
          : undefined
      }
      actions={
        own > 0 ? (
          <Link href={href} className="link inline-flex min-h-6 items-center">
            All {plural(own, 'claim')} on its models
          </Link>
        ) : null
      }
      flush
    >
      {claims.length === 0 ? (
        <p className="py-3 text-muted">Nothing was published about its models.</p>
      ) : (
        <>
          <Table label="Claims by who ran them">
            <thead>
              <tr>
                <Th fixed="narrow">Who ran it</Th>
                <Th numeric>Claims</Th>
                <Th numeric>For</Th>
                <Th numeric>Against</Th>
                <Th numeric>Neither</Th>
                <Th numeric>First of its table</Th>
              </tr>
            </thead>
            <tbody>
              {claims.map((row) => (
                <Tr key={row.kind} data-row>
                  <RowHead title={evidenceFace(row.kind).meaning}>
                    <RowLink href={`${href}&kind=${row.kind}`}>
                      <EvidenceMark kind={row.kind} />
                    </RowLink>
                  </RowHead>
                  {([row.claims, row.for, row.against, row.neither, row.first] as const).map((value, at) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: the five columns never change their order
                    <Td key={at} numeric>
                      <Count value={value} />
                    </Td>
                  ))}
                </Tr>
              ))}
            </tbody>
          </Table>
          <p className="pt-2 text-sm text-muted">
            For: its model won the head-to-head, or stands in the upper half of its table. Against: it lost, or stands in the lower half.
            Neither: the rest, such as a draw or the middle of a table. For, against and neither add up to the claims.
            {total > own ? ` ${plural(total - own, 'claim is', 'claims are')} about a rival that met one of its models.` : ''}
          </p>
        </>
      )}
    </Section>
  )
}
