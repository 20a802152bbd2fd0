import { Fragment } from 'react'
import { Badge } from '@/components/ui/badge'
import { DoesNotApply } from '@/components/ui/data-list'
import { Section } from '@/components/ui/section'
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table'
import type { LedgerLine, LedgerSection } from '@/lib/domain/policy-ledger'

/** Every value of the policy as a ledger: now, by default, allowed, and why the default is what it is. */
export function LedgerSections({ sections }: { sections: readonly LedgerSection[] }) {
  return sections.map(({ id, title, intro, lines }) => (
    <Section key={id} id={id} title={title} meta={intro} flush>
      <Table label={`${title}: thresholds`} folds>
        <thead>
          <tr>
            <Th className="lg:w-[26%]">Threshold</Th>
            <Th numeric className="lg:w-[12%]">
              Now
            </Th>
            <Th numeric className={`${wide} lg:w-[10%]`}>
              Default
            </Th>
            <Th className={`${wide} lg:w-[15%]`}>Allowed</Th>
            <Th className={`${wide} lg:w-[11%]`}>Unit</Th>
            <Th className={wide}>Why the default</Th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, index) => (
            <Fragment key={line.path}>
              {line.group !== null && line.group !== lines[index - 1]?.group ? <GroupRow name={line.group} /> : null}
              <LedgerRow line={line} />
            </Fragment>
          ))}
        </tbody>
      </Table>
    </Section>
  ))
}

function GroupRow({ name }: { name: string }) {
  return (
    <tr>
      <th scope="colgroup" colSpan={6} className="border-b pt-4 pb-1.5 text-left font-semibold">
        {name}
      </th>
    </tr>
  )
}

const top = 'align-top!'
/** Columns that small screens fold into the first one. */
const wide = 'max-lg:hidden'

function LedgerRow({ line }: { line: LedgerLine }) {
  const counted = line.control.kind === 'number' || line.control.kind === 'flag'
  return (
    <Tr>
      <RowHead className={top}>
        {line.label}
        <span className="block text-sm text-muted">{line.does}</span>
        <Folded line={line} />
      </RowHead>
      <Td className={`${top} text-right`}>
        <span className={line.changed ? 'font-semibold' : undefined}>{line.text}</span>
        {line.reading ? <span className="block text-sm text-muted">{line.reading}</span> : null}
        {line.changed ? <Badge tone="accent">changed</Badge> : null}
      </Td>
      <Td className={`${top} ${wide} text-right text-muted`}>
        <Standard line={line} />
      </Td>
      <Td className={`${top} ${wide} ${counted ? 'whitespace-nowrap' : ''}`}>
        {line.allowed}
        {line.leaves ? <span className="block text-sm whitespace-normal text-muted">{line.leaves} given the other values</span> : null}
      </Td>
      <Td className={`${top} ${wide} text-muted`}>{line.unit ?? <DoesNotApply />}</Td>
      <Td className={`${top} ${wide}`}>{line.reason}</Td>
    </Tr>
  )
}

function Standard({ line }: { line: LedgerLine }) {
  return line.standard === 'none' ? <DoesNotApply /> : line.standard
}

function Folded({ line }: { line: LedgerLine }) {
  return (
    <span className="mt-1 block text-sm lg:hidden">
      <span className="block">
        Default <Standard line={line} /> · allowed {line.allowed}
        {line.leaves ? ` (${line.leaves} given the other values)` : ''}
        {line.unit ? ` · ${line.unit}` : ''}
      </span>
      <span className="block text-muted">{line.reason}</span>
    </span>
  )
}
