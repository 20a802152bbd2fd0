import { describe, expect, it } from 'vitest'
import type { FeedEntry } from '@/lib/domain/feed-entry'
import { atomText, jsonFeedText } from './changes'

const frame = {
  workspace: { id: 'w-1', name: 'Northlight & <Sons>' },
  base: 'https://audit.example/w/northlight',
  self: 'https://audit.example/share/secret/changes.atom',
}
const hostile = `<script>alert(1)</script> ]]> & &amp; "quoted" \u0000\u0008\ufffe`
const entry = (over: Partial<FeedEntry> = {}): FeedEntry => ({
  id: 'urn:switchboard:w-1:2026-W47:dependency:films',
  kind: 'change',
  week: '2026-W47',
  title: 'Films: Hype',
  text: 'Hype ← Promising, because 28 days passed without replication.',
  at: '2026-11-20T15:00:00.000Z',
  path: 'dependencies/films?week=2026-W47',
  ...over,
})

describe('the Atom feed', () => {
  it('has one entry for each change, with an id that stays and the time of the signature', () => {
    const text = atomText([entry(), entry({ id: 'urn:switchboard:w-1:2026-W47:edition-1', kind: 'signed' })], frame)
    expect(text.match(/<entry>/g)).toHaveLength(2)
    expect(text).toContain('<id>urn:switchboard:w-1:2026-W47:dependency:films</id>')
    expect(text.match(/<updated>2026-11-20T15:00:00.000Z<\/updated>/g)).toHaveLength(3)
    expect(text).toContain('rel="self" href="https://audit.example/share/secret/changes.atom"')
    expect(atomText([entry()], frame)).toBe(atomText([entry()], frame))
  })

  it('lets no name end its element, run as a script, or break the document', () => {
    const text = atomText([entry({ title: hostile, text: hostile })], frame)
    expect(text).not.toContain('<script')
    expect(text.match(/<!\[CDATA\[/g)?.length).toBe(text.match(/\]\]>/g)?.length)
    expect(text).toContain('&#60;script&#62;alert(1)&#60;/script&#62; ]]&#62; &#38; &#38;amp; &#34;quoted&#34; ')
    expect(text).toContain('<title>Northlight &amp; &lt;Sons&gt; · Switchboard</title>')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: XML forbids them
    expect(text).not.toMatch(/[\u0000-\u0008\ufffe]/)
  })

  it('is a feed also without a single entry', () => {
    expect(atomText([], frame)).toContain('<updated>1970-01-01T00:00:00.000Z</updated>')
  })
})

describe('the JSON Feed', () => {
  const read = (entries: FeedEntry[]) => JSON.parse(jsonFeedText(entries, frame))

  it('is of version 1.1, with the same ids', () => {
    const feed = read([entry()])
    expect(feed).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'Northlight & <Sons> · Switchboard',
      home_page_url: frame.base,
      feed_url: frame.self,
      language: 'en',
      authors: [{ name: 'Northlight & <Sons>' }],
    })
    expect(feed).not.toHaveProperty('author')
    expect(feed.items).toEqual([
      {
        id: 'urn:switchboard:w-1:2026-W47:dependency:films',
        url: 'https://audit.example/w/northlight/dependencies/films?week=2026-W47',
        title: 'Films: Hype',
        content_html: '<p>Hype ← Promising, because 28 days passed without replication.</p>',
        date_published: '2026-11-20T15:00:00.000Z',
        date_modified: '2026-11-20T15:00:00.000Z',
        tags: ['change'],
      },
    ])
  })

  it('keeps a name as it is in a title, and as text in its HTML', () => {
    const [item] = read([entry({ title: hostile, text: hostile })]).items
    expect(item.title).toBe(hostile)
    expect(item.content_html).not.toContain('<script')
  })
})
