'use client'

import type { FormView } from '@/components/ui/action-form'
import type { SelectOption } from '@/components/ui/select'
import { type Model, modelTitle } from '@/lib/domain/model'
import type { FormAction } from '@/lib/form-state'
import type { ModelChoice } from '@/lib/services/models'
import { AreaField, Choices, SelectField, TextField } from '../form-fields'
import { FormFrame, FormSection } from '../form-frame'
import { accessOptions, commercialUseOptions, grouped, taskOptions } from '../labels'
import { LifecycleFields } from '../lifecycle-fields'
import { ProvenanceFields } from '../provenance-fields'

type Stored = Model & { version: number }

type ModelFormProps = {
  action: FormAction
  path: string
  vendors: readonly SelectOption[]
  models: readonly ModelChoice[]
  model?: Stored
  /** The vendor that is chosen to begin with. */
  vendorId?: string
}

const markable = [
  'access',
  'commercialUse',
  'tasks',
  'maxResolution',
  'maxDurationSeconds',
  'fps',
  'nativeAudio',
  'minVramGb',
  'apiModelIds',
]

export function ModelForm({ action, path, vendors, models, model, vendorId }: ModelFormProps) {
  return (
    <FormFrame
      action={action}
      label={model ? `Edit ${modelTitle(model)}` : 'Add a model'}
      row={model}
      submit={model ? 'Save' : 'Add the model'}
      cancelHref={model ? `${path}/models/${model.id}` : `${path}?tab=models`}
      listHref={`${path}/models`}
      names={Object.fromEntries([
        ...vendors.map((entry) => [entry.value, entry.label] as const),
        ...models.map((entry) => [entry.id, entry.title] as const),
      ])}
    >
      {(form) => (
        <>
          <FormSection
            title="Model"
            hint="One version is one model. A result for Veo 3.0 says little about Veo 3.1, so each has a row of its own."
          >
            <SelectField
              form={form}
              name="vendorId"
              label="Vendor"
              required
              placeholder="Who makes it"
              options={vendors}
              stored={model?.vendorId ?? vendorId}
            />
            <TextField form={form} name="releasedOn" label="Released on" type="date" stored={model?.releasedOn} />
            <TextField form={form} name="name" label="Name" required placeholder="Veo" stored={model?.name} />
            <TextField form={form} name="modelVersion" label="Version" placeholder="3.1 Fast" stored={model?.modelVersion} />
            <TextField
              form={form}
              name="group"
              label="Version group"
              required
              placeholder="veo-3.1"
              hint="Tiers and sizes of one version share a group; results for one of them count for the others with more doubt."
              stored={model?.group}
            />
            <TextField form={form} name="aliases" label="Other names" hint="Separated by commas." stored={model?.aliases} />
          </FormSection>
          <Abilities form={form} model={model} />
          <Use form={form} model={model} />
          <LifecycleFields
            form={form}
            stored={model}
            models={grouped(
              models.filter((entry) => entry.id !== model?.id),
              (entry) => entry.vendor,
              (entry) => entry.title,
            )}
          />
          <ProvenanceFields form={form} stored={model} fields={markable} />
        </>
      )}
    </FormFrame>
  )
}

type PartProps = { form: FormView; model: Stored | undefined }

function Abilities({ form, model }: PartProps) {
  return (
    <FormSection title="What it can do" columns="">
      <Choices form={form} name="tasks" label="Tasks" options={taskOptions} columns="sm:grid-cols-2 lg:grid-cols-3" stored={model?.tasks} />
      <div className="grid gap-x-6 gap-y-4 sm:grid-cols-3">
        <TextField form={form} name="maxResolution" label="Largest resolution" placeholder="1080p" stored={model?.maxResolution} />
        <TextField form={form} name="maxDurationSeconds" label="Longest clip" unit="s" numeric stored={model?.maxDurationSeconds} />
        <TextField form={form} name="fps" label="Frames per second" numeric stored={model?.fps} />
        <SelectField
          form={form}
          name="nativeAudio"
          label="Own audio"
          placeholder="Not stated"
          options={[
            { value: 'yes', label: 'Makes sound itself' },
            { value: 'no', label: 'Silent' },
          ]}
          stored={model?.nativeAudio === null || model?.nativeAudio === undefined ? '' : model.nativeAudio ? 'yes' : 'no'}
        />
        <TextField
          form={form}
          name="minVramGb"
          label="Graphics memory"
          unit="GB"
          numeric
          hint="The least with which open weights run."
          stored={model?.minVramGb}
        />
      </div>
    </FormSection>
  )
}

function Use({ form, model }: PartProps) {
  return (
    <FormSection title="How it may be used" columns="">
      <Choices form={form} name="access" label="Access" options={accessOptions} columns="sm:grid-cols-3" stored={model?.access} />
      <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2">
        <TextField form={form} name="licence" label="Licence" placeholder="Apache-2.0, or the name of the terms" stored={model?.licence} />
        <SelectField
          form={form}
          name="commercialUse"
          label="Commercial use"
          required
          options={commercialUseOptions}
          hint="A restricted licence answers no gate: somebody has to read it for your use."
          stored={model?.commercialUse ?? 'unknown'}
        />
        <AreaField form={form} name="apiModelIds" label="API model ids" hint="Separated by commas or lines." stored={model?.apiModelIds} />
      </div>
    </FormSection>
  )
}
