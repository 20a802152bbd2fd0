import 'server-only'
import { lifecycleStatuses } from '@/lib/domain/model'

/** What a list shows about the end of a model or an offering; `unknown` where nobody has said anything. */
export const lifecycleStates = [...lifecycleStatuses, { id: 'unknown', label: 'Not stated' }] as const

/**
 * The same in SQL, on a day: a date that has passed means retired, whatever the status says; a date ahead means announced.
 * A disputed end is no end, and neither is the end of some builds.
 */
export const lifecycleStateSql = (status: string, retiresOn: string, day: string): string => `
  case
    when ${status} in ('disputed', 'partly_retired') then ${status}::text
    when ${retiresOn} <= ${day}::date or (${retiresOn} is null and ${status} = 'retired') then 'retired'
    when ${retiresOn} is not null then 'announced'
    else coalesce(${status}::text, 'unknown')
  end`

/** The end of an offering: its own or its model's. The vendor's end of a model does not reach weights that the team hosts itself. */
export const offeringLifecycleSql = (day: string): { retiresOn: string; state: string } => {
  const retiresOn = `least(o."retiresOn", case when o.kind <> 'self_host' then m."retiresOn" end)`
  const status = `coalesce(o."lifecycleStatus", case when o.kind <> 'self_host' then m."lifecycleStatus" end)`
  return { retiresOn, state: lifecycleStateSql(status, retiresOn, day) }
}
