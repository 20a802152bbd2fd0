import Link from 'next/link'
import { RowHead, RowLink, Table, Td, Th, Tr } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import { DemoMark } from '@/components/verdict/demo-mark'
import type { Day } from '@/lib/domain/day'
import type { ToldPromise } from '@/lib/services/roadmap'
import { DueText, StandingMark } from './standing-mark'

type PromiseTableProps = {
  promises: readonly ToldPromise[]
  label: string
  today: Day
  home: string
  /** Names of the vendors by id, where the table holds promises of several. */
  vendors?: Record<string, string>
  /** Whether a row leads to the form of its promise. */
  edit: boolean
}

/** Promises with their days, what became of them, and where both were read. */
export function PromiseTable({ promises, label, today, home, vendors, edit }: PromiseTableProps) {
  return (
    <Table label={label} minWidth="62rem">
      <thead>
        <tr>
          <Th fixed="narrow">Promise</Th>
          {vendors ? <Th>Vendor</Th> : null}
          <Th>Said on</Th>
          <Th>By</Th>
          <Th>Outcome</Th>
          <Th>Source</Th>
        </tr>
      </thead>
      <tbody>
        {promises.map((promise) => (
          <Tr key={promise.id}>
            <RowHead className="max-w-96 font-normal">
              {edit ? (
                <RowLink href={`${home}/readiness/roadmap/${promise.vendorId}/${promise.id}`}>{promise.statement}</RowLink>
              ) : (
                promise.statement
              )}{' '}
              {promise.origin === 'demo' ? <DemoMark /> : null}
            </RowHead>
            {vendors ? (
              <Td>
                <Link href={`${home}/readiness/roadmap/${promise.vendorId}`} className="link relative z-2">
                  {vendors[promise.vendorId]}
                </Link>
              </Td>
            ) : null}
            <Td className="whitespace-nowrap">
              <Time value={promise.promisedOn} />
            </Td>
            <Td className="whitespace-nowrap">
              <DueText promise={promise} today={today} />
            </Td>
            <Td>
              <StandingMark promise={promise} today={today} />
              <Came promise={promise} />
            </Td>
            <Td>
              <ReadIn promise={promise} home={home} />
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  )
}

function Came({ promise: { outcomeOn, outcomeNote } }: { promise: ToldPromise }) {
  if (outcomeOn === null) return null
  return (
    <span className="block max-w-72 text-sm text-muted">
      <Time value={outcomeOn} />
      {outcomeNote ? `: ${outcomeNote}` : ''}
    </span>
  )
}

function ReadIn({ promise: { source, outcomeSource, createdByName, reportedByOthers }, home }: { promise: ToldPromise; home: string }) {
  const known = [source, outcomeSource].filter((entry) => entry !== null)
  const read = known.filter((entry, index) => known.findIndex(({ id }) => id === entry.id) === index)
  if (read.length === 0)
    return <span className="text-sm text-muted">{createdByName ? `the word of ${createdByName}` : 'no source is named'}</span>
  return (
    <span className="relative z-2 flex max-w-64 flex-col text-sm">
      {read.map(({ id, title }) => (
        <span key={id}>
          <Link href={`${home}/sources/${id}`} className="link">
            {title}
          </Link>
          {reportedByOthers.includes(id) ? (
            <span className="text-muted" title="This page is not on the vendor’s own site.">
              , reported by others
            </span>
          ) : null}
        </span>
      ))}
    </span>
  )
}
