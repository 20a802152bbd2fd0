import type { ObservedAvailability } from '@/lib/domain/status-availability'
import { dayIn } from '@/lib/domain/week'
import { formatDaySpan, formatNumber, formatPercent, notPublished, plural } from '@/lib/format'

/** To the minute, so that it is what the incidents add up to: `10 h 30 min`. */
function hours(seconds: number): string {
  const minutes = Math.round(seconds / 60)
  const [whole, rest] = [Math.floor(minutes / 60), minutes % 60]
  return [whole > 0 ? `${formatNumber(whole)} h` : '', rest > 0 || whole === 0 ? `${rest} min` : ''].filter(Boolean).join(' ')
}

function days(seconds: number): string {
  const tenths = Math.round(seconds / 8640) / 10
  return formatNumber(tenths, Number.isInteger(tenths) ? 0 : 1)
}

/** Whose word the figure is; its column and its term are called so everywhere. */
export const admitted = 'Availability as the vendor admits it'

/** A share close to one keeps the decimals that tell it from it: `99.97%`. */
export const shareText = (observed: ObservedAvailability | null): string => (observed ? formatPercent(observed.share, 2) : notPublished)

/** The window of the figure, in days of the workspace's zone. */
export const windowText = ({ from, to }: ObservedAvailability, zone: string): string => formatDaySpan(dayIn(from, zone), dayIn(to, zone))

/** What stands behind the figure, in two sentences. */
export function worthText(observed: ObservedAvailability): string {
  const { from, to, outages, outageSeconds, watchedSeconds } = observed
  const windowSeconds = (to.getTime() - from.getTime()) / 1000
  const told =
    outageSeconds === 0
      ? 'It admitted nothing major.'
      : `${outages > 0 ? `It admitted ${plural(outages, 'major or critical incident')}` : 'It said that it was not available'}, ${hours(outageSeconds)} in all.`
  const watched =
    watchedSeconds === 0
      ? `Watched none of ${days(windowSeconds)} days.`
      : watchedSeconds < 86_400
        ? `Watched ${hours(watchedSeconds)} of ${days(windowSeconds)} days.`
        : `Watched ${days(watchedSeconds)} of ${days(windowSeconds)} days.`
  return `${told} ${watched}`
}

/** Why the figure stands here and at no gate. */
export const ownWord = 'A status page is the vendor’s own word about itself. No gate takes it as a measurement.'
