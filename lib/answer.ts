import type { ErrorCode } from './errors'

/** What a server action answers to a screen that is no form: the value, or what went wrong in a sentence for people. */
export type Answer<Value> = { ok: true; value: Value } | { ok: false; code: ErrorCode; message: string }
