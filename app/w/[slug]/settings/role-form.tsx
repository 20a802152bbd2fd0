'use client'

import { useState } from 'react'
import { Select } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import { useToast } from '@/components/ui/toast'
import { type Role, roles } from '@/lib/domain/member'
import { changeRoleAction } from './actions'

export const roleOptions = roles.map(({ id, label }) => ({ value: id, label }))

type RoleFormProps = { slug: string; userId: string; name: string; role: Role; version: number }

/** Choosing a role shows the button that saves it: with the keyboard, passing a role on the way to another must not grant it. */
export function RoleForm({ slug, userId, name, role, version }: RoleFormProps) {
  const toast = useToast()
  const [chosen, setChosen] = useState<string>(role)
  const save = async (form: FormData) => {
    const result = await changeRoleAction(slug, { state: 'idle' }, form)
    if (result.state === 'done') toast({ text: result.message })
    if (result.state !== 'failed') return
    toast({ tone: 'error', text: result.fields.role ?? result.message })
    setChosen(role)
  }
  return (
    <form action={save} className="flex items-center gap-2">
      <input type="hidden" name="userId" value={userId} />
      <input type="hidden" name="version" value={version} />
      <Select
        className="w-32"
        name="role"
        aria-label={`Role of ${name}`}
        options={roleOptions}
        value={chosen}
        onChange={(event) => setChosen(event.target.value)}
      />
      {chosen === role ? null : (
        <SubmitButton size="sm" aria-label={`Save the role of ${name}`}>
          Save
        </SubmitButton>
      )}
    </form>
  )
}
