'use client'

import { useState } from 'react'
import type { FormView } from '@/components/ui/action-form'
import { priceSources, priceUnits } from '@/lib/domain/price'
import type { NearbyPrice } from '@/lib/domain/price-jump'
import { percentOf } from '@/lib/domain/typed-figure'
import type { FormAction } from '@/lib/form-state'
import type { SourcedPrice } from '@/lib/services/prices'
import { AreaField, SelectField, TextField } from '../../../form-fields'
import { FormFrame, FormSection } from '../../../form-frame'
import { PricePreview } from './price-preview'

type PriceFormProps = {
  action: FormAction
  offeringPath: string
  offeringId: string
  currency: string
  today: string
  /** The newest other price of the offering: a figure far from it is worth a second look. */
  newest: NearbyPrice | null
  price?: SourcedPrice
  /** What a link brings along: a price that a source of the offering already says. */
  begin?: Record<string, string | undefined>
}

export function PriceForm({ action, offeringPath, offeringId, currency, today, newest, price, begin = {} }: PriceFormProps) {
  const stored = { ...begin, ...price } as Record<string, unknown>
  return (
    <FormFrame
      action={action}
      label={price ? 'Edit a price' : 'Add a price'}
      row={price}
      submit={price ? 'Save' : 'Add the price'}
      cancelHref={`${offeringPath}#prices`}
      listHref={`${offeringPath}/prices`}
    >
      {(form) => (
        <>
          <input type="hidden" name="offeringId" value={offeringId} />
          <AmountFields form={form} stored={stored} currency={currency} newest={newest} />
          <FormSection title="What it is for" hint="Left empty, it holds for every resolution, and with or without audio.">
            <TextField form={form} name="resolution" label="Resolution" placeholder="1080p" stored={stored.resolution} />
            <SelectField
              form={form}
              name="audio"
              label="Audio"
              placeholder="With or without"
              options={[
                { value: 'yes', label: 'With audio' },
                { value: 'no', label: 'Silent' },
              ]}
              stored={
                stored.audio === null || stored.audio === undefined ? '' : stored.audio === true || stored.audio === 'yes' ? 'yes' : 'no'
              }
            />
          </FormSection>
          <FormSection title="Who says so, and since when">
            <SelectField
              form={form}
              name="source"
              label="Kind of price"
              required
              options={priceSources.map(({ id, label }) => ({ value: id, label }))}
              hint="Each kind has a history of its own: an invoice does not replace a list price."
              stored={stored.source ?? 'list'}
            />
            <TextField
              form={form}
              name="validFrom"
              label="Holds since"
              type="date"
              required
              hint="If only the day on which it was read is known, take that one. Two prices of one day that differ are both shown."
              stored={stored.validFrom ?? today}
            />
            <AreaField form={form} name="note" label="Note" hint="Minimum lengths, surcharges, who may use it." stored={stored.note} />
          </FormSection>
          <FormSection title="Read in" hint="Leave all of it empty when it is on the team’s own paper.">
            <TextField form={form} name="read.title" label="Title" stored={price?.read?.title ?? begin.title} />
            <TextField
              form={form}
              name="read.url"
              label="Address"
              type="url"
              placeholder="https://"
              stored={price?.read?.url ?? begin.url}
            />
            <TextField form={form} name="read.readOn" label="Read on" type="date" stored={price?.read?.readOn ?? begin.readOn} />
          </FormSection>
        </>
      )}
    </FormFrame>
  )
}

const needs: Record<string, { name: string; label: string; unit: string; hint: string }> = {
  clip: { name: 'secondsPerClip', label: 'Seconds in a clip', unit: 's', hint: 'Without it there is no price per second.' },
  frame: { name: 'framesPerSecond', label: 'Frames in a second', unit: '/s', hint: 'Without it there is no price per second.' },
  credit: {
    ...{ name: 'creditsPerSecond', label: 'Credits for a second', unit: '/s' },
    hint: 'How many credits one second of video takes. Without it there is no price per second.',
  },
}

type AmountProps = { form: FormView; stored: Record<string, unknown>; currency: string; newest: NearbyPrice | null }

function AmountFields({ form, stored, currency, newest }: AmountProps) {
  const [unit, choose] = useState(form.value('unit', stored.unit ?? 'second'))
  const [paidIn, payIn] = useState(form.value('currency', stored.currency ?? currency))
  const need = needs[unit]
  const foreign = paidIn.trim() !== currency
  return (
    <PricePreview currency={currency} newest={newest} fields={`${unit} ${foreign}`}>
      <FormSection title="Price as it is written">
        <SelectField
          form={form}
          name="unit"
          label="Price of one"
          required
          options={priceUnits.map(({ id, label }) => ({ value: id, label }))}
          stored={stored.unit ?? 'second'}
          onChange={choose}
        />
        <TextField form={form} name="amount" label="Amount" required numeric unit={paidIn.slice(0, 3)} stored={stored.amount} />
        {need ? <TextField key={need.name} form={form} {...need} numeric stored={stored[need.name]} /> : null}
        <div onInput={(event) => payIn((event.target as HTMLInputElement).value)}>
          <TextField form={form} name="currency" label="Currency" required stored={stored.currency ?? currency} />
        </div>
        <TextField
          form={form}
          name="discount"
          label="Discount"
          numeric
          unit="%"
          hint="In percent, from 0 to 100. It comes off before any currency is changed."
          stored={typeof stored.discount === 'number' ? percentOf(stored.discount) : undefined}
        />
        {foreign ? (
          <>
            <TextField
              form={form}
              name="rate"
              label={`Rate to ${currency}`}
              numeric
              hint={`How much ${currency} one ${paidIn || 'unit'} is. Without it there is no price in ${currency}.`}
              stored={stored.rate}
            />
            <TextField form={form} name="rateOn" label="Rate of" type="date" stored={stored.rateOn} />
            <TextField form={form} name="rateSource" label="Rate published by" placeholder="ECB" stored={stored.rateSource} />
          </>
        ) : null}
      </FormSection>
    </PricePreview>
  )
}
