import 'server-only'
import { lifecycleStatuses } from '@/lib/domain/model'

/** What a list shows about the end of a model or an offering; `unknown` where nobody has said anything. */
export const lifecycleStates = [...lifecycleStatuses, { id: 'unknown', label: 'Not stated' }] as const

/** The same in SQL, on a day: a date that has passed means retired, whatever the status says; a date ahead means announced. */
export const lifecycleStateSql = (status: string, retiresOn: string, day: string): string => `
  case
    when ${retiresOn} <= ${day}::date or (${retiresOn} is null and ${status} = 'retired') then 'retired'
    when ${status} in ('disputed', 'partly_retired') then ${status}::text
    when ${retiresOn} is not null then 'announced'
    else coalesce(${status}::text, 'unknown')
  end`
