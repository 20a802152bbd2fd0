import Link from 'next/link'
import type { ReactNode } from 'react'
import type { ClaimView } from '@/lib/services/claim-view'
import { figure, intervalOf, sampleOf } from '../figure'
import { Anchor } from './anchor'

/** The figure itself with its interval, or the words where there is no figure. */
export function Lede({ view, path }: { view: ClaimView; path: string }) {
  const { claim, opponent } = view
  return (
    <div className="flex flex-col gap-1">
      <p className="text-2xl">{headline(view)}</p>
      <p className="text-muted">
        <Anchor at="interval">{doubt(view)}</Anchor>
      </p>
      {claim.statement && claim.value !== null ? (
        <p className="max-w-[72ch]">
          <q>{claim.statement}</q>
        </p>
      ) : null}
      {opponent ? (
        <p className="text-muted">
          <Anchor at="table">A head-to-head against {opponent.title}, as published:</Anchor>{' '}
          <Link className="link" href={`${path}?model=${opponent.id}`}>
            claims on {opponent.title}
          </Link>
        </p>
      ) : null}
    </div>
  )
}

function headline({ claim }: ClaimView): ReactNode {
  if (claim.value !== null)
    return (
      <>
        <span className="font-semibold">{figure(claim.value)}</span> <span className="text-muted">{claim.unit}</span>
      </>
    )
  if (claim.wins !== null)
    return (
      <span className="font-semibold">
        {claim.wins} won, {claim.losses ?? 'an unpublished number'} lost, {claim.ties ?? 'an unpublished number'} tied
      </span>
    )
  return <q className="font-semibold">{claim.statement}</q>
}

function doubt({ claim }: ClaimView): string {
  if (claim.value === null && claim.wins === null) return 'Words without a figure. They are loud, and prove nothing.'
  const interval = intervalOf(claim.ciLow, claim.ciHigh)
  const sample = sampleOf(claim.sampleSize, claim.sampleUnit)
  return [
    interval === null ? 'No interval was published' : `Interval ${interval}`,
    sample === null ? 'no sample size was published' : `from ${sample}`,
  ].join('; ')
}
