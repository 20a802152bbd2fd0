'use client'

import { useState } from 'react'
import type { FormView } from '@/components/ui/action-form'
import { factSources } from '@/lib/domain/fact'
import { factValueToType } from '@/lib/domain/fact-entry'
import { gateLabel, gates, knownGate, policyGates } from '@/lib/domain/gate'
import type { FormAction } from '@/lib/form-state'
import type { SourcedFact } from '@/lib/services/facts'
import { AreaField, SelectField, TextField } from '../../../form-fields'
import { FormFrame, FormSection } from '../../../form-frame'

type FactFormProps = {
  action: FormAction
  offeringPath: string
  offeringId: string
  currency: string
  today: string
  /** By gate: which kinds of source it takes, and how old a fact may be. */
  takes: Record<string, string>
  fact?: SourcedFact
  gate?: string
  /** An older fact of the gate, for a new one that is read in the same place. */
  like?: SourcedFact | null
}

export function FactForm({ action, offeringPath, offeringId, currency, today, takes, fact, gate, like = null }: FactFormProps) {
  return (
    <FormFrame
      action={action}
      label={fact ? `Edit a fact: ${gateLabel(fact.gate)}` : 'Add a fact'}
      row={fact}
      submit={fact ? 'Save' : 'Add the fact'}
      cancelHref={`${offeringPath}#facts`}
      listHref={`${offeringPath}/facts`}
    >
      {(form) => (
        <>
          <input type="hidden" name="offeringId" value={offeringId} />
          <FormSection title="Fact">
            <GateAndValue form={form} fact={fact} gate={gate} currency={currency} takes={takes} />
            <SelectField
              form={form}
              name="sourceKind"
              label="Kind of source"
              required
              placeholder="Who says so"
              options={factSources.map(({ id, label }) => ({ value: id, label }))}
              hint="What a vendor only claims about itself answers no gate."
              stored={(fact ?? like)?.sourceKind}
            />
            <TextField
              form={form}
              name="observedOn"
              label="Seen on"
              type="date"
              required
              hint="The day of the measurement or of the page, from which the fact ages."
              stored={fact?.observedOn ?? today}
            />
            <AreaField form={form} name="quote" label="Quote" hint="The words of the source, if it has some." stored={fact?.quote} />
            <AreaField
              form={form}
              name="note"
              label="Note"
              hint="How it was measured: how many requests, from where, when."
              stored={fact?.note}
            />
          </FormSection>
          <FormSection title="Read in" hint="Leave all of it empty when the team measured it and there is no page to open.">
            <TextField form={form} name="source.title" label="Title" stored={(fact ?? like)?.source?.title} />
            <TextField
              form={form}
              name="source.url"
              label="Address"
              type="url"
              placeholder="https://"
              stored={(fact ?? like)?.source?.url}
            />
            <TextField form={form} name="source.readOn" label="Read on" type="date" stored={fact?.source?.readOn} />
          </FormSection>
        </>
      )}
    </FormFrame>
  )
}

const units = (currency: string): Record<string, { unit: string; hint: string }> => ({
  latency_p95: { unit: 's', hint: 'From request to finished clip; 95 of 100 requests were at least this fast.' },
  cost_per_finished_second: { unit: `${currency}/s`, hint: 'Everything paid, divided by the seconds that were accepted.' },
  availability: { unit: 'share', hint: 'Between 0 and 1: 99.9 % is 0.999.' },
  throughput: { unit: 'jobs/h', hint: 'How many jobs it takes in an hour without queueing.' },
})

const option = ({ id, label }: { id: string; label: string }) => ({ value: id, label })
const gateOptions = [
  { label: 'Every policy', options: gates.map(option) },
  { label: 'Law and terms, where the policy asks', options: policyGates.map(option) },
]

type ValueProps = {
  form: FormView
  fact: SourcedFact | undefined
  gate: string | undefined
  currency: string
  takes: Record<string, string>
}

function GateAndValue({ form, fact, gate, currency, takes }: ValueProps) {
  const [chosen, choose] = useState(form.value('gate', fact?.gate ?? gate))
  const kind = knownGate(chosen)?.value
  const stored = fact && fact.gate === chosen ? factValueToType(fact.value) : ''
  const number = units(currency)[chosen]
  const value = { form, name: 'value', label: 'Value', required: true, stored }
  return (
    <>
      <SelectField
        form={form}
        name="gate"
        label="Gate"
        required
        placeholder="What it answers"
        options={gateOptions}
        stored={fact?.gate ?? gate}
        onChange={choose}
        hint={takes[chosen] ?? (chosen ? 'The policy in force does not ask for this; the fact is kept until it does.' : undefined)}
      />
      {kind === 'boolean' ? (
        <SelectField
          key={chosen}
          {...value}
          placeholder="Yes or no"
          options={[
            { value: 'yes', label: 'Yes' },
            { value: 'no', label: 'No' },
          ]}
          hint="A no counts whoever says it; a yes only from a kind of source that the gate takes."
        />
      ) : kind === 'number' ? (
        <>
          <TextField key={chosen} {...value} numeric unit={number?.unit} hint={number?.hint} />
          <TextField
            form={form}
            name="relSe"
            label="Relative standard error"
            numeric
            hint="0.08 for ± 8 %. Left empty, the policy’s cautious default counts."
            stored={fact?.relSe}
          />
        </>
      ) : (
        <TextField key={chosen} {...value} placeholder="eu, us" hint="Region codes separated by commas." />
      )}
    </>
  )
}
