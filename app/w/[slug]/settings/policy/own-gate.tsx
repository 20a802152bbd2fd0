'use client'

import { useState } from 'react'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import type { GatePolicy } from '@/lib/domain/policy'
import type { Allowed } from '@/lib/domain/policy-range'
import { SourceChecks } from './source-checks'

type OwnGateProps = {
  gate: GatePolicy | null
  /** The path of the gate in the form. */
  name: string
  sources: Allowed | undefined
  error: (name: string) => string | undefined
  /** A ready-made gate keeps its name and what it compares. */
  ready?: boolean
}

const kinds = [
  { value: 'bool', label: 'The challenger states yes' },
  { value: 'superset', label: 'It covers the required regions' },
  { value: 'ni_ratio', label: 'Not larger by more than a share' },
  { value: 'ni_diff', label: 'Not lower by more than a margin' },
  { value: 'min_demand', label: 'It covers the peak with headroom' },
]

/** A gate that a team adds: its name, what it compares, and the fields that its kind needs. */
export function OwnGate({ gate, name, sources, error, ready = false }: OwnGateProps) {
  const [kind, setKind] = useState<string>(gate?.kind ?? 'bool')
  const text = (field: string, label: string, stored: string | number, hint: string) => (
    <Field label={label} required error={error(`${name}.${field}`)} hint={hint}>
      {(control) => <Input {...control} name={`${name}.${field}`} autoComplete="off" className="max-w-48" defaultValue={stored} />}
    </Field>
  )
  return (
    <div className="grid gap-x-8 gap-y-4 sm:grid-cols-2 xl:grid-cols-3">
      {ready ? (
        <>
          <input type="hidden" name={`${name}.id`} value={gate?.id ?? ''} />
          <input type="hidden" name={`${name}.kind`} value={kind} />
        </>
      ) : (
        <>
          {text('id', 'Name of the gate', gate?.id ?? '', 'Lower-case letters, digits and _, such as watermark_free.')}
          <Field label="Passes when" required error={error(`${name}.kind`)}>
            {(control) => (
              <Select {...control} name={`${name}.kind`} options={kinds} value={kind} onChange={(event) => setKind(event.target.value)} />
            )}
          </Field>
        </>
      )}
      {kind === 'ni_ratio' || kind === 'ni_diff'
        ? text('margin', 'Margin', gate && 'margin' in gate ? gate.margin : '', 'Allowed 0 – 1, share.')
        : null}
      {kind === 'min_demand'
        ? text('headroom', 'Headroom', gate && 'headroom' in gate ? gate.headroom : '', 'Allowed 0.5 – 10, times the peak.')
        : null}
      {text('maxAgeDays', 'A fact holds', gate?.maxAgeDays ?? 180, 'Allowed 1 – 1,095, whole, days.')}
      <SourceChecks
        name={`${name}.sources`}
        options={sources?.kind === 'some of' ? sources.options : []}
        chosen={gate?.sources ?? []}
        error={error(`${name}.sources`)}
      />
      <div>
        <input type="hidden" name={`${name}.required`} value="off" />
        <Checkbox
          name={`${name}.required`}
          label="Required"
          hint="If yes, anything but a pass keeps a switch from being justified; if no, the gate is shown only."
          defaultChecked={gate?.required ?? false}
        />
      </div>
    </div>
  )
}
