import Link from 'next/link'
import { DataList } from '@/components/ui/data-list'
import { Section } from '@/components/ui/section'
import { Time } from '@/components/ui/time'
import { type Day, daysBetween } from '@/lib/domain/day'
import { lifecycleStatuses, type Model } from '@/lib/domain/model'
import { formatDaysAway } from '@/lib/format'

type Row = Pick<Model, 'lifecycleStatus' | 'lifecycleNote' | 'retiresOn' | 'retirementKnownOn'>

type LifecycleListProps = { row: Row; replacement: { id: string; title: string } | null; path: string; today: Day }

/** When and how something ends, and since when that could be known. */
export function LifecycleList({ row, replacement, path, today }: LifecycleListProps) {
  const nothing = row.lifecycleStatus === null && row.retiresOn === null && row.lifecycleNote === null
  return (
    <Section title="Lifecycle" flush>
      {nothing ? (
        <p className="py-3 text-muted">Nothing has been read about how long it will be offered.</p>
      ) : (
        <DataList
          columns={2}
          items={[
            {
              term: 'Status',
              value: lifecycleStatuses.find((status) => status.id === row.lifecycleStatus)?.label,
              note: row.lifecycleNote,
            },
            {
              term: 'Retires on',
              value: row.retiresOn && <Time value={row.retiresOn} />,
              note: row.retiresOn && formatDaysAway(daysBetween(today, row.retiresOn)),
            },
            { term: 'Known since', value: row.retirementKnownOn && <Time value={row.retirementKnownOn} /> },
            {
              term: 'Replacement',
              value: replacement && (
                <Link href={`${path}/models/${replacement.id}`} className="link">
                  {replacement.title}
                </Link>
              ),
            },
          ]}
        />
      )}
    </Section>
  )
}
