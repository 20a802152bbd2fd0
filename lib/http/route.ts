import 'server-only'
import { unstable_rethrow } from 'next/navigation'
import { problem } from './problem'

/** Turns a handler into a route that answers errors as RFC 9457 problem details and never caches. */
export function route<Args extends unknown[]>(handler: (...args: Args) => Promise<Response>) {
  return async (...args: Args): Promise<Response> => {
    try {
      const response = await handler(...args)
      response.headers.set('cache-control', 'no-store')
      return response
    } catch (error) {
      unstable_rethrow(error)
      const { status, title, detail, code, fields, id } = problem(error)
      const body = {
        type: `urn:switchboard:problem:${code}`,
        title,
        status,
        detail,
        ...(Object.keys(fields).length ? { fields } : {}),
        ...(id ? { id } : {}),
      }
      return Response.json(body, { status, headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' } })
    }
  }
}
