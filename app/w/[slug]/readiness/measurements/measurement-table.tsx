import clsx from 'clsx'
import Link from 'next/link'
import { Table } from '@/components/ui/table'
import { DemoMark } from '@/components/verdict/demo-mark'
import type { ReadInstead } from '@/lib/domain/job-gate-reading'
import type { JobSummaryLine } from '@/lib/services/job-summaries'
import { GateChoice } from './gate-choice'
import { MeasuredHead, MeasuredRow } from './measured-row'

type MeasurementTableProps = {
  slug: string
  lines: readonly JobSummaryLine[]
  titles: ReadonlyMap<string, string>
  invented: ReadonlySet<string>
  instead: ReadonlyMap<string, ReadInstead>
  writes: boolean
}

/** Every offering that sent jobs, each with its settings. */
export function MeasurementTable({ slug, lines, titles, invented, instead, writes }: MeasurementTableProps) {
  const offerings = [...new Set(lines.map(({ offeringId }) => offeringId))]
  const titleOf = (id: string) => titles.get(id) ?? id
  return (
    <Table label="Measurements by offering and setting" minWidth="82rem">
      <thead>
        <MeasuredHead first="Offering and setting" />
      </thead>
      {offerings.map((id, index) => (
        <tbody key={id}>
          <tr>
            <th scope="rowgroup" colSpan={11} className={clsx('h-8.5 border-b text-left font-semibold', index > 0 && 'border-t')}>
              <Link href={`/w/${slug}/inventory/offerings/${id}#measurements`} className="quiet-link sticky left-0">
                {titleOf(id)}
              </Link>
              {invented.has(id) ? (
                <span className="ml-2">
                  <DemoMark />
                </span>
              ) : null}
            </th>
          </tr>
          {lines
            .filter(({ offeringId }) => offeringId === id)
            .map((line) => (
              <MeasuredRow
                key={line.setting}
                line={line}
                instead={instead.get(id)}
                gate={<GateChoice slug={slug} line={line} writes={writes} offering={titleOf(id)} instead={instead.get(id)} />}
              />
            ))}
        </tbody>
      ))}
    </Table>
  )
}
