'use client'

import { ActionForm } from '@/components/ui/action-form'
import { Radio } from '@/components/ui/checkbox'
import { SubmitButton } from '@/components/ui/submit-button'
import { useToast } from '@/components/ui/toast'
import type { FormAction } from '@/lib/form-state'

export type FieldChoice = { field: string; label: string; base: string; mine: string; theirs: string }

type ConflictFormProps = {
  action: FormAction
  edition: string
  row: string
  title: string
  choices: readonly FieldChoice[]
  /** Something is taken even where nothing is chosen. */
  more: boolean
}

const shown = (text: string) => text || '—'

/** For every field that the team and the catalogue both changed: whose value counts. Nothing is chosen beforehand. */
export function ConflictForm({ action, edition, row, title, choices, more }: ConflictFormProps) {
  const toast = useToast()
  return (
    <ActionForm
      action={action}
      label={`Decide ${title}`}
      onDone={({ message }) => toast({ text: message })}
      className="flex flex-col gap-2"
    >
      {() => (
        <>
          <input type="hidden" name="edition" value={edition} />
          <input type="hidden" name="rows" value={row} />
          {choices.map(({ field, label, base, mine, theirs }, index) => (
            <fieldset key={field} className="min-w-0 border-l-2 border-l-edge pl-3">
              <legend className="sr-only">{label}: whose value counts?</legend>
              <p aria-hidden="true" className="text-sm text-muted">
                {label} · the catalogue said {shown(base)}
              </p>
              <input type="hidden" name={`choices.${index}.row`} value={row} />
              <input type="hidden" name={`choices.${index}.field`} value={field} />
              <input type="hidden" name={`choices.${index}.take`} value="" />
              <div className="grid gap-x-6 sm:grid-cols-2">
                <Radio name={`choices.${index}.take`} value="mine" label={<Value whose="Ours" text={mine} />} />
                <Radio name={`choices.${index}.take`} value="theirs" label={<Value whose="Catalogue" text={theirs} />} />
              </div>
            </fieldset>
          ))}
          <div>
            <SubmitButton size="sm" variant="secondary" pendingLabel="Taking…">
              {more ? 'Take the rest and what is chosen' : 'Take what is chosen'}
              <span className="sr-only"> for {title}</span>
            </SubmitButton>
          </div>
        </>
      )}
    </ActionForm>
  )
}

function Value({ whose, text }: { whose: string; text: string }) {
  return (
    <span className="wrap-anywhere">
      <span className="text-sm text-muted">{whose}: </span>
      {shown(text)}
    </span>
  )
}
