import clsx from 'clsx'
import { Badge } from '@/components/ui/badge'
import { NotPublished } from '@/components/ui/data-list'
import { DemoMark } from '@/components/verdict/demo-mark'
import { lifecycleStatuses } from '@/lib/domain/model'
import type { Origin } from '@/lib/domain/provenance'
import { formatDate } from '@/lib/format'

/** Stands after a value that no source could be found for. Narrow columns show only the sign, its meaning stands below the table. */
export function Unverified({ sign }: { sign?: boolean }) {
  if (!sign) return <span className="text-sm text-muted">unverified</span>
  return (
    <span className="inline-flex size-4 items-center justify-center rounded-sm text-xs text-muted outline-1 -outline-offset-1 outline-edge outline-dashed">
      <span aria-hidden="true">?</span>
      <span className="sr-only">unverified</span>
    </span>
  )
}

export function UnverifiedLegend() {
  return (
    <p className="flex items-center gap-1.5 pt-2 text-sm text-muted">
      <Unverified sign /> <span aria-hidden="true">unverified: no source was found that states it</span>
    </p>
  )
}

type OriginMarkProps = { origin: Origin; corrected: readonly string[]; catalogue: string | null }

/** Where a row came from, and whether the team has corrected since what the catalogue said. */
export function OriginMark({ origin, corrected, catalogue }: OriginMarkProps) {
  if (origin === 'demo') return <DemoMark />
  if (origin === 'team') return <Badge>Added by the team</Badge>
  return (
    <>
      <Badge>Starter catalogue{catalogue ? ` ${catalogue}` : ''}</Badge>
      {corrected.length > 0 ? <Badge tone="accent">edited by the team</Badge> : null}
    </>
  )
}

type LifecycleProps = { state: string; retiresOn: string | null; className?: string }

/** Whether something can still be bought, in one phrase: "Retires 4 Jan 2027". An end is set in ink, the rest stays quiet. */
export function Lifecycle({ state, retiresOn, className }: LifecycleProps) {
  if (state === 'unknown') return <NotPublished />
  const ends = state === 'retired' || state === 'announced'
  const words =
    ends && retiresOn
      ? `${state === 'retired' ? 'Retired' : 'Retires'} ${formatDate(retiresOn)}`
      : (lifecycleStatuses.find((status) => status.id === state)?.label ?? state)
  return <span className={clsx('whitespace-nowrap', ends ? 'text-ink' : 'text-muted', className)}>{words}</span>
}

/** The sign beside a value of a row whose field no source states. */
export const unsure = ({ unverifiedFields }: { unverifiedFields: readonly string[] }, field: string) =>
  unverifiedFields.includes(field) ? <Unverified sign /> : null
