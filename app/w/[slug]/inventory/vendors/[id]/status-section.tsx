import Link from 'next/link'
import { ButtonLink } from '@/components/ui/button'
import { DataList } from '@/components/ui/data-list'
import { Section } from '@/components/ui/section'
import { Time } from '@/components/ui/time'
import { DemoMark } from '@/components/verdict/demo-mark'
import { formatNumber, notPublished } from '@/lib/format'
import type { StatusDetail } from '@/lib/services/status-views'
import { DayStrip } from '../../../readiness/status/day-strip'
import { SaysNow } from '../../../readiness/status/status-table'
import { admitted, ownWord, shareText, windowText, worthText } from '../../../readiness/status/status-words'

type StatusSectionProps = { home: string; vendorId: string; status: StatusDetail | null; zone: string; writes: boolean }

/** What a vendor admits about itself, on the vendor's page. */
export function StatusSection({ home, vendorId, status, zone, writes }: StatusSectionProps) {
  const base = `${home}/readiness/status`
  if (status === null)
    return (
      <Section id="status" title="Status page">
        <p className="text-muted">
          Its status page is not read.{' '}
          {writes ? (
            <Link href={`${base}/new?vendor=${vendorId}`} className="link">
              Add it
            </Link>
          ) : null}
        </p>
      </Section>
    )
  const { observed } = status
  const open = (
    <ButtonLink size="sm" href={`${base}/${vendorId}`}>
      All incidents
    </ButtonLink>
  )
  return (
    <Section id="status" title="Status page" meta={status.origin === 'demo' ? <DemoMark /> : ownWord} actions={open} flush>
      <DataList
        columns={2}
        items={[
          { term: status.active ? 'Says now' : 'Before the pause', value: <SaysNow line={status} /> },
          { term: 'Last read', value: <Time value={status.readAt} withTime zone={zone} />, note: status.failure },
          { term: admitted, value: shareText(observed), note: observed ? windowText(observed, zone) : null },
          {
            term: 'Incidents in that time',
            value: observed ? formatNumber(observed.incidents) : notPublished,
            note: observed ? worthText(observed) : null,
          },
        ]}
      />
      <div className="pt-4">
        <DayStrip days={status.days} vendor={status.vendorName} />
      </div>
    </Section>
  )
}
