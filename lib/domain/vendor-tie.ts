/**
 * True when an e-mail address is at the site of a vendor, or at a part of it: `ana@labs.kling.example` at `https://www.kling.example/`. Addresses
 * and sites that are missing tie nobody to anybody.
 */
export function isAddressAt(email: string | null, website: string | null): boolean {
  const domain = email?.split('@').at(-1)?.toLowerCase()
  if (!domain || website === null || !URL.canParse(website)) return false
  const host = new URL(website).hostname.toLowerCase().replace(/^www\./, '')
  return domain === host || domain.endsWith(`.${host}`)
}
