import { ExternalLink } from '@/components/ui/external-link'
import { formatDate, hostOf } from '@/lib/format'
import type { KnownWithdrawal } from '@/lib/services/claims'

/** Where, when and why a claim was withdrawn; or that nobody said so. */
export function WithdrawalText({ withdrawal }: { withdrawal: KnownWithdrawal | null }) {
  if (withdrawal === null) return 'Where and why was not noted when it was marked.'
  const { withdrawnAt, withdrawnOn, reason, byName } = withdrawal
  return (
    <>
      On {formatDate(withdrawnOn)} at <ExternalLink href={withdrawnAt}>{hostOf(withdrawnAt)}</ExternalLink>: <q>{reason}</q> Noted by{' '}
      {byName}.
    </>
  )
}
