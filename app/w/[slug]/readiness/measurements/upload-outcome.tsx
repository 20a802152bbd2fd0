import Link from 'next/link'
import { ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { formatNumber, plural } from '@/lib/format'
import type { OfferingShare } from '@/lib/services/job-shares'
import { RefusedLines } from './refused-lines'
import type { Sent } from './send-log'

const shown = 5

/** What became of a file: every line is counted, and those that were refused say why. */
export function UploadOutcome({ name, sent, base, titleOf }: { name: string; sent: Sent; base: string; titleOf: (id: string) => string }) {
  if (!sent.ok)
    return (
      <Notice tone="error" title={`Nothing of ${name} was taken`}>
        {sent.detail}
      </Notice>
    )
  const { refused, read, firstRefused, byOffering } = sent
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
      {byOffering.length > 0 ? <p>{shareText(byOffering, titleOf)}</p> : null}
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

/** Which offerings the jobs were counted for, so that a name which was read wrongly is seen. */
const shareText = (shares: readonly OfferingShare[], titleOf: (id: string) => string): string =>
  `Went to: ${shares.map(({ offering, jobs }) => `${titleOf(offering)}, ${plural(jobs, 'job')}`).join(' · ')}.`

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
