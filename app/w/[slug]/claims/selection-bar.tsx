'use client'

import { Archive, ArchiveRestore, Tag } from 'lucide-react'
import { type FormEvent, type ReactNode, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import type { GridSelection } from '@/components/use-selection'
import { formatNumber, plural } from '@/lib/format'
import type { BulkWork } from './use-bulk'

type SelectionBarProps = {
  selection: GridSelection
  /** How many claims pass the filters. */
  count: number
  /** The list shows what was put away. */
  archived: boolean
  tags: readonly string[]
  work: BulkWork
  /** Edits the only selected row; absent unless exactly one is. */
  onEdit?: () => void
  /** Where the selected claims can be saved as files. */
  children?: ReactNode
}

/** What can be done with the selected claims. */
export function SelectionBar({ selection, count, archived, tags, work, onEdit, children }: SelectionBarProps) {
  const [tagging, setTagging] = useState(false)
  const chosen = selection.all ? count : selection.ids.size
  return (
    <div
      role="toolbar"
      aria-label="Selected claims"
      className="flex flex-wrap items-center gap-2 -mx-3 rounded-md bg-accent-soft px-3 py-1"
    >
      <p className="font-semibold">{formatNumber(chosen)} selected</p>
      {selection.all || chosen === count ? null : (
        <Button size="sm" variant="ghost" onClick={selection.selectAll}>
          Select all {formatNumber(count)} that match
        </Button>
      )}
      <span className="flex-1" />
      {onEdit ? (
        <Button size="sm" onClick={onEdit}>
          Edit
        </Button>
      ) : null}
      <Button size="sm" icon={<Tag aria-hidden="true" />} disabled={work.busy} onClick={() => setTagging(true)}>
        Tag
      </Button>
      {children}
      {archived ? (
        <Button size="sm" icon={<ArchiveRestore aria-hidden="true" />} disabled={work.busy} onClick={() => work.run('unarchive')}>
          Restore
        </Button>
      ) : (
        <Button size="sm" icon={<Archive aria-hidden="true" />} disabled={work.busy} onClick={() => work.run('archive')}>
          Archive
        </Button>
      )}
      <Button size="sm" variant="ghost" onClick={selection.clear}>
        Clear selection
      </Button>
      <TagDialog open={tagging} onClose={() => setTagging(false)} chosen={chosen} tags={tags} work={work} />
    </div>
  )
}

type TagDialogProps = { open: boolean; onClose: () => void; chosen: number; tags: readonly string[]; work: BulkWork }

function TagDialog({ open, onClose, chosen, tags, work }: TagDialogProps) {
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const submitter = (event.nativeEvent as SubmitEvent).submitter as HTMLButtonElement | null
    const tag = String(new FormData(event.currentTarget).get('tag') ?? '')
    if (await work.run(submitter?.value === 'untag' ? 'untag' : 'tag', tag)) onClose()
  }
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={`Tag ${plural(chosen, 'claim')}`}
      description="A tag helps to find claims again. It changes no verdict."
    >
      <form onSubmit={send} className="flex flex-col gap-3" noValidate>
        <Field label="Tag" required error={work.problem?.tag ?? null}>
          {(control) => <Input {...control} name="tag" list="known-tags" maxLength={40} autoComplete="off" />}
        </Field>
        <datalist id="known-tags">
          {tags.map((tag) => (
            <option key={tag} value={tag} />
          ))}
        </datalist>
        <div className="flex justify-end gap-2">
          <Button type="submit" value="untag" disabled={work.busy}>
            Take the tag off
          </Button>
          <Button type="submit" variant="primary" value="tag" disabled={work.busy}>
            Put the tag on
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
