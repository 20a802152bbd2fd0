import { type Message, type MessageLine, oneLine } from './message'

const cut = (text: string, most: number): string => (text.length <= most ? text : `${text.slice(0, most - 1)}…`)

/** Characters that Slack's markup gives a meaning. */
const slackText = (text: string): string => oneLine(text).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')

/** A header has no markup but also no room for escapes. */
const slackHeader = (text: string): string => oneLine(text).replace(/</g, '‹').replace(/>/g, '›')

/** Its markup has no escape for a bar inside a link's text. */
const slackLink = (href: string, text: string): string => `<${href}|${slackText(text).replace(/\|/g, '¦')}>`

const slackLine = ({ text, href }: MessageLine): string => {
  const short = cut(text, 280)
  return href ? `• ${slackLink(href, short)}` : `• ${slackText(short)}`
}

/** Sections of at most six lines each: a section of Slack holds 3,000 characters. */
function slackSections({ sections }: Message) {
  return sections.flatMap(({ heading, lines }) => {
    const blocks = []
    for (let at = 0; at < lines.length; at += 6) {
      const title = at === 0 ? `*${slackText(heading)}*\n` : ''
      const body = lines
        .slice(at, at + 6)
        .map(slackLine)
        .join('\n')
      blocks.push({ type: 'section', text: { type: 'mrkdwn', text: cut(title + body, 3000) } })
    }
    return blocks
  })
}

/** A message as Slack's incoming webhooks take it: blocks, with the title as the text of the notification. */
export function slackPayload(message: Message) {
  const { title, lead, link, why, stop } = message
  return {
    text: slackText(cut(title, 300)),
    blocks: [
      { type: 'header', text: { type: 'plain_text', text: cut(slackHeader(title), 150), emoji: false } },
      { type: 'section', text: { type: 'mrkdwn', text: cut(slackText(lead), 3000) } },
      ...slackSections(message).slice(0, 40),
      { type: 'section', text: { type: 'mrkdwn', text: slackLink(link.href, link.label) } },
      { type: 'context', elements: [{ type: 'mrkdwn', text: `${slackText(why)} ${slackLink(stop.href, stop.label)}` }] },
    ],
  }
}

/** A run of text that Teams shows as it is; its TextBlock would read Markdown in names. */
const run = (text: string, more: Record<string, unknown> = {}) => ({ type: 'TextRun', text: cut(oneLine(text), 500), ...more })
const rich = (inlines: unknown[], more: Record<string, unknown> = {}) => ({ type: 'RichTextBlock', inlines, ...more })

/** A message as a Workflows webhook of Microsoft Teams takes it: an Adaptive Card, which may have 28 kB. */
export function teamsPayload(message: Message) {
  const { title, lead, sections, link, why, stop } = message
  const open = (href: string) => ({ type: 'Action.OpenUrl', url: href })
  const body = [
    rich([run(title, { weight: 'Bolder', size: 'Medium' })]),
    rich([run(lead)]),
    ...sections.flatMap(({ heading, lines }) => [
      rich([run(heading, { weight: 'Bolder' })], { separator: true }),
      ...lines.map(({ text, href }) => rich([run(`• ${text}`, href ? { selectAction: open(href) } : {})], { spacing: 'Small' })),
    ]),
    rich([run(why, { isSubtle: true, size: 'Small' })], { separator: true }),
  ]
  const action = ({ label, href }: { label: string; href: string }) => ({ ...open(href), title: cut(label, 80) })
  const content = {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.4',
    body,
    actions: [action(link), action(stop)],
  }
  return { type: 'message', attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', contentUrl: null, content }] }
}

type WebhookFrame = { event: string; at: Date; workspace: { id: string; name: string; slug: string; demo: boolean } }

/** An event as a program takes it: `type`, `timestamp` and `data`, as the Standard Webhooks specification asks. */
export const webhookPayload = ({ event, at, workspace }: WebhookFrame, data: Record<string, unknown>) => ({
  type: event,
  timestamp: at.toISOString(),
  data: { workspace, ...data },
})

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const html = (text: string): string => oneLine(text).replace(/[&<>"']/g, (character) => escapes[character] ?? '')

const anchor = (href: string, text: string): string => `<a href="${html(href)}">${html(text)}</a>`

/** The plain text of a mail. */
export function mailText({ title, lead, sections, link, why, stop }: Message): string {
  const blocks = [
    oneLine(title),
    oneLine(lead),
    ...sections.map(({ heading, lines }) =>
      [oneLine(heading).toUpperCase(), ...lines.map(({ text, href }) => `- ${oneLine(text)}${href ? `\n  ${href}` : ''}`)].join('\n'),
    ),
    `${oneLine(link.label)}:\n${link.href}`,
    `--\n${oneLine(why)}\n${oneLine(stop.label)}: ${stop.href}`,
  ]
  return `${blocks.join('\n\n')}\n`
}

/** The same mail for programs that show HTML; no pictures, no scripts, nothing to load. */
export function mailHtml({ title, lead, sections, link, why, stop }: Message): string {
  const lists = sections.map(({ heading, lines }) => {
    const items = lines.map(({ text, href }) => `<li style="margin:0 0 4px">${href ? anchor(href, text) : html(text)}</li>`).join('\n')
    return `<h2 style="font-size:14px;margin:20px 0 6px">${html(heading)}</h2>\n<ul style="margin:0;padding-left:18px">\n${items}\n</ul>`
  })
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>${html(title)}</title></head>
<body style="font:14px/1.5 system-ui,sans-serif;margin:0;padding:20px;max-width:640px">
<h1 style="font-size:18px;margin:0 0 8px">${html(title)}</h1>
<p style="margin:0 0 8px">${html(lead)}</p>
${lists.join('\n')}
<p style="margin:20px 0">${anchor(link.href, link.label)}</p>
<hr style="border:0;border-top:1px solid #bbb">
<p style="font-size:12px;margin:8px 0">${html(why)} ${anchor(stop.href, stop.label)}</p>
</body>
</html>
`
}
