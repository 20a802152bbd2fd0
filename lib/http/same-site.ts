import { forbidden } from '@/lib/errors'

/** Browsers say where a request comes from: a page of another site must not start anything here, although it could not read the answer. */
export function requireSameSite(request: Request, what: string): void {
  if (!['same-origin', null].includes(request.headers.get('sec-fetch-site'))) throw forbidden(`${what} from pages of Switchboard only.`)
}
