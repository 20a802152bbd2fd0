export const errorCodes = ['unauthenticated', 'forbidden', 'not_found', 'conflict', 'invalid', 'internal'] as const
export type ErrorCode = (typeof errorCodes)[number]

/** Messages by field path; '' stands for the form as a whole. */
export type FieldErrors = Record<string, string>

/** The one error that services throw on purpose. The message says what happened, why, and what to do. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly fields: FieldErrors
  /** For a conflict: what is stored now, so that a screen can show both versions. */
  readonly current: unknown

  constructor(code: ErrorCode, message: string, options: { fields?: FieldErrors; current?: unknown } = {}) {
    super(message)
    this.name = 'AppError'
    this.code = code
    this.fields = options.fields ?? {}
    this.current = options.current
  }
}

export const notFound = (what: string) => new AppError('not_found', `${what} does not exist in this workspace, or is not yours to see.`)
export const invalid = (message: string, fields?: FieldErrors) => new AppError('invalid', message, fields ? { fields } : {})
export const forbidden = (message: string) => new AppError('forbidden', message)
export const conflict = (message: string, current?: unknown) => new AppError('conflict', message, { current })
