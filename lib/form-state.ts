import type { FieldErrors } from './errors'

/** What a form shows after it was sent: nothing yet, success, or what to correct with everything that was typed. */
export type FormState =
  | { state: 'idle' }
  | { state: 'done'; message: string; value?: unknown }
  | { state: 'failed'; title: string; message: string; fields: FieldErrors; typed: Record<string, string>; current?: unknown }

export type FormAction = (before: FormState, form: FormData) => Promise<FormState>
