'use client'

import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { Button, IconButton } from '@/components/ui/button'
import { Field, FieldGroup } from '@/components/ui/field'
import { Select, type SelectOption } from '@/components/ui/select'

type TaskPairsProps = {
  pairs: readonly (readonly [string, string])[]
  tasks: readonly SelectOption[]
  error: (name: string) => string | undefined
  /** Called when a pair is added or taken away. */
  onCount: () => void
}

/** Tasks whose results count, with doubt, for each other. */
export function TaskPairs({ pairs, tasks, error, onCount }: TaskPairsProps) {
  const [rows, setRows] = useState(pairs.map((pair, index) => ({ key: index, pair })))
  const change = (next: typeof rows) => {
    setRows(next)
    onCount()
  }
  const add = () => change([...rows, { key: Math.max(-1, ...rows.map(({ key }) => key)) + 1, pair: ['', ''] as const }])
  return (
    <FieldGroup
      legend={<span className="text-muted">Neighbouring tasks</span>}
      hint="Results on one task of a pair count, with doubt, for the other; all further tasks do not count at all."
    >
      {/* Without a pair the form would not say that the list is empty. */}
      <input type="hidden" name="policy.taskAdjacency" value="" />
      <div className="flex max-w-3xl flex-col gap-2">
        {rows.map(({ key, pair }, index) => (
          <div key={key} className="grid grid-cols-[1fr_1fr_auto] items-end gap-3">
            {([0, 1] as const).map((side) => {
              const name = `policy.taskAdjacency.${index}.${side}`
              return (
                <Field key={side} label={side === 0 ? `Pair ${index + 1}` : 'and'} required error={error(name)}>
                  {(control) => <Select {...control} name={name} options={tasks} placeholder="Choose a task" defaultValue={pair[side]} />}
                </Field>
              )
            })}
            <IconButton label={`Remove pair ${index + 1}`} onClick={() => change(rows.filter((row) => row.key !== key))}>
              <X aria-hidden="true" />
            </IconButton>
          </div>
        ))}
        <div>
          <Button size="sm" icon={<Plus aria-hidden="true" />} onClick={add}>
            Add a pair
          </Button>
        </div>
      </div>
    </FieldGroup>
  )
}
