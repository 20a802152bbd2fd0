import { CopyButton } from '@/components/ui/copy-button'
import { Notice } from '@/components/ui/notice'
import type { ShareKind } from '@/lib/domain/share-link'

export type MadeShareLink = { kind: ShareKind; label: string; address: string }

type Line = { name: string; value: string; note?: string }

/** What can be done with a new link: its addresses, and lines to paste where they are used. */
function linesOf({ kind, address }: MadeShareLink): Line[] {
  const page = new URL(address)
  switch (kind) {
    case 'week':
      return [{ name: 'Address', value: address }]
    case 'calendar':
      return [
        { name: 'Address', value: `${address}/calendar.ics`, note: 'For “Add calendar from a URL”.' },
        { name: 'Subscribe', value: `webcal://${page.host}${page.pathname}/calendar.ics`, note: 'Opens the calendar app of this device.' },
      ]
    case 'changes':
      return [
        { name: 'Atom', value: `${address}/changes.atom`, note: 'For feed readers and chat apps.' },
        { name: 'JSON Feed', value: `${address}/changes.json` },
        { name: 'In a terminal', value: `curl -s ${address}/changes.json | jq -r '.items[].title'` },
      ]
    case 'badge':
      return [
        { name: 'Address', value: `${address}/badge.svg` },
        { name: 'Markdown', value: `![Switchboard](${address}/badge.svg)`, note: 'For a README or a wiki.' },
        {
          name: 'One dependency',
          value: `${address}/badge.svg?dependency=ID`,
          note: 'The ID stands at the end of the dependency’s own address.',
        },
      ]
  }
}

/** A new link, shown this once. */
export function MadeLink({ made }: { made: MadeShareLink }) {
  return (
    <div role="status">
      <Notice title={`The link for ${made.label}`}>
        <p>Copy it now: it is shown only this once, since only a hash of it is kept.</p>
        <dl className="mt-2 flex flex-col gap-2">
          {linesOf(made).map(({ name, value, note }) => (
            <div key={name} className="flex flex-wrap gap-x-3">
              <dt className="w-28 shrink-0">{name}</dt>
              <dd className="flex min-w-0 flex-1 basis-64 flex-wrap items-start gap-x-3 gap-y-1">
                <span className="min-w-0 flex-1 basis-56">
                  <span className="font-mono text-sm break-all text-ink select-all">{value}</span>
                  {note ? <span className="block text-sm">{note}</span> : null}
                </span>
                <CopyButton value={value} label={`Copy: ${name}`} />
              </dd>
            </div>
          ))}
        </dl>
      </Notice>
    </div>
  )
}
