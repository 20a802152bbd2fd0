import { ArchiveRestore, Pencil } from 'lucide-react'
import { CommandButton } from '@/components/command-button'
import { ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { FormAction } from '@/lib/form-state'
import { formatDate } from '@/lib/format'
import { ArchiveButton, type ArchiveButtonProps } from './archive-button'

/** What an analyst can do with a row on its page. */
export function RowActions({ editHref, ...archiving }: ArchiveButtonProps & { editHref: string }) {
  return (
    <>
      <ArchiveButton {...archiving} />
      <ButtonLink href={editHref} icon={<Pencil aria-hidden="true" />}>
        Edit
      </ButtonLink>
    </>
  )
}

type ArchivedNoticeProps = { noun: string; id: string; archivedAt: string | null; unarchive: FormAction | null }

/** Says that a row was put away; only who may write is offered the way back. */
export function ArchivedNotice({ noun, id, archivedAt, unarchive }: ArchivedNoticeProps) {
  if (archivedAt === null) return null
  return (
    <Notice
      title={`This ${noun} was archived on ${formatDate(archivedAt)}`}
      action={
        unarchive ? (
          <CommandButton action={unarchive} fields={{ id }} pendingLabel="Restoring…">
            <ArchiveRestore aria-hidden="true" />
            Restore
          </CommandButton>
        ) : null
      }
    >
      Lists and selects leave it out. Signed weeks that mention it keep it.
    </Notice>
  )
}
