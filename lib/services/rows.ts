import 'server-only'
import { createHash } from 'node:crypto'
import { Slug } from '@/lib/domain/provenance'
import { slugify } from '@/lib/domain/strings'
import { conflict } from '@/lib/errors'

/**
 * A readable id for a new row: the slug of its name. A taken slug is a conflict, so that a form sent twice makes one row;
 * only names without Latin letters, whose slug says nothing, are numbered.
 */
export async function freeId(name: string, what: string, taken: (id: string) => Promise<number>): Promise<string> {
  const slug = slugify(name, what)
  for (let number = 1; ; number++) {
    const id = number === 1 ? slug : `${slug}-${number}`
    if ((await taken(id)) === 0) return id
    if (slug !== what) throw conflict(`There is already a ${what} called “${name}”. Open it, or choose another name.`, { id })
  }
}

/** The refusal of an edit that was begun on an older version; carries what is stored now. */
export const staleWrite = (what: string, current: unknown) =>
  conflict(
    `Somebody changed this ${what} while you were editing. Nothing of yours was saved. Compare both versions below, then save again.`,
    current,
  )

const longest = 120

/**
 * A readable id made of several parts. The same parts give the same id, so that a form sent twice makes one row.
 * @example joinedId(['kling-3-0', 'fal', 'fal-ai/kling/v3']) // 'kling-3-0--fal--fal-ai-kling-v3'
 */
export function joinedId(parts: readonly (string | null)[]): string {
  const given = parts.filter((part): part is string => Boolean(part))
  const id = given.map((part) => (Slug.safeParse(part).success ? part : slugify(part))).join('--')
  if (id.length <= longest) return id
  const mark = createHash('sha256').update(id).digest('hex').slice(0, 8)
  return `${id.slice(0, longest - mark.length - 1).replace(/[-_.]+$/, '')}-${mark}`
}
