import Link from 'next/link'
import { DemoMark } from '@/components/verdict/demo-mark'
import type { Context } from '@/lib/context'
import { plural } from '@/lib/format'
import { findStatusAtGates, type StatusAtGate as Told } from '@/lib/services/status-views'
import { shareText, windowText } from './status-words'

/** What the status pages of providers tell beside the availability gate, a quiet line for each; nothing where none is read. */
export async function StatusAtGate({ ctx, offeringIds }: { ctx: Context; offeringIds: readonly string[] }) {
  const told = await findStatusAtGates(ctx, offeringIds)
  if (told.length === 0) return null
  return (
    <ul className="py-2 text-sm text-muted">
      {told.map((entry) => (
        <li key={entry.vendorId}>
          Availability: the{' '}
          <Link href={`/w/${ctx.workspace.slug}/readiness/status/${entry.vendorId}`} className="link">
            status page of {entry.vendorName}
          </Link>{' '}
          {sentence(entry, ctx.workspace.timeZone)} {entry.origin === 'demo' ? <DemoMark /> : null}
        </li>
      ))}
    </ul>
  )
}

function sentence({ observed, open, stale }: Told, zone: string): string {
  const now = open > 0 ? `has ${plural(open, 'open incident')}; ` : ''
  const past = observed
    ? `admits ${plural(observed.outages, 'major incident')} and an availability of ${shareText(observed)}, ${windowText(observed, zone)}`
    : 'has been read for less than a day'
  return `${now}${past}${stale ? ', and was not read lately' : ''}. Its own word: the gate does not read it.`
}
