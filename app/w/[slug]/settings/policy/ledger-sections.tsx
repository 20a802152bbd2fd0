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
      <Table label={`${title}: thresholds`} minWidth="64rem">
        <thead>
          <tr>
            <Th fixed="narrow">Threshold</Th>
            <Th numeric>Now</Th>
            <Th numeric>Default</Th>
            <Th>Allowed</Th>
            <Th>Unit</Th>
            <Th>Why the default</Th>
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
        <span className="sticky left-0">{name}</span>
      </th>
    </tr>
  )
}

const top = 'align-top!'

function LedgerRow({ line }: { line: LedgerLine }) {
  const long = line.control.kind === 'pairs' || line.control.kind === 'some of' || line.control.kind === 'numbers'
  return (
    <Tr>
      <RowHead className={`${top} w-72 min-w-40 lg:min-w-60`}>
        {line.label}
        <span className="block text-sm text-muted max-lg:hidden">{line.does}</span>
      </RowHead>
      <Td numeric={!long} className={`${top} ${long ? 'min-w-44' : ''}`}>
        <span className={line.changed ? 'font-semibold' : undefined}>{line.text}</span>
        {line.reading ? <span className="block text-sm text-muted">{line.reading}</span> : null}
        {line.changed ? <Badge tone="accent">changed</Badge> : null}
      </Td>
      <Td numeric={!long} className={`${top} text-muted ${long ? 'min-w-44' : ''}`}>
        {line.standard === 'none' ? <DoesNotApply /> : line.standard}
      </Td>
      <Td className={`${top} ${long ? 'min-w-44' : 'whitespace-nowrap'}`}>
        {line.allowed}
        {line.leaves ? <span className="block text-sm whitespace-normal text-muted">{line.leaves} beside the other values</span> : null}
      </Td>
      <Td className={`${top} text-muted`}>{line.unit ?? <DoesNotApply />}</Td>
      <Td className={`${top} w-96 min-w-64`}>
        <span className="block text-muted lg:hidden">{line.does}</span>
        {line.reason}
      </Td>
    </Tr>
  )
}
