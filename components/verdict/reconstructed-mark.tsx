import { Badge } from '@/components/ui/badge'
import { reconstructedMeaning } from '@/lib/domain/reconstructed'

/** Stands beside a signed week of a demo that nobody signed while it ran. */
export function ReconstructedMark() {
  return (
    <span title={reconstructedMeaning} className="relative z-2 inline-flex">
      <Badge tone="dashed">reconstructed</Badge>
    </span>
  )
}
