import type { SelectGroup, SelectOption } from '@/components/ui/select'

const options = (zones: readonly string[]): SelectOption[] => zones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))

/** Every time zone by continent, UTC first; `current` is among them even if it is spelt in a way the list does not have. */
export function timeZoneOptions(current: string): (SelectOption | SelectGroup)[] {
  const zones = Intl.supportedValuesOf('timeZone').filter((zone) => zone.includes('/'))
  const first = [...new Set(zones.includes(current) ? ['UTC'] : ['UTC', current])]
  const continents = [...new Set(zones.map((zone) => zone.slice(0, zone.indexOf('/'))))]
  return [
    ...options(first),
    ...continents.map((label) => ({ label, options: options(zones.filter((zone) => zone.startsWith(`${label}/`))) })),
  ]
}
