'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { ActionForm } from '@/components/ui/action-form'
import { Checkbox } from '@/components/ui/checkbox'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Menu, type MenuItem } from '@/components/ui/menu'
import { SubmitButton } from '@/components/ui/submit-button'
import { useToast } from '@/components/ui/toast'
import type { SavedView } from '@/lib/services/saved-views'
import { deleteViewAction, saveViewAction, updateViewAction } from './list-actions'
import { formOf } from './send'

export type ListedViews = { all: readonly SavedView[]; current: SavedView | null; forTeam: boolean }

type ViewsMenuProps = {
  slug: string
  path: string
  views: ListedViews
  /** What the view would keep: the list as it is on screen. */
  state: Readonly<Record<string, string>>
}

const stateFields = (state: Readonly<Record<string, string>>) =>
  Object.entries(state).map(([name, text]) => [`state.${name}`, text] as const)

const same = (left: Readonly<Record<string, string>>, right: Readonly<Record<string, string>>) =>
  JSON.stringify(Object.entries(left).sort()) === JSON.stringify(Object.entries(right).sort())

/** The saved views of the person and of the team: open one, keep what is on screen as one, change or delete it. */
export function ViewsMenu({ slug, path, views, state }: ViewsMenuProps) {
  const [saving, setSaving] = useState(false)
  const { current, all, forTeam } = views
  const items = useViewItems({ slug, path, views, state, onSave: () => setSaving(true) })
  const router = useRouter()
  return (
    <>
      <Menu
        size="sm"
        label={
          <span className="max-w-48 truncate">
            {current ? `View: ${current.name}${same(current.state, state) ? '' : ' · changed'}` : 'Views'}
          </span>
        }
        name={current ? `Views, now ${current.name}` : `Views, ${all.length} saved`}
        items={items}
      />
      <Dialog
        open={saving}
        onClose={() => setSaving(false)}
        title="Save as a view"
        description="Filters, order, groups and columns under one address."
      >
        <ActionForm
          label="Save as a view"
          action={saveViewAction.bind(null, slug)}
          className="flex flex-col gap-3"
          onDone={(done) => {
            setSaving(false)
            router.push(`${path}?view=${(done.value as SavedView).id}`)
          }}
        >
          {(form) => (
            <>
              {stateFields(state).map(([name, text]) => (
                <input key={name} type="hidden" name={name} value={text} />
              ))}
              <Field label="Name" required error={form.error('name')}>
                {(control) => <Input {...control} name="name" maxLength={80} defaultValue={form.value('name')} />}
              </Field>
              {forTeam ? <Checkbox name="team" label="For the team" hint="Everybody in this workspace finds it in this menu." /> : null}
              <div className="flex justify-end">
                <SubmitButton variant="primary">Save the view</SubmitButton>
              </div>
            </>
          )}
        </ActionForm>
      </Dialog>
    </>
  )
}

type Items = ViewsMenuProps & { onSave: () => void }

function useViewItems({ slug, path, views, state, onSave }: Items): MenuItem[] {
  const toast = useToast()
  const router = useRouter()
  const { all, current, forTeam } = views
  const mayChange = current !== null && (current.team ? forTeam : current.own)
  const keep = async (view: SavedView) => {
    const form = formOf([
      ['id', view.id],
      ['version', String(view.version)],
      ['name', view.name],
      ['team', String(view.team)],
      ...stateFields(state),
    ])
    const result = await updateViewAction(slug, { state: 'idle' }, form)
    if (result.state === 'failed') return toast({ text: result.message, tone: 'error' })
    toast({ text: `View “${view.name}” saved.` })
    router.push(`${path}?view=${view.id}`)
  }
  const remove = async (view: SavedView) => {
    const result = await deleteViewAction(slug, { state: 'idle' }, formOf([['id', view.id]]))
    if (result.state === 'failed') return toast({ text: result.message, tone: 'error' })
    const again = formOf([['name', view.name], ['team', String(view.team)], ...stateFields(view.state as Record<string, string>)])
    const undo = async () => {
      const kept = await saveViewAction(slug, { state: 'idle' }, again)
      if (kept.state === 'failed') toast({ text: kept.message, tone: 'error' })
      else router.push(`${path}?view=${((kept as { value?: unknown }).value as SavedView).id}`)
    }
    toast({ text: `View “${view.name}” deleted.`, action: { label: 'Undo', onSelect: () => void undo() } })
    router.push(path)
  }
  const labelOf = (view: SavedView) =>
    all.some((other) => other !== view && other.name === view.name) && view.team ? `${view.name} (team)` : view.name
  return [
    { label: 'All claims', href: path },
    ...all.map((view) => ({ label: labelOf(view), note: view.team ? 'team' : 'mine', href: `${path}?view=${view.id}` })),
    { label: 'Save as a view…', onSelect: onSave },
    ...(current && mayChange && !same(current.state as Record<string, string>, state)
      ? [{ label: `Save changes to “${current.name}”`, onSelect: () => void keep(current) }]
      : []),
    ...(current && mayChange ? [{ label: `Delete “${current.name}”`, danger: true, onSelect: () => void remove(current) }] : []),
  ]
}
