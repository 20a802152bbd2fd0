import { Badge } from '@/components/ui/badge'
import type { ClaimRow } from '@/lib/services/claim-list'

/** What a reader must not miss of a claim: relay, echo, unverified, derived, retracted; and its tags. */
export function ClaimMarks({ claim, plain }: { claim: ClaimRow /** Without tags. */; plain?: boolean }) {
  return (
    <>
      {claim.tier === 'relay' ? <Badge tone="dashed">relay</Badge> : null}
      {claim.flags.map((flag) => (
        <Badge key={flag} tone={flag === 'retracted' ? 'danger' : 'neutral'}>
          {flag}
        </Badge>
      ))}
      {plain
        ? null
        : claim.tags.map((tag) => (
            <Badge key={tag} tone="accent">
              {tag}
            </Badge>
          ))}
    </>
  )
}
