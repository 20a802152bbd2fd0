import { plural } from '@/lib/format'
import { Day } from './day'
import { reconstructionRemark } from './reconstructed'
import { type Fields, isFields, listOf, textOf } from './verify-week-read'
import type { Check } from './verify-week-result'
import { dayIn, TimeZone } from './week'

const unknown = (text: string): Check => ({ result: 'unknown', text, details: [] })

/** Whether every source had been read when a week was signed. One that was read later is no alteration; the signature cannot rest on it. */
export function sourcesCheck(fields: Fields): Check {
  const read = Object.values(isFields(fields.sources) ? fields.sources : {}).map((source) =>
    isFields(source) ? (Day.safeParse(source.readOn).data ?? null) : null,
  )
  const signed = signedOn(fields)
  if (signed === null) return unknown('The file does not say on which day this week was signed.')
  const later = read.filter((day) => day !== null && day > signed).length
  const undated = read.filter((day) => day === null).length
  if (later > 0) {
    const how = saysReconstructed(fields) ? 'It is reconstructed: drawn afterwards on what was public at the time.' : ''
    return unknown(`${plural(later, 'source')} ${later === 1 ? 'was' : 'were'} read after this week was signed. ${how}`.trim())
  }
  if (undated > 0) return unknown(`The file does not say when ${plural(undated, 'source')} ${undated === 1 ? 'was' : 'were'} read.`)
  return { result: 'holds', text: 'No source was read after the day on which this week was signed.', details: [] }
}

/** The day of the last signature in the zone of the workspace; null where the file does not show it. */
function signedOn({ signOffs, workspace }: Fields): Day | null {
  const zone = isFields(workspace) ? TimeZone.safeParse(workspace.timeZone) : null
  const times = listOf(signOffs).map((line) => Date.parse((isFields(line) && textOf(line.signedAt)) || ''))
  const last = times.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)
  return zone?.success && Number.isFinite(last) ? dayIn(new Date(last), zone.data) : null
}

const saysReconstructed = ({ signOffs, workspace }: Fields): boolean =>
  isFields(workspace) && workspace.demo === true && listOf(signOffs).some((line) => isFields(line) && line.note === reconstructionRemark)
