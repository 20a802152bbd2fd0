import { TZDate } from '@date-fns/tz'

export type Moment = { kind: 'at'; ms: number } | { kind: 'refused'; reason: string; fix: string }

const iso = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)? ?(z|utc|gmt|[+-]\d{2}(?::?\d{2})?)?$/i
const digits = /^\d{9,19}(?:\.\d+)?$/
const earliest = Date.UTC(2020, 0, 1)
const hourMs = 3_600_000

const refused = (reason: string, fix: string): Moment => ({ kind: 'refused', reason, fix })
const quoted = (text: string): string => `“${text.slice(0, 40)}${text.length > 40 ? '…' : ''}”`

/** Few days stand in one log, so that each is checked once. */
const mostDays = 5000

export type MomentReader = (value: string | number) => Moment

/**
 * Reads moments: ISO 8601 with a zone, or seconds, milliseconds, microseconds or nanoseconds since 1970. A local time is refused unless `zone`
 * (a name such as Europe/Berlin) says where it was taken; one that exists twice or never, when clocks change, is refused even then.
 */
export function momentReader(zone: string | null): MomentReader {
  const days = new Map<string, number | null>()
  const offsets = new Map<number, number | null>()
  const dayStart = (day: string): number | null => {
    const known = days.get(day)
    if (known !== undefined) return known
    const at = new Date(`${day}T00:00:00Z`)
    const start = !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day) ? at.getTime() : null
    if (days.size < mostDays) days.set(day, start)
    return start
  }
  const local = (wall: number, text: string): Moment => {
    if (zone === null)
      return refused(
        `${quoted(text)} has no time zone.`,
        'Add Z or an offset such as +01:00, or say for the whole file which zone it is in.',
      )
    // Zones change by quarters of an hour at the least.
    const slot = Math.floor(wall / (hourMs / 4))
    let offset = offsets.get(slot)
    if (offset === undefined) offset = offsetAt(slot * (hourMs / 4), zone)
    if (offsets.size < mostDays) offsets.set(slot, offset)
    return offset === null
      ? refused(
          `${quoted(text)} exists twice or not at all in ${zone}, because clocks change then.`,
          'Write it with its offset, such as +01:00.',
        )
      : { kind: 'at', ms: wall - offset }
  }
  return (value) => {
    const text = typeof value === 'number' ? String(value) : value.trim()
    const found = iso.exec(text)
    if (!found) return digits.test(text) || typeof value === 'number' ? sinceEpoch(text) : unreadable(text)
    const [, day = '', hours, minutes, seconds = '0', fraction = '', sign] = found
    const start = dayStart(day)
    if (start === null || Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 60)
      return refused(`${quoted(text)} does not exist in the calendar.`, 'Correct the date or the time.')
    const millis = fraction === '' ? 0 : Number(fraction.padEnd(3, '0').slice(0, 3))
    const wall = start + Number(hours) * hourMs + Number(minutes) * 60_000 + Number(seconds) * 1000 + millis
    return inRange(sign === undefined ? local(wall, text) : { kind: 'at', ms: wall - signedOffset(sign) }, text)
  }
}

function signedOffset(sign: string): number {
  const parts = /^([+-])(\d{2}):?(\d{2})?$/.exec(sign)
  if (!parts) return 0
  const minutes = Number(parts[2]) * 60 + Number(parts[3] ?? 0)
  return (parts[1] === '-' ? -minutes : minutes) * 60_000
}

/** What a zone's clocks are ahead of UTC at a wall time; null where the wall time exists twice or never. */
function offsetAt(wall: number, zone: string): number | null {
  const offsetOf = (ms: number) => -new TZDate(ms, zone).getTimezoneOffset() * 60_000
  const candidates = [...new Set([offsetOf(wall - 24 * hourMs), offsetOf(wall + 24 * hourMs)])]
  const fitting = candidates.filter((offset) => offsetOf(wall - offset) === offset)
  return fitting.length === 1 ? (fitting[0] as number) : null
}

const unreadable = (text: string): Moment =>
  /^\d{4}-\d{2}-\d{2}$/.test(text)
    ? refused(`${quoted(text)} is a day without a time.`, 'Write the moment, such as 2026-11-25T14:05:00Z.')
    : refused(`${quoted(text)} is no moment.`, 'Write it as 2026-11-25T14:05:00Z, or as seconds or milliseconds since 1970.')

/** The unit follows from the count of digits: 10 are seconds, 13 milliseconds, 16 microseconds, 19 nanoseconds. */
function sinceEpoch(text: string): Moment {
  const number = Number(text)
  if (!Number.isFinite(number) || number <= 0) return unreadable(text)
  const unit = number < 1e11 ? 1000 : number < 1e14 ? 1 : number < 1e17 ? 1e-3 : 1e-6
  return inRange({ kind: 'at', ms: Math.round(number * unit) }, text)
}

const inRange = (moment: Moment, text: string): Moment =>
  moment.kind === 'at' && moment.ms < earliest
    ? refused(`${quoted(text)} lies before 2020.`, 'Check the year, or whether the number is in seconds, milliseconds or nanoseconds.')
    : moment
