'use client'

import type { FormAction } from '@/lib/form-state'
import { AreaField, TextField } from '../../inventory/form-fields'
import { FormFrame, FormSection } from '../../inventory/form-frame'

/** An article to read claims from, with where it was found. */
export function ArticleForm({ action, path, listHref, today }: { action: FormAction; path: string; listHref: string; today: string }) {
  return (
    <FormFrame action={action} label="Paste an article" submit="Find the claims" cancelHref={path} listHref={listHref}>
      {(form) => (
        <>
          <FormSection
            title="Where it is from"
            hint="The text is kept as a source, with its hash, so that every claim can be checked against it."
          >
            <TextField form={form} name="title" label="Title" required />
            <TextField form={form} name="url" label="Address" type="url" placeholder="https://" />
            <TextField form={form} name="readOn" label="Read on" type="date" stored={today} />
          </FormSection>
          <FormSection title="What it says" columns="">
            <AreaField form={form} name="text" label="Text" required rows={14} hint="English or Chinese, at most 60,000 characters." />
          </FormSection>
        </>
      )}
    </FormFrame>
  )
}
