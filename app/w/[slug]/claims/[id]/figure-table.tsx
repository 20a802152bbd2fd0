import { NotPublished } from '@/components/ui/data-list'
import { RowHead, RowLink, Table, Td, Th, Tr } from '@/components/ui/table'
import { EvidenceMark } from '@/components/verdict/evidence-mark'
import { formatDate } from '@/lib/format'
import type { Figure } from '@/lib/services/claim-beside'
import { figure, intervalOf, sampleOf } from '../figure'
import { variantBeside } from '../variant-beside'

type FigureTableProps = {
  label: string
  figures: readonly Figure[]
  /** The claim of the page, which is marked among the others. */
  claimId: string
  path: string
  unit: string | null
  /** What tells the rows apart. */
  by: 'model' | 'evaluator'
  /** The place of the first row in a longer table; without it the rows are not numbered. */
  from?: number
}

/** On a narrow screen the first column says it in three lines. */
const wide = 'max-sm:hidden'

/** Figures of one dimension side by side. */
export function FigureTable({ label, figures, claimId, path, unit, by, from }: FigureTableProps) {
  return (
    <Table label={label} minWidth="46rem" folds>
      <thead>
        <tr>
          <Th fixed="narrow">{by === 'model' ? 'Model' : 'Who ran it'}</Th>
          <Th className={wide}>{by === 'model' ? 'Who ran it' : 'Variant'}</Th>
          <Th className={wide} numeric unit={unit ?? undefined}>
            Value
          </Th>
          <Th className={wide} numeric>
            Interval
          </Th>
          <Th className={wide} numeric>
            Sample
          </Th>
          <Th className={wide} numeric>
            Published
          </Th>
          <Th className={wide}>Source</Th>
        </tr>
      </thead>
      <tbody>
        {figures.map((entry, index) => (
          <Row
            key={entry.id}
            entry={entry}
            own={entry.id === claimId}
            path={path}
            by={by}
            place={from === undefined ? null : from + index}
          />
        ))}
      </tbody>
    </Table>
  )
}

type RowProps = { entry: Figure; own: boolean; path: string; by: FigureTableProps['by']; place: number | null }

function Row({ entry, own, path, by, place }: RowProps) {
  const evaluator = (
    <>
      <EvidenceMark kind={entry.evaluatorKind} bare className="mr-1.5 align-[-1px]" />
      {entry.evaluatorOrg}
    </>
  )
  const name = by === 'model' ? entry.model : evaluator
  return (
    <Tr aria-current={own ? 'true' : undefined}>
      <RowHead className="max-w-64 truncate max-sm:max-w-[calc(100vw-3rem)]">
        <span className="block sm:hidden">
          <span className="font-semibold">{figure(entry.value)}</span> <span className="text-muted">{entry.unit}</span>
        </span>
        {place === null ? null : <span className="mr-3 inline-block w-5 text-right text-muted">{place}</span>}
        {own ? <span className="font-semibold">{name}</span> : <RowLink href={`${path}/${entry.id}`}>{name}</RowLink>}{' '}
        {by === 'model' ? <span className="text-muted">{variantBeside(entry.model, entry.variant)}</span> : null}
        {own ? <span className="text-muted"> · this claim</span> : null}
        <span className="block text-sm text-muted sm:hidden">
          {[by === 'model' ? entry.evaluatorOrg : entry.variant, intervalOf(entry.ciLow, entry.ciHigh), formatDate(entry.publishedOn)]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </RowHead>
      <Td className="max-w-56 truncate text-muted max-sm:hidden">{by === 'model' ? evaluator : (entry.variant ?? <NotPublished />)}</Td>
      <Td numeric className="font-semibold max-sm:hidden">
        {figure(entry.value)}
      </Td>
      <Td numeric className="text-muted max-sm:hidden">
        {intervalOf(entry.ciLow, entry.ciHigh) ?? <NotPublished />}
      </Td>
      <Td numeric className="text-muted max-sm:hidden">
        {sampleOf(entry.sampleSize, entry.sampleUnit) ?? <NotPublished />}
      </Td>
      <Td numeric className={wide}>
        {formatDate(entry.publishedOn)}
      </Td>
      <Td className="max-w-56 truncate text-muted max-sm:hidden" title={entry.source}>
        {[entry.tier === 'relay' ? 'relay' : '', entry.repeatsId ? 'echo' : '', entry.retracted ? 'retracted' : '', entry.source]
          .filter(Boolean)
          .join(' · ')}
      </Td>
    </Tr>
  )
}
