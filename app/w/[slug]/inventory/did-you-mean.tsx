import Link from 'next/link'
import { suggestSearch } from '@/lib/services/claim-suggestion'
import { ledgerHref } from './address'
import type { TabProps } from './tab-props'

/** For a search that found nothing: the name that was probably meant. */
export async function DidYouMean({ ctx, path, search }: TabProps) {
  const meant = await suggestSearch(ctx, search.q ?? '')
  if (meant === null) return null
  return (
    <>
      Did you mean{' '}
      <Link className="link" href={ledgerHref(path, search, { q: meant })}>
        {meant}
      </Link>
      ?{' '}
    </>
  )
}
