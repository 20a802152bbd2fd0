import { Notice } from '@/components/ui/notice'

/** Why a trial does not count. */
export function VoidNotice({ reason }: { reason: string | null }) {
  return (
    <Notice tone="warn" title="This trial was declared void">
      No verdict counts it, and its plan, clips and votes stay on record.{reason ? ` The reason: ${reason}` : null}
    </Notice>
  )
}
