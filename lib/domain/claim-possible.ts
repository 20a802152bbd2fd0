import type { Claim } from './claim'
import type { Day } from './day'

type Judged = Pick<Claim, 'publishedOn' | 'evaluatedOn' | 'value' | 'ciLow' | 'ciHigh'>
type Impossible = { field: keyof Judged; message: string }

const dated = { publishedOn: 'published', evaluatedOn: 'evaluated' } as const

/**
 * What cannot be true of a claim, field by field: a day after `today`, or a value outside its own interval. `before` is the claim that is
 * corrected; what stood there already is not judged again.
 * @example impossibleIn({ publishedOn: '2027-06-01', … }, { today: '2026-11-26' }) // [{ field: 'publishedOn', message: '…' }]
 */
export function impossibleIn(claim: Judged, { today, before }: { today: Day; before?: Judged | null }): Impossible[] {
  const fresh = (...fields: (keyof Judged)[]) => !before || fields.some((field) => claim[field] !== before[field])
  const days = (['publishedOn', 'evaluatedOn'] as const).flatMap((field): Impossible[] => {
    const day = claim[field]
    if (day === null || day <= today || !fresh(field)) return []
    const message = `${day} lies after today, ${today}: nothing can be ${dated[field]} in the future. Give the day on which it was ${dated[field]}.`
    return [{ field, message }]
  })
  return fresh('value', 'ciLow', 'ciHigh') ? [...days, ...outsideOwn(claim)] : days
}

function outsideOwn({ value, ciLow, ciHigh }: Judged): Impossible[] {
  if (value === null || ciLow === null || ciHigh === null || ciLow > ciHigh || (value >= ciLow && value <= ciHigh)) return []
  const message = `The value ${value} lies outside its own interval, ${ciLow} to ${ciHigh}. Give both ends as figures, not as distances, or correct the value.`
  return [{ field: 'value', message }]
}
