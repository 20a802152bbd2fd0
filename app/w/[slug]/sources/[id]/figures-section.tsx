import Link from 'next/link'
import { Section } from '@/components/ui/section'
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table'
import type { Place } from '@/lib/domain/figure-places'
import { plural } from '@/lib/format'
import type { ClaimRow } from '@/lib/services/claim-list'

type FiguresSectionProps = { rows: readonly ClaimRow[]; places: readonly Place[]; text: string; base: string }

const around = 60

/** Each claim's figure with the words around it in the stored text, or that it was not found there. */
export function FiguresSection({ rows, places, text, base }: FiguresSectionProps) {
  const found = new Map(places.map((place) => [place.id, place]))
  return (
    <Section title="Where the figures stand" meta={`${places.length} of ${plural(rows.length, 'claim')} found in the stored text`} flush>
      <Table label="Where the figures of the claims stand in the stored text" minWidth="40rem">
        <thead>
          <tr>
            <Th fixed="narrow">Claim</Th>
            <Th>In the text</Th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Tr key={row.id}>
              <RowHead>
                <Link className="link" href={`${base}/claims/${row.id}`}>
                  {row.model}
                </Link>{' '}
                <span className="font-normal text-muted">{row.benchmark}</span>
              </RowHead>
              <Td className="max-w-160 text-muted">
                <Excerpt text={text} place={found.get(row.id)} />
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </Section>
  )
}

function Excerpt({ text, place }: { text: string; place: Place | undefined }) {
  if (!place) return <span>not found: look it up by hand</span>
  const { id, start, end } = place
  const from = Math.max(0, start - around)
  return (
    <a href={`#figure-${id}`} className="quiet-link wrap-anywhere">
      {from > 0 ? '…' : ''}
      {text.slice(from, start)}
      <strong className="text-ink underline decoration-accent decoration-2 underline-offset-2">{text.slice(start, end)}</strong>
      {text.slice(end, end + around)}
      {end + around < text.length ? '…' : ''}
    </a>
  )
}
