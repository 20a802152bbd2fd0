import 'server-only'
import { Slug } from '@/lib/domain/provenance'
import { notFound } from '@/lib/errors'

/** An id as it stands in an address. A text that can be no id leads to nothing, and is not even looked for. */
export function askedId(text: string, what: string): string {
  if (text.length > 0 && Slug.safeParse(text).success) return text
  throw notFound(what)
}
