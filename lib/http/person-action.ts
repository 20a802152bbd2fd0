import 'server-only'
import { revalidatePath } from 'next/cache'
import type { z } from 'zod'
import { type CurrentSession, currentPerson } from '@/lib/auth/session'
import type { FormState } from '@/lib/form-state'
import { failed } from './action'
import { readForm } from './read-form'

/** Like `action`, for what people do with their own account, outside of any workspace. */
export function personAction<Schema extends z.ZodType>(
  schema: Schema,
  service: (person: CurrentSession, input: z.input<Schema>) => Promise<void>,
  message = 'Saved.',
) {
  return async (_before: FormState, form: FormData): Promise<FormState> => {
    try {
      await service(await currentPerson(), readForm(form, schema))
    } catch (error) {
      return failed(error, form)
    }
    revalidatePath('/', 'layout')
    return { state: 'done', message }
  }
}
