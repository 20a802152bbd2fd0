'use client'

import { useMemo, useState } from 'react'
import { useToast } from '@/components/ui/toast'
import type { ClaimRow } from '@/lib/services/claim-list'
import { type Draft, draftOf, type Editing, editableFields } from './editing'
import { changeCellsAction } from './list-actions'
import { formOf } from './send'

type Patch = (id: string, change: Partial<ClaimRow>) => void
type Open = { claim: ClaimRow; draft: Draft; fields: Readonly<Record<string, string>> }

const changed = (from: Draft, to: Draft): [string, string][] =>
  editableFields.filter((field) => from[field] !== to[field]).map((field) => [field, to[field]])

const cellsOf = (draft: Draft): Partial<ClaimRow> => ({
  value: draft.value.trim() === '' ? null : Number(draft.value),
  unit: draft.unit.trim() || null,
  publishedOn: draft.publishedOn,
  note: draft.note || null,
})

/** Corrects one row in its place, and offers to undo that. */
export function useEditing(slug: string, patch: Patch): { editing: Editing | null; edit: (claim: ClaimRow) => void } {
  const toast = useToast()
  const [open, setOpen] = useState<Open | null>(null)

  const store = async (claim: ClaimRow, to: Draft) => {
    const pairs: [string, string][] = [['id', claim.id], ['version', String(claim.version)], ...changed(draftOf(claim), to)]
    const result = await changeCellsAction(slug, { state: 'idle' }, formOf(pairs))
    if (result.state === 'done') patch(claim.id, { ...cellsOf(to), version: claim.version + 1 })
    return result
  }
  const undo = async (claim: ClaimRow, now: Draft) => {
    const result = await store({ ...claim, ...cellsOf(now), version: claim.version + 1 }, draftOf(claim))
    toast(result.state === 'failed' ? { text: result.message, tone: 'error' } : { text: 'Undone.' })
  }
  const save = async ({ claim, draft }: Open) => {
    if (changed(draftOf(claim), draft).length === 0) return close(claim.id)
    const result = await store(claim, draft)
    if (result.state === 'failed') {
      setOpen({ claim, draft, fields: result.fields })
      return toast({ text: Object.values(result.fields)[0] ?? result.message, tone: 'error' })
    }
    close(claim.id)
    toast({ text: `${claim.model} corrected.`, action: { label: 'Undo', onSelect: () => void undo(claim, draft) } })
  }
  const close = (id: string) => {
    setOpen(null)
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"] th a`)?.focus())
  }
  const edit = (claim: ClaimRow) => {
    setOpen({ claim, draft: draftOf(claim), fields: {} })
    requestAnimationFrame(() => document.querySelector<HTMLInputElement>('input[data-edit]')?.select())
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: the functions read only what is open
  const editing = useMemo(
    () =>
      open && {
        id: open.claim.id,
        draft: open.draft,
        fields: open.fields,
        write: (field: keyof Draft, text: string) => setOpen({ ...open, draft: { ...open.draft, [field]: text } }),
        save: () => void save(open),
        stop: () => close(open.claim.id),
      },
    [open],
  )
  return { editing, edit }
}
