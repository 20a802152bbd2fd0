import { CopyButton } from '@/components/ui/copy-button'
import { Notice } from '@/components/ui/notice'
import type { FormState } from '@/lib/form-state'

/** The secret of a webhook, right after it was made. */
export function MadeSecret({ state }: { state: FormState }) {
  if (state.state !== 'done') return null
  const { secret } = state.value as { secret: string | null }
  if (secret === null) return null
  return (
    <div role="status">
      <Notice title="The secret that signs its messages" action={<CopyButton value={secret} label="Copy the secret" />}>
        <p>It is shown only now. Keep it where the receiver checks signatures.</p>
        <p className="mt-1 font-mono break-all text-ink select-all">{secret}</p>
      </Notice>
    </div>
  )
}
