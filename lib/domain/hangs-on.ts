import { type Bought, type ConcentrationKind, type Party, parentId } from './concentration'
import { shortName } from './offering'

/** Somebody who could be gone: a vendor, parent company, country, cloud or router. */
export type Going = { kind: ConcentrationKind; id: string }

/** Why an offering is gone with it, or null. What the team hosts itself hangs on nobody. */
export function tie({ maker, provider, kind: bought }: Bought, { kind, id }: Going): string | null {
  const hosted = bought === 'self_host'
  const makes = (test: (party: Party) => boolean) => !hosted && test(maker)
  const serves = (test: (party: Party) => boolean) => provider !== null && provider.id !== maker.id && test(provider)
  const is = TESTS[kind](id)
  if (kind === 'cloud' || kind === 'router') return provider?.id === id ? 'served by it' : null
  if (makes(is.own))
    return kind === 'country' ? `${maker.name} sits there` : kind === 'vendor' ? 'its model' : `${maker.name} belongs to it`
  if (makes(is.above)) return `the parent of ${maker.name} sits there`
  if (serves(is.own))
    return kind === 'country' ? `${provider?.name} sits there` : kind === 'vendor' ? 'served by it' : `${provider?.name} belongs to it`
  return serves(is.above) ? `the parent of ${provider?.name} sits there` : null
}

type Tests = { own: (party: Party) => boolean; above: (party: Party) => boolean }
const never = () => false

const TESTS: Record<ConcentrationKind, (id: string) => Tests> = {
  vendor: (id) => ({ own: (party) => party.id === id, above: never }),
  parent: (id) => ({ own: ({ parentName }) => parentName !== null && parentId(parentName) === id, above: never }),
  country: (id) => ({ own: ({ country }) => country === id, above: ({ parentCountry }) => parentCountry === id }),
  cloud: () => ({ own: never, above: never }),
  router: () => ({ own: never, above: never }),
}

/**
 * Why two offerings are likely to be gone on the same day, each as "same vendor (Google)": a maker, cloud or router that both hang on, or the same
 * parent company of different vendors. Empty where nothing of the kind is known.
 */
export function sharedBy(one: Bought, other: Bought): string[] {
  const parties = [...(one.kind === 'self_host' ? [] : [one.maker]), ...(one.provider ? [one.provider] : [])]
  const shared = parties.filter(({ id }) => tie(other, { kind: 'vendor', id }) !== null)
  const vendors = shared.map((party) => `same ${roleIn(one, party)} (${shortName(party.name)})`)
  const parents = parties.flatMap(({ parentName }) => (parentName === null ? [] : [parentName]))
  const held = parents.filter((name) => tie(other, { kind: 'parent', id: parentId(name) }) !== null)
  return [...new Set([...vendors, ...(vendors.length > 0 ? [] : held.map((name) => `same parent company (${name})`))])]
}

function roleIn({ maker, provider }: Bought, party: Party): string {
  if (party.id === maker.id || party.id !== provider?.id) return 'vendor'
  return party.roles.includes('cloud') ? 'cloud' : party.roles.includes('aggregator') ? 'router' : 'vendor'
}
