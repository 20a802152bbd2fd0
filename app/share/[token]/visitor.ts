import 'server-only'

/** Where a visitor comes from: the last address that was added on the way here, since a sender can make up the ones before it. */
export const visitorAddress = (headers: Pick<Headers, 'get'>): string =>
  headers.get('x-forwarded-for')?.split(',').at(-1)?.trim().slice(0, 64) || 'unknown'
