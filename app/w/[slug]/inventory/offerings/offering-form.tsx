'use client'

import type { FormView } from '@/components/ui/action-form'
import type { SelectOption } from '@/components/ui/select'
import { type Offering, offeringKinds } from '@/lib/domain/offering'
import type { FormAction } from '@/lib/form-state'
import type { ModelChoice } from '@/lib/services/models'
import { SelectField, TextField } from '../form-fields'
import { FormFrame, FormSection } from '../form-frame'
import { FormRows } from '../form-rows'
import { grouped } from '../labels'
import { LifecycleFields } from '../lifecycle-fields'
import { ProvenanceFields } from '../provenance-fields'

type Stored = Offering & { version: number }

type OfferingFormProps = {
  action: FormAction
  path: string
  vendors: readonly SelectOption[]
  models: readonly ModelChoice[]
  offering?: Stored
  /** What the offering is called, where one is edited. */
  title?: string
  /** What is chosen to begin with. */
  begin?: { modelId?: string; providerId?: string }
}

const markable = ['apiModelId', 'priceUsdPerSecond', 'maxDurationSeconds', 'regions', 'sla']

export function OfferingForm({ action, path, vendors, models, offering, title, begin }: OfferingFormProps) {
  const modelOptions = grouped(
    models,
    (entry) => entry.vendor,
    (entry) => entry.title,
  )
  return (
    <FormFrame
      action={action}
      label={title ? `Edit ${title}` : 'Add an offering'}
      row={offering}
      submit={offering ? 'Save' : 'Add the offering'}
      cancelHref={offering ? `${path}/offerings/${offering.id}` : `${path}?tab=offerings`}
      listHref={`${path}/offerings`}
      names={Object.fromEntries([
        ...vendors.map((entry) => [entry.value, entry.label] as const),
        ...models.map((entry) => [entry.id, entry.title] as const),
      ])}
    >
      {(form) => (
        <>
          <FormSection title="Offering" hint="One way to buy or run a model: the same model at another provider is another offering.">
            <SelectField
              form={form}
              name="modelId"
              label="Model"
              required
              placeholder="Which model"
              options={modelOptions}
              stored={offering?.modelId ?? begin?.modelId}
            />
            <SelectField
              form={form}
              name="kind"
              label="Kind"
              required
              placeholder="How it is bought or run"
              options={offeringKinds.map(({ id, label }) => ({ value: id, label }))}
              stored={offering?.kind}
            />
            <SelectField
              form={form}
              name="providerId"
              label="Provider"
              placeholder="Nobody: the team hosts it itself"
              options={vendors}
              hint="Who serves it and sends the bill. Only self-hosted offerings have none."
              stored={offering?.providerId ?? begin?.providerId}
            />
            <TextField form={form} name="apiModelId" label="API model id" mono stored={offering?.apiModelId} />
          </FormSection>
          <Price form={form} offering={offering} />
          <Terms form={form} offering={offering} />
          <LifecycleFields form={form} stored={offering} models={modelOptions} />
          <ProvenanceFields form={form} stored={offering} fields={markable} />
        </>
      )}
    </FormFrame>
  )
}

type PartProps = { form: FormView; offering: Stored | undefined }

function Price({ form, offering }: PartProps) {
  return (
    <FormSection
      title="List price"
      hint="Per second of generated video, in US dollars. What a finished second costs is a fact of its own."
      columns=""
    >
      <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2">
        <TextField form={form} name="priceUsdPerSecond" label="List price" unit="USD/s" numeric stored={offering?.priceUsdPerSecond} />
        <TextField form={form} name="priceBasis" label="Price is for" placeholder="1080p with audio" stored={offering?.priceBasis} />
      </div>
      <FormRows form={form} name="priceTiers" stored={offering?.priceTiers ?? []} noun="price tier" add="Add a price tier">
        {(row) => (
          <div className="grid gap-x-4 gap-y-3 sm:grid-cols-[2fr_1fr]">
            <TextField
              form={form}
              name={`${row.name}.basis`}
              errorAt={`${row.errorAt}.basis`}
              label="Price is for"
              required
              stored={row.stored?.basis}
            />
            <TextField
              form={form}
              name={`${row.name}.usdPerSecond`}
              errorAt={`${row.errorAt}.usdPerSecond`}
              label="List price"
              required
              unit="USD/s"
              numeric
              stored={row.stored?.usdPerSecond}
            />
          </div>
        )}
      </FormRows>
    </FormSection>
  )
}

function Terms({ form, offering }: PartProps) {
  return (
    <FormSection title="Limits and terms">
      <TextField form={form} name="maxDurationSeconds" label="Longest clip" unit="s" numeric stored={offering?.maxDurationSeconds} />
      <TextField form={form} name="sla" label="Service level" placeholder="99.9 % a month" stored={offering?.sla} />
      <TextField
        form={form}
        name="regions"
        label="Regions"
        placeholder="eu, us"
        hint="Where it runs, as codes separated by commas: eu, us, cn, us-east-1."
        stored={offering?.regions}
      />
      <TextField form={form} name="regionNote" label="About the regions" stored={offering?.regionNote} />
    </FormSection>
  )
}
