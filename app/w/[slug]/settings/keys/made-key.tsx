import Link from 'next/link'
import { CopyButton } from '@/components/ui/copy-button'
import { Notice } from '@/components/ui/notice'

export type MadeApiKey = { name: string; token: string }

/** A new key, shown this once. */
export function MadeKey({ made, feed }: { made: MadeApiKey; feed: string }) {
  return (
    <div role="status">
      <Notice title={`The key for ${made.name}`}>
        <p>Copy it now: it is shown only this once, since only a hash of it is kept.</p>
        <p className="mt-2 flex flex-wrap items-start gap-x-3 gap-y-1">
          <code className="min-w-0 flex-1 basis-64 text-sm break-all text-ink select-all">{made.token}</code>
          <CopyButton value={made.token} label="Copy the key" />
        </p>
        <p className="mt-2">
          Programs send it as <code className="text-sm text-ink">Authorization: Bearer sb_…</code>, never in an address.{' '}
          <Link href={feed} className="link">
            How to send measurements
          </Link>
        </p>
      </Notice>
    </div>
  )
}
