import { NotPublished } from '@/components/ui/data-list'
import { RowHead, RowLink, Table, Td, Th, Tr } from '@/components/ui/table'
import { type Concentration, type ConcentrationKind, concentrationKinds } from '@/lib/domain/concentration'
import { indexText, sharesText } from '@/lib/domain/concentration-text'
import { shortName } from '@/lib/domain/offering'
import { formatPercent } from '@/lib/format'
import { groupName } from './address'

type OverviewProps = { all: readonly Concentration[]; path: string; open: ConcentrationKind }

/** One line per way of counting: who is largest, with which share, and how concentrated spend is, in words. */
export function OverviewTable({ all, path, open }: OverviewProps) {
  return (
    <Table label="Concentration by kind" minWidth="48rem" folds>
      <thead className="max-sm:sr-only">
        <tr>
          <Th fixed="narrow">Counted by</Th>
          <Th>Largest</Th>
          <Th numeric>Share of spend</Th>
          <Th>How concentrated</Th>
        </tr>
      </thead>
      <tbody>
        {all.map((entry) => (
          <Row key={entry.kind} entry={entry} path={path} open={entry.kind === open} />
        ))}
      </tbody>
    </Table>
  )
}

function Row({ entry, path, open }: { entry: Concentration; path: string; open: boolean }) {
  const { kind, groups } = entry
  const face = concentrationKinds.find(({ id }) => id === kind)
  const [largest] = groups
  const name = largest ? groupName(kind, largest.name) : null
  const share = largest?.shareOfSpend ?? null
  const words = (
    <>
      {sharesText(entry, (text) => shortName(groupName(kind, text))) ?? nothing(entry)}
      <span className="block text-sm text-muted">{indexText(entry)}</span>
    </>
  )
  return (
    <Tr data-row aria-selected={open}>
      <RowHead>
        <RowLink href={`${path}?by=${kind}#groups`} scroll={false}>
          {face?.label}
        </RowLink>
        <span className="block text-sm text-muted">{face?.whose}</span>
        <span className="block sm:hidden">{words}</span>
      </RowHead>
      <Td className="max-sm:hidden">{name ?? <NotPublished />}</Td>
      <Td numeric className="max-sm:hidden">
        {share === null ? <NotPublished /> : formatPercent(share)}
      </Td>
      <Td className="max-sm:hidden">{words}</Td>
    </Tr>
  )
}

function nothing({ unknown, groups, none }: Concentration): string {
  if (groups.length > 0) return 'No spend is stated, so that there are no shares.'
  if (unknown) return 'Nobody said which, for any dependency.'
  return none ? 'Does not apply to any dependency.' : 'There is no dependency.'
}
