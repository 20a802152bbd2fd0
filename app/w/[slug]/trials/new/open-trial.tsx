import Link from 'next/link'
import { Notice } from '@/components/ui/notice'

/** Another trial of the same pair is open: two at once share neither prompts nor looks. */
export function OpenTrial({ href }: { href: string }) {
  return (
    <Notice tone="warn" title="A trial of this pair is open already">
      Its prompts are being judged now.{' '}
      <Link className="link" href={href}>
        Look at the open trial
      </Link>{' '}
      before you plan another one.
    </Notice>
  )
}
