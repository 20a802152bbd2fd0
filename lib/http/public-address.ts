import ipaddr from 'ipaddr.js'

export type Net = ReturnType<typeof ipaddr.parseCIDR>

/** Reads a list of networks in CIDR notation, separated by commas or spaces. Throws for an entry that is none. */
export const netsOf = (list: string): Net[] =>
  list
    .split(/[\s,]+/)
    .filter(Boolean)
    .map((entry) => ipaddr.parseCIDR(entry))

const withoutBrackets = (host: string): string => host.replace(/^\[|\]$/g, '')

/** True for a host that is written as an address and not as a name. */
export const isLiteral = (host: string): boolean => ipaddr.isValid(withoutBrackets(host))

const globalUnicast = ipaddr.parseCIDR('2000::/3')

/** Whether an operator opened a network that this address lies in. */
export function isOpened(address: string, opened: readonly Net[]): boolean {
  const host = withoutBrackets(address)
  if (!ipaddr.isValid(host)) return false
  const parsed = ipaddr.parse(host)
  return opened.some(([net, bits]) => net.kind() === parsed.kind() && parsed.match(net, bits))
}

/**
 * Whether an IP address lies on the public internet. Everything with another meaning is not: loopback, private, link-local, shared,
 * multicast and reserved ranges, and IPv6 forms that carry an IPv4 address inside (mapped, NAT64, 6to4, Teredo).
 */
export function isPublic(address: string): boolean {
  const host = withoutBrackets(address)
  if (!ipaddr.isValid(host)) return false
  const parsed = ipaddr.parse(host)
  if (parsed.range() !== 'unicast') return false
  return parsed.kind() === 'ipv4' || parsed.match(globalUnicast)
}
