'use client'

import { type ReactNode, useCallback, useState } from 'react'
import { CommandButton } from '@/components/command-button'
import { Button } from '@/components/ui/button'
import type { FormAction } from '@/lib/form-state'
import { CommentForm } from './comment-form'

type CommentItemProps = {
  comment: { id: string; body: string; version: number }
  edit: FormAction
  remove: FormAction
  restore: FormAction
  children: ReactNode
}

/** One's own comment, with the ways to change it and to take it away. */
export function OwnComment({ comment, edit, remove, restore, children }: CommentItemProps) {
  const [editing, setEditing] = useState(false)
  const close = useCallback(() => setEditing(false), [])
  const { id, body, version } = comment
  if (editing)
    return (
      <CommentForm
        action={edit}
        label="Change your comment"
        submit="Save"
        fields={{ id, version: String(version) }}
        stored={body}
        onDone={close}
        onCancel={close}
      />
    )
  return (
    <>
      {children}
      <div data-print="hide" className="flex gap-2 pt-1">
        <Button size="sm" variant="ghost" className="-ml-2" onClick={() => setEditing(true)}>
          Edit
        </Button>
        <CommandButton action={remove} undo={restore} fields={{ id }} pendingLabel="Deleting…">
          Delete
        </CommandButton>
      </div>
    </>
  )
}
