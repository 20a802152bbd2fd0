import 'server-only'
import { revalidatePath } from 'next/cache'
import { redirect, unstable_rethrow } from 'next/navigation'
import type { z } from 'zod'
import { currentContext } from '@/lib/auth/current-context'
import type { Context } from '@/lib/context'
import type { FormState } from '@/lib/form-state'
import { problem } from './problem'
import { readForm } from './read-form'

const textOf = (form: FormData): Record<string, string> =>
  Object.fromEntries([...form].filter((entry): entry is [string, string] => typeof entry[1] === 'string' && !/password/i.test(entry[0])))

/** The failed state for anything thrown while a form was handled. */
export function failed(error: unknown, form: FormData): FormState {
  unstable_rethrow(error)
  const { title, detail, fields, current } = problem(error)
  return { state: 'failed', title, message: detail, fields, typed: textOf(form), ...(current === undefined ? {} : { current }) }
}

type Done<Result> = {
  message?: string | ((result: Result) => string)
  to?: (result: Result, slug: string) => string
  value?: (result: Result) => unknown
}

/** Turns a service function into a server action for one form: reads the form by its schema, calls, revalidates, answers. */
export function action<Schema extends z.ZodType, Result>(
  schema: Schema,
  service: (ctx: Context, input: z.input<Schema>) => Promise<Result>,
  done: Done<Result> = {},
) {
  return async (slug: string, _before: FormState, form: FormData): Promise<FormState> => {
    let result: Result
    try {
      result = await service(await currentContext(slug), readForm(form, schema))
    } catch (error) {
      return failed(error, form)
    }
    revalidatePath(`/w/${slug}`, 'layout')
    if (done.to) redirect(done.to(result, slug))
    const message = typeof done.message === 'function' ? done.message(result) : (done.message ?? 'Saved.')
    return { state: 'done', message, ...(done.value ? { value: done.value(result) } : {}) }
  }
}
