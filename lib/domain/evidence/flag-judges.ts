import { benchmarkTitle } from '@/lib/domain/benchmark'
import type { Claim } from '@/lib/domain/claim'
import { modelTitle } from '@/lib/domain/model'
import { formatDate, plural } from '@/lib/format'
import { isQuality } from './effects'
import { clear, type Finding, type FlagFacts, isWords, raised, type TableRow, unknown } from './flag'
import { placeText } from './true-today'

/** Whether chance alone could have put the claim before or behind a neighbour in its table. */
export function judgeOverlap({ claim, table }: FlagFacts): Finding {
  const { ciLow, ciHigh } = claim
  const others = table.filter((row) => row.id !== claim.id)
  if (others.length === 0 || claim.value === null) return clear('interval')
  const known = others.filter((row): row is TableRow & { ciLow: number; ciHigh: number } => row.ciLow !== null && row.ciHigh !== null)
  if (ciLow === null || ciHigh === null || known.length === 0) return unknown('interval', 'intervals to compare were not published')
  const overlapping = known.filter((row) => row.ciLow <= ciHigh && row.ciHigh >= ciLow)
  const [nearest] = [...overlapping].sort((a, b) => distance(a, claim) - distance(b, claim))
  if (!nearest) return clear('interval')
  const rest = overlapping.length > 1 ? ` and ${plural(overlapping.length - 1, 'other')}` : ''
  return raised('table', `Its interval overlaps with that of ${nearest.model}${rest} in the same table, so their order may be chance.`)
}

const distance = (row: TableRow, claim: Claim): number => Math.abs((row.value ?? 0) - (claim.value ?? 0))

/** The last twentieth of a scale: what is left there to tell models apart is noise. */
const nearCeiling = 0.95

/** Whether the benchmark, or the figure itself, stands at the ceiling of its scale. */
export function judgeSaturation({ claim, benchmark, dimension }: FlagFacts): Finding {
  if (benchmark?.saturated === true)
    return raised('benchmark', `The best models crowd at the ceiling of ${benchmarkTitle(benchmark)}, so it no longer tells them apart.`)
  if (claim.value === null || !isQuality(claim.unit)) return clear('benchmark')
  const scaled = dimension !== null && dimension.min !== null && dimension.max !== null && dimension.min < dimension.max
  if (scaled && dimension.unit.toLowerCase() === claim.unit?.toLowerCase()) {
    const { min, max, higherIsBetter } = dimension as { min: number; max: number; higherIsBetter: boolean }
    const reached = higherIsBetter ? claim.value >= nearCeiling * max : (max - claim.value) / (max - min) >= nearCeiling
    if (reached) return raised('unit', 'The figure lies in the last twentieth of the scale, where little is left to tell models apart.')
    return clear('unit')
  }
  return benchmark?.saturated === false
    ? clear('benchmark')
    : unknown('benchmark', 'whether the benchmark still tells models apart is not recorded')
}

/** Whether more models stand before it on the newest snapshot of the same board than on its own. */
export function judgeOvertaken({ claim, model, place: { own, ownRows, newest } }: FlagFacts): Finding {
  if (isWords(claim) && newest === null) return unknown('today', 'no independent board lists the model')
  if (newest === null || own === null)
    return isWords(claim) ? clear('today') : unknown('today', 'no later snapshot of the same board is in the inventory')
  if (newest.place === null) return unknown('today', `${modelTitle(model)} is not on the board of ${formatDate(newest.on)}`)
  if (newest.place <= own) return clear('today')
  const then = ownRows ? placeText({ of: ownRows, held: true }, own) : `Place ${own}`
  const since = newest.held ? placeText(newest, newest.place) : `place ${newest.place} of ${newest.of}`
  return raised('today', `${then} then, ${since} on the same board on ${formatDate(newest.on)}, where ${newest.leader} leads.`)
}

const notUsable = /\bno (?:public )?API\b|\bwaitlist\b|\binvited testers\b|\bweights (?:are |were )?not released\b/i

/** Whether other people could use the model on the day of the claim. */
export function judgeUsable({ claim, model, apiSeen }: FlagFacts): Finding {
  const day = claim.publishedOn
  const title = modelTitle(model)
  if (notUsable.test(claim.note ?? ''))
    return raised('note', `On that day ${title} was not open to everybody: “${notUsable.exec(claim.note ?? '')?.[0]}”.`)
  if (model.releasedOn !== null && model.releasedOn > day)
    return raised('model', `${title} was released only on ${formatDate(model.releasedOn)}.`)
  const before = [...apiSeen].filter(({ on }) => on <= day).sort((a, b) => (a.on < b.on ? 1 : -1))[0]
  if (before?.available === true) return clear('model')
  if (before?.available === false && !model.access.includes('open_weights'))
    return raised('model', `On ${formatDate(before.on)}, the last look before it, ${title} had no public API.`)
  if (model.access.length === 0) return unknown('model', 'how the model could be used is not recorded')
  if (!model.access.some((way) => way !== 'app_only'))
    return raised('model', `${title} is served only in an app: there is no API and there are no weights.`)
  return model.access.includes('open_weights') && model.releasedOn !== null
    ? clear('model')
    : unknown('model', 'whether there was an API or weights on that day is not recorded')
}
