const base = 'http://switchboard.invalid'

/** A place of this site to go on to, from an address that came with a request; anything that leads elsewhere becomes `/`. */
export function ownAddress(asked: string | undefined): string {
  if (!asked?.startsWith('/') || !URL.canParse(asked, base)) return '/'
  const url = new URL(asked, base)
  // A browser reads backslashes as slashes and drops tabs and line breaks, and so does URL: what is left must still be this site.
  if (url.origin !== base || url.pathname.startsWith('//')) return '/'
  if (/^\/(?:api|sign-in|sign-out|setup)(?:\/|$)/.test(url.pathname)) return '/'
  return url.pathname + url.search
}
