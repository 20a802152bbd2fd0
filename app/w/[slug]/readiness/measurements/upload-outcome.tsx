import Link from 'next/link'
import { ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { formatNumber, plural } from '@/lib/format'
import { RefusedLines } from './refused-lines'
import type { Sent } from './send-log'

const shown = 5

/** What became of a file: every line is counted, and those that were refused say why. */
export function UploadOutcome({ name, sent, base }: { name: string; sent: Sent; base: string }) {
  if (!sent.ok)
    return (
      <Notice tone="error" title={`Nothing of ${name} was taken`}>
        {sent.detail}
      </Notice>
    )
  const { refused, read, firstRefused } = sent
  return (
    <Notice
      tone={refused > 0 ? 'warn' : 'info'}
      title={sent.before ? `${name} was read before: nothing changed` : `${name}: ${plural(read, 'line')} read`}
      action={
        refused > 0 ? (
          <ButtonLink size="sm" href={`${base}/logs/${sent.id}/refused`} prefetch={false} download>
            Download the refused lines
          </ButtonLink>
        ) : null
      }
    >
      <p>{countText(sent)}</p>
      {sent.ignored.length > 0 ? <p>Not read, since they stand for nothing here: {sent.ignored.join(', ')}.</p> : null}
      {firstRefused.length > 0 ? (
        <div className="mt-2">
          <RefusedLines lines={firstRefused.slice(0, shown)} />
          {refused > shown ? (
            <Link href={`${base}/logs/${sent.id}`} className="link">
              All refused lines
            </Link>
          ) : null}
        </div>
      ) : null}
    </Notice>
  )
}

function countText({ added, updated, same, skipped, refused, before }: Extract<Sent, { ok: true }>): string {
  const parts = [
    `${plural(added, 'job')} added`,
    `${formatNumber(updated)} updated`,
    `${formatNumber(same)} known already`,
    skipped > 0 ? `${plural(skipped, 'span')} of something else left out` : null,
    `${formatNumber(refused)} refused`,
  ]
  return `${before ? 'As it was then: ' : ''}${parts.filter(Boolean).join(' · ')}.`
}
