import type { ClaimView } from '@/lib/services/claim-view'

/** The newest later figure of the same evaluator for the same variant on the same board. */
export function newerReading({ claim, figures }: ClaimView): { id: string; publishedOn: string } | null {
  const newer = figures.find(
    (row) =>
      row.evaluatorId === claim.evaluatorId && row.variant === claim.variant && !row.retracted && row.publishedOn > claim.publishedOn,
  )
  return newer ? { id: newer.id, publishedOn: newer.publishedOn } : null
}
