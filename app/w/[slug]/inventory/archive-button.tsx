import { Archive } from 'lucide-react'
import { CommandButton } from '@/components/command-button'
import type { FormAction } from '@/lib/form-state'

export type ArchiveButtonProps = { id: string; archivedAt: string | null; archive: FormAction; unarchive: FormAction }

/** Puts a row away. It asks nothing, because undoing it takes one press. */
export function ArchiveButton({ id, archivedAt, archive, unarchive }: ArchiveButtonProps) {
  if (archivedAt !== null) return null
  return (
    <CommandButton action={archive} undo={unarchive} fields={{ id }} size="md" pendingLabel="Archiving…">
      <Archive aria-hidden="true" />
      Archive
    </CommandButton>
  )
}
