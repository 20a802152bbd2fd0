import Link from 'next/link'
import type { Context } from '@/lib/context'
import { settingsKey } from '@/lib/domain/contradiction-settings'
import { listContradictions } from '@/lib/services/contradictions'
import { placeHref } from '../../../../readiness/place-href'

type SettingsAtGateProps = { ctx: Context; incumbentId: string; challengerId: string }

/** A quiet line beside the latency gate where its two sides were measured at different settings; nothing where they were not. */
export async function SettingsAtGate({ ctx, incumbentId, challengerId }: SettingsAtGateProps) {
  const key = settingsKey(incumbentId, challengerId)
  const found = (await listContradictions(ctx, challengerId)).find((entry) => entry.key === key)
  if (!found) return null
  return (
    <p className="pt-2 text-sm text-muted">
      Latency: the two sides were measured at different settings,{' '}
      {found.sides.map(({ by, says, place }, at) => (
        <span key={by}>
          {at > 0 ? ' and ' : ''}
          {by}{' '}
          <Link href={placeHref(place, `/w/${ctx.workspace.slug}`)} className="link">
            {says}
          </Link>
        </span>
      ))}
      , so that the gate compares two things.
    </p>
  )
}
