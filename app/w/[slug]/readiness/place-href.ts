import type { Place } from '@/lib/domain/contradiction'

/** The address of the field that a side of a contradiction stands in. */
export function placeHref(place: Place, home: string): string {
  const offerings = `${home}/inventory/offerings`
  switch (place.to) {
    case 'fact':
      return `${offerings}/${place.offeringId}/facts/${place.factId}`
    case 'new_fact':
      return `${offerings}/${place.offeringId}/facts/new?gate=${place.gate}`
    case 'offering':
      return `${offerings}/${place.offeringId}/edit`
    case 'lifecycle':
      return `${offerings}/${place.offeringId}#lifecycle`
    case 'price':
      return `${offerings}/${place.offeringId}/prices/${place.priceId}`
    case 'measurements':
      return `${offerings}/${place.offeringId}#measurements`
    case 'source':
      return `${home}/sources/${place.sourceId}`
    case 'status':
      return `${home}/readiness/status/${place.vendorId}`
  }
}
