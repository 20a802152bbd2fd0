import { MiddleCut } from '@/components/middle-cut'
import { CopyButton } from '@/components/ui/copy-button'
import { NotPublished } from '@/components/ui/data-list'

/** A model id, which keeps its end where the room is short: ids of one family differ there. */
export function ModelId({ id }: { id: string | null }) {
  if (id === null) return <NotPublished />
  return (
    <span className="relative z-2 flex max-w-72 items-center gap-1 font-mono text-sm">
      <MiddleCut text={id} keep={18} />
      <CopyButton value={id} label={`Copy ${id}`} iconOnly />
    </span>
  )
}
