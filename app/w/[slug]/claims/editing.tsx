'use client'

import { createContext, type ReactNode, use } from 'react'
import { controlClass } from '@/components/ui/input'
import type { ClaimRow } from '@/lib/services/claim-list'

/** The cells of a claim that can be corrected in the list. */
export const editableFields = ['value', 'unit', 'publishedOn', 'note'] as const
export type EditableField = (typeof editableFields)[number]

export type Draft = Record<EditableField, string>

export const draftOf = (claim: ClaimRow): Draft => ({
  value: claim.value === null ? '' : String(claim.value),
  unit: claim.unit ?? '',
  publishedOn: claim.publishedOn,
  note: claim.note ?? '',
})

export type Editing = {
  id: string
  draft: Draft
  fields: Readonly<Record<string, string>>
  write: (field: EditableField, text: string) => void
  save: () => void
  stop: () => void
}

/** The row that is being edited, if any. */
export const EditingContext = createContext<Editing | null>(null)

type EditableProps = { id: string; field: EditableField; label: string; children: ReactNode }

/** What stands in a cell, or a field for it while its row is edited. Enter saves, Escape gives up. */
export function Editable({ id, field, label, children }: EditableProps) {
  const editing = use(EditingContext)
  if (editing?.id !== id) return children
  return (
    <input
      aria-label={label}
      aria-invalid={editing.fields[field] ? true : undefined}
      title={editing.fields[field]}
      type={field === 'publishedOn' ? 'date' : 'text'}
      inputMode={field === 'value' ? 'decimal' : undefined}
      data-edit
      value={editing.draft[field]}
      onChange={(event) => editing.write(field, event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') editing.save()
        else if (event.key === 'Escape') editing.stop()
        else return
        event.preventDefault()
        event.stopPropagation()
      }}
      className={`${controlClass} relative z-2 h-7 px-1.5! font-normal`}
    />
  )
}
