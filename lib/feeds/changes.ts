import { Feed } from 'feed'
import type { FeedEntry } from '@/lib/domain/feed-entry'
import { feedId } from '@/lib/domain/feed-entry'

type FeedFrame = {
  workspace: { id: string; name: string }
  /** Address of the workspace, for members. */
  base: string
  /** Address of this feed. */
  self: string
}

// Characters that XML has no place for, in whatever way they are written.
// biome-ignore lint/suspicious/noControlCharactersInRegex: XML forbids them
const readable = (text: string): string => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu, '')

const html = (text: string): string => readable(text).replace(/[<>&"']/g, (letter) => `&#${letter.charCodeAt(0)};`)

/** The writer takes `&amp;` in plain text for something that was escaped already. */
const plain = (text: string): string => readable(text).replace(/&/g, '&amp;')

const subtitle = 'Every change of a status from signed week to signed week, with its cause.'

function updatedAt(entries: readonly FeedEntry[]): Date {
  return new Date(entries[0]?.at ?? 0)
}

/** The entries as an Atom feed (RFC 4287), newest first. */
export function atomText(entries: readonly FeedEntry[], { workspace, base, self }: FeedFrame): string {
  const feed = new Feed({
    id: feedId(workspace.id, 'changes'),
    title: plain(`${workspace.name} · Switchboard`),
    description: subtitle,
    updated: updatedAt(entries),
    author: { name: plain(workspace.name) },
    generator: 'Switchboard',
    link: base,
    feedLinks: { atom: self },
  })
  for (const { id, kind, title, text, at, path } of entries) {
    const date = new Date(at)
    feed.addItem({
      id,
      title: html(title),
      link: `${base}/${path}`,
      content: `<p>${html(text)}</p>`,
      date,
      published: date,
      category: [{ name: kind, term: kind }],
    })
  }
  return `${feed.atom1()}\n`
}

/** The entries as a JSON Feed 1.1. The writer knows version 1 only; what 1.1 names otherwise is named anew. */
export function jsonFeedText(entries: readonly FeedEntry[], { workspace, base, self }: FeedFrame): string {
  const feed = new Feed({
    title: `${workspace.name} · Switchboard`,
    description: subtitle,
    link: base,
    feedLinks: { json: self },
  })
  for (const { id, kind, title, text, at, path } of entries) {
    const date = new Date(at)
    feed.addItem({ id, title, link: `${base}/${path}`, content: `<p>${html(text)}</p>`, date, published: date, category: [{ name: kind }] })
  }
  const { version: _, ...written } = JSON.parse(feed.json1()) as { version: string; items: object[] }
  const authors = [{ name: workspace.name }]
  return `${JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', ...written, authors, language: 'en' }, null, 2)}\n`
}
