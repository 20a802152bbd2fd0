'use server'

import { currentContext } from '@/lib/auth/current-context'
import type { FormState } from '@/lib/form-state'
import { action, failed } from '@/lib/http/action'
import { readForm } from '@/lib/http/read-form'
import { AdoptPolicy, adoptPolicy, PreviewPolicy, previewPolicy } from '@/lib/services/policy-edits'

export const adoptPolicyAction = action(AdoptPolicy, adoptPolicy, { to: (_, slug) => `/w/${slug}/settings/policy#history` })

/** Saves nothing, so that nothing that is on the screen has to be drawn again. */
export async function previewPolicyAction(slug: string, _before: FormState, form: FormData): Promise<FormState> {
  try {
    return { state: 'done', message: '', value: await previewPolicy(await currentContext(slug), readForm(form, PreviewPolicy)) }
  } catch (error) {
    return failed(error, form)
  }
}
