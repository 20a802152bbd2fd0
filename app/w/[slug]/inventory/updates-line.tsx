import Link from 'next/link'
import type { Context } from '@/lib/context'
import { plural } from '@/lib/format'
import { waitingUpdates } from '@/lib/services/catalogue-updates'

/** One quiet line where a newer catalogue waits; nothing where none does. */
export async function UpdatesLine({ ctx, path }: { ctx: Context; path: string }) {
  const waiting = await waitingUpdates(ctx)
  if (!waiting) return null
  const said = [
    waiting.new > 0 ? `${waiting.new} new` : '',
    waiting.changed > 0 ? `${waiting.changed} changed` : '',
    waiting.conflict > 0 ? plural(waiting.conflict, 'conflict') : '',
    waiting.gone > 0 ? `${waiting.gone} gone` : '',
  ]
  return (
    <p className="pb-3 text-muted">
      The catalogue {waiting.version} says more than this workspace: {said.filter(Boolean).join(', ')}.{' '}
      <Link href={`${path}/updates`} className="link">
        Look at the updates
      </Link>
    </p>
  )
}
