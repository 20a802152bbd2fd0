import 'server-only'
import type { z } from 'zod'
import { fromStrings } from '@/lib/domain/strings'
import { invalid } from '@/lib/errors'

const isText = (entry: [string, FormDataEntryValue]): entry is [string, string] => typeof entry[1] === 'string'

/** A submitted form as the values its schema asks for; the schema then judges them. Files and the framework's own fields are left out. */
export function readForm<Schema extends z.ZodType>(form: FormData, schema: Schema): z.input<Schema> {
  const entries = [...form].filter(isText).filter(([name]) => !name.startsWith('$'))
  const unreadable = entries.find(([name, text]) => `${name}${text}`.includes('\0'))
  if (unreadable) {
    const [name] = unreadable
    const message = 'This text holds a null character, which cannot be stored. Type it again, or paste it as plain text.'
    throw invalid(message, { [name]: message })
  }
  return fromStrings(entries, schema) as z.input<Schema>
}
