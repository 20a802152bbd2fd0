/** Hosts whose first path segment is the owner: a page there is somebody's own only under that owner's name. */
const SHARED_BY_PATH = new Set([
  'github.com',
  'gitlab.com',
  'huggingface.co',
  'modelscope.cn',
  'bitbucket.org',
  'medium.com',
  'sites.google.com',
])
/** Endings under which strangers have neighbouring names. */
const SHARED_BY_NAME = [
  'github.io',
  'gitlab.io',
  'pages.dev',
  'vercel.app',
  'netlify.app',
  'hf.space',
  'readthedocs.io',
  'notion.site',
  'gitbook.io',
]
const SECOND_LEVEL = new Set(['co', 'com', 'net', 'org', 'gov', 'edu', 'ac'])

/**
 * True when a page belongs to the site of an organisation: the same registered domain, or on a shared host the same owner. Everything else,
 * however official it looks, is somebody else's page about it.
 * @example isOwnSite('https://docs.fal.ai/models', 'https://fal.ai') // true
 */
export function isOwnSite(page: string | null, website: string | null): boolean {
  const owner = website === null ? null : siteOf(website)
  return owner !== null && page !== null && siteOf(page) === owner
}

/**
 * True when a page is plainly somebody else's: on another site than the vendor's, and neither on a host that strangers share nor on one that
 * carries a word of the vendor's name, where one cannot tell. False, too, when the site of the vendor is not known.
 */
export function isOthersSite(page: string | null, { name, website }: { name: string; website: string | null }): boolean {
  const site = page === null ? null : siteOf(page)
  const own = website === null ? null : siteOf(website)
  if (site === null || own === null || site === own || site.includes('/')) return false
  if (SHARED_BY_NAME.some((ending) => site.endsWith(`.${ending}`))) return false
  const words = name.toLowerCase().match(/[a-z0-9]{4,}/g) ?? []
  return ![...words, own.split('.')[0] ?? ''].some((word) => word !== '' && site.includes(word))
}

function siteOf(address: string): string | null {
  const url = URL.canParse(address) ? new URL(address) : null
  if (!url) return null
  const host = url.hostname.toLowerCase().replace(/^www\./, '')
  if (SHARED_BY_PATH.has(host)) return `${host}/${url.pathname.split('/')[1]?.toLowerCase() ?? ''}`
  if (SHARED_BY_NAME.some((ending) => host.endsWith(`.${ending}`))) return host
  const labels = host.split('.')
  const isSecondLevel = labels.at(-1)?.length === 2 && SECOND_LEVEL.has(labels.at(-2) ?? '')
  return labels.slice(isSecondLevel ? -3 : -2).join('.')
}
