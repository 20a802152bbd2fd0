import type { ObservedAvailability } from '@/lib/domain/status-availability'
import { formatDaySpan, formatPercent, notPublished, plural } from '@/lib/format'

const hours = (seconds: number): string => (seconds < 5400 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3600)} h`)

/** A share close to one keeps the decimals that tell it from it: `99.97%`. */
export const shareText = (observed: ObservedAvailability | null): string => (observed ? formatPercent(observed.share, 2) : notPublished)

export const windowText = ({ from, to }: ObservedAvailability): string =>
  formatDaySpan(from.toISOString().slice(0, 10), to.toISOString().slice(0, 10))

/** What stands behind an observed availability, in one sentence. */
export function worthText(observed: ObservedAvailability): string {
  const { outages, outageSeconds, watchedSeconds } = observed
  const told =
    outageSeconds === 0
      ? 'It admitted nothing major.'
      : `${outages > 0 ? `It admitted ${plural(outages, 'major or critical incident')}` : 'It said that it was not available'}, ${hours(outageSeconds)} in all.`
  const watched =
    watchedSeconds === 0
      ? 'Nothing of that time was watched by readings.'
      : `${hours(watchedSeconds)} of that time were watched by readings.`
  return `${told} ${watched}`
}

/** Why the figure stands here and at no gate. */
export const ownWord = 'A status page is the vendor’s own word about itself. No gate takes it as a measurement.'
