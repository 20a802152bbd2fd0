/** One line of a message; `href` leads to the page it is about. */
export type MessageLine = { text: string; href?: string }

/** An event in words, before it becomes a mail, a Slack message or a card. */
export type Message = {
  /** One line; the subject of a mail. */
  title: string
  lead: string
  sections: { heading: string; lines: MessageLine[] }[]
  link: { label: string; href: string }
  /** Why the reader gets this. */
  why: string
  /** Where it can be stopped. */
  stop: { label: string; href: string }
}

/** What is told, in words for people and as data for programs. */
export type Told = { message: Message; data: Record<string, unknown> }

/** A text on one line, without characters that command a terminal or a mail server. */
export const oneLine = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .trim()

/** The first `most` lines, and how many more there are. */
export function firstLines(lines: readonly MessageLine[], most: number, href: string): MessageLine[] {
  if (lines.length <= most) return [...lines]
  return [...lines.slice(0, most), { text: `… and ${lines.length - most} more`, href }]
}
