import { minus, notPublished } from '@/lib/domain/points'

export { intervalText, minus, notPublished, signedPoints, toPoints } from '@/lib/domain/points'

export const doesNotApply = 'n/a'

type Missing = null | undefined

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const dayMs = 86_400_000
const calendarDay = /^\d{4}-\d{2}-\d{2}$/

/** A number with a fixed count of decimals, thousands separated: `2,314`, `−0.35`. */
export function formatNumber(value: number | Missing, decimals = 0): string {
  if (isMissing(value)) return notPublished
  const text = Math.abs(value).toLocaleString('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
  return value < 0 && /[1-9]/.test(text) ? `${minus}${text}` : text
}

/** A fraction as percent: 0.345 → `35%`. */
export function formatPercent(fraction: number | Missing, decimals = 0): string {
  return isMissing(fraction) ? notPublished : `${formatNumber(fraction * 100, decimals)}%`
}

/** A probability in whole percent that never claims certainty: `<1%`, `34%`, `>99%`. */
export function formatChance(probability: number | Missing): string {
  if (isMissing(probability)) return notPublished
  const percent = Math.round(probability * 100)
  if (percent < 1) return '<1%'
  return percent > 99 ? '>99%' : `${percent}%`
}

/** An amount in the workspace's currency: whole units from 100 upward, two decimals below. */
export function formatMoney(amount: number | Missing, currency: string, decimals?: number): string {
  if (isMissing(amount)) return notPublished
  const digits = decimals ?? (Math.abs(amount) >= 100 || amount === 0 ? 0 : 2)
  return withCurrency(formatNumber(amount, digits), currency)
}

/** A unit price: at least two decimals, up to four where the price has them: `$0.05`, `$0.0125`. */
export function formatPrice(amount: number | Missing, currency: string): string {
  if (isMissing(amount)) return notPublished
  const needed = [2, 3, 4].find((digits) => Math.abs(amount * 10 ** digits - Math.round(amount * 10 ** digits)) < 1e-6) ?? 4
  return withCurrency(formatNumber(amount, needed), currency)
}

/** A calendar day or an instant as `25 Nov 2026`. A calendar day belongs to no zone. */
export function formatDate(value: string | Date | Missing, zone = 'UTC'): string {
  if (isMissing(value)) return notPublished
  const { day, month, year } = dateParts(value, zone)
  return `${day} ${months[month - 1]} ${year}`
}

/** An instant as `25 Nov 2026, 14:05`, in the given zone; the zone is named unless it is UTC's stand-in. */
export function formatDateTime(value: string | Date | Missing, zone = 'UTC'): string {
  if (isMissing(value)) return notPublished
  if (typeof value === 'string' && calendarDay.test(value)) return formatDate(value)
  const { hour, minute } = dateParts(value, zone)
  return `${formatDate(value, zone)}, ${hour}:${minute}${zone === 'UTC' ? ' UTC' : ''}`
}

/** The machine-readable form: `2026-11-25` stays itself, an instant becomes ISO 8601. */
export function isoOf(value: string | Date): string {
  return typeof value === 'string' ? value : value.toISOString()
}

/** An ISO week `2026-W48` as `W48 · 23–29 Nov 2026`. */
export function formatWeek(week: string | Missing): string {
  if (isMissing(week)) return notPublished
  const monday = mondayOf(week)
  if (monday === null) return week
  return `W${week.slice(6)} · ${formatDaySpan(dayOf(monday), dayOf(monday + 6 * dayMs))}`
}

/** Two calendar days as one span, each part said once: `23–29 Nov 2026`, `30 Nov – 6 Dec 2026`. */
export function formatDaySpan(from: string, to: string): string {
  const left = dateParts(from, 'UTC')
  const right = dateParts(to, 'UTC')
  if (left.year !== right.year) return `${formatDate(from)} – ${formatDate(to)}`
  if (left.month !== right.month) return `${left.day} ${months[left.month - 1]} – ${formatDate(to)}`
  return `${left.day}–${formatDate(to)}`
}

/** Only the short name of an ISO week: `2026-W48` → `W48`. */
export function formatWeekShort(week: string): string {
  return week.replace(/^\d{4}-/, '')
}

/** Seconds as people say them: `2.5 s`, `92 s`, `4 min 10 s`, `3 h 20 min`, `2 days`. */
export function formatDuration(seconds: number | Missing): string {
  if (isMissing(seconds)) return notPublished
  if (seconds < 10) return `${formatNumber(seconds, Number.isInteger(seconds) ? 0 : 1)} s`
  if (seconds < 120) return `${formatNumber(seconds)} s`
  const [size, major, minor] = seconds < 7200 ? [60, 'min', 's'] : seconds < 172_800 ? [3600, 'h', 'min'] : [86_400, 'days', '']
  const whole = Math.floor(seconds / size)
  const rest = Math.round((seconds - whole * size) / (minor === 'min' ? 60 : 1))
  if (minor === '' || rest === 0) return `${whole} ${major}`
  return rest === 60 ? `${whole + 1} ${major}` : `${whole} ${major} ${rest} ${minor}`
}

/** A distance in days from today: `today`, `in 14 days`, `3 days ago`. */
export function formatDaysAway(days: number | Missing): string {
  if (isMissing(days)) return notPublished
  if (days === 0) return 'today'
  const count = plural(Math.abs(days), 'day')
  return days > 0 ? `in ${count}` : `${count} ago`
}

/** A count with its noun: `1 claim`, `2,314 claims`. */
export function plural(count: number, noun: string, nouns = `${noun}s`): string {
  return `${formatNumber(count)} ${count === 1 ? noun : nouns}`
}

/** The host of an http(s) address without `www.`, or null when the text is no such address. */
export function hostOf(address: string): string | null {
  const url = URL.parse(address)
  return url && (url.protocol === 'https:' || url.protocol === 'http:') ? url.host.replace(/^www\./, '') : null
}

function isMissing(value: unknown): value is null | undefined {
  return value === null || value === undefined || (typeof value === 'number' && !Number.isFinite(value))
}

function withCurrency(text: string, currency: string): string {
  const symbol = { USD: '$', EUR: '€', GBP: '£', JPY: '¥', CNY: 'CN¥' }[currency]
  if (symbol === undefined) return `${text} ${currency}`
  return text.startsWith(minus) ? `${minus}${symbol}${text.slice(1)}` : `${symbol}${text}`
}

const clocks = new Map<string, Intl.DateTimeFormat>()

function clockFor(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone)
  if (known) return known
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  clocks.set(zone, clock)
  return clock
}

function dateParts(value: string | Date, zone: string) {
  const day = typeof value === 'string' && calendarDay.test(value)
  const parts = clockFor(day ? 'UTC' : zone).formatToParts(day ? new Date(`${value}T00:00:00Z`) : new Date(value))
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((entry) => entry.type === type)?.value ?? ''
  return { day: Number(part('day')), month: Number(part('month')), year: Number(part('year')), hour: part('hour'), minute: part('minute') }
}

// Repeats the rule of the week's own module, because that one brings the schema library along and this file also runs in browsers.
function mondayOf(week: string): number | null {
  const match = /^(\d{4})-W(\d{2})$/.exec(week)
  if (!match) return null
  const fourthOfJanuary = Date.UTC(Number(match[1]), 0, 4)
  const weekday = (new Date(fourthOfJanuary).getUTCDay() + 6) % 7
  return fourthOfJanuary + ((Number(match[2]) - 1) * 7 - weekday) * dayMs
}

function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10)
}
