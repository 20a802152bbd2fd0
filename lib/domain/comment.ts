import { z } from 'zod'
import { Slug } from './provenance'

/** What can be commented on. */
export const commentSubjects = ['claim', 'action'] as const
export const CommentSubject = z.strictObject({ type: z.enum(commentSubjects), id: Slug })
export type CommentSubject = z.infer<typeof CommentSubject>

const longest = 4000

/** Plain text: lines and addresses are kept, nothing in it is markup. */
export const CommentBody = z
  .string()
  .overwrite((text) => text.replace(/\r\n?/g, '\n').trim())
  .min(1, 'Write something first.')
  .max(longest, `Write at most ${longest.toLocaleString('en-US')} characters.`)
  .refine((text) => !text.includes('\0'), 'This text holds a null character, which cannot be kept. Remove it.')

export type TextPart = { kind: 'text' | 'link'; text: string }

const address = /\bhttps?:\/\/[^\s<>"'`]+/gi
const trailing = /[.,;:!?)\]}…]+$/

/**
 * Plain text cut into words and web addresses, in order and without loss: joined, the parts are the text. Only http and https become links, and
 * the punctuation behind an address stays outside of it; a closing bracket belongs to the address when it was opened there.
 * @example textParts('See https://a.example/x.') // text 'See ', link 'https://a.example/x', text '.'
 */
export function textParts(text: string): TextPart[] {
  const parts: TextPart[] = []
  let at = 0
  for (const match of text.matchAll(address)) {
    const link = withoutTrail(match[0])
    if (!URL.canParse(link)) continue
    if (match.index > at) parts.push({ kind: 'text', text: text.slice(at, match.index) })
    parts.push({ kind: 'link', text: link })
    at = match.index + link.length
  }
  if (at < text.length) parts.push({ kind: 'text', text: text.slice(at) })
  return parts
}

function withoutTrail(found: string): string {
  const trail = trailing.exec(found)?.[0] ?? ''
  const kept = found.slice(0, found.length - trail.length)
  return trail.startsWith(')') && kept.includes('(') && !kept.includes(')') ? `${kept})` : kept
}
