import 'server-only'
import { randomUUID } from 'node:crypto'
import { ZodError } from 'zod'
import { AppError, type ErrorCode, type FieldErrors } from '@/lib/errors'
import { fieldMessage } from './field-message'

/** The one table from error codes to what HTTP and people see. */
export const problems: Record<ErrorCode, { status: number; title: string }> = {
  unauthenticated: { status: 401, title: 'Sign in first' },
  forbidden: { status: 403, title: 'Your role does not allow this' },
  not_found: { status: 404, title: 'Not found' },
  conflict: { status: 409, title: 'This conflicts with what is stored' },
  invalid: { status: 422, title: 'Please correct the input' },
  internal: { status: 500, title: 'Something went wrong on our side' },
}

export type Problem = {
  code: ErrorCode
  status: number
  title: string
  detail: string
  fields: FieldErrors
  current?: unknown
  id?: string
}

const fieldsOf = (error: ZodError): FieldErrors => {
  const fields: FieldErrors = {}
  for (const issue of error.issues) {
    if (issue.code === 'unrecognized_keys')
      for (const key of issue.keys) fields[[...issue.path, key].join('.')] ??= `Unknown field “${key}”.`
    else fields[issue.path.join('.')] ??= fieldMessage(issue)
  }
  return fields
}

// Prisma's codes, never its messages: unique key, missing row, broken reference, value out of range, row of another workspace.
const fromDatabase: Record<string, () => AppError> = {
  P2002: () => new AppError('conflict', 'A row with this id already exists. Choose another name, or open the existing one.'),
  P2025: () => new AppError('not_found', 'This row no longer exists. Reload the page.'),
  P2003: () => new AppError('invalid', 'This refers to something that does not exist in this workspace. Choose it again from the list.'),
  P2020: () => new AppError('invalid', 'A number is larger than the database can keep.'),
  P2034: () => new AppError('conflict', 'Two changes met at the same moment. Nothing was written; try again.'),
}

const unwritable = ['P2000', 'P2007', 'P2009', 'P2012', 'P2023']

/** Translates anything thrown into what the visitor may know. Unknown errors are logged under an id; people see only the id. */
export function problem(error: unknown): Problem {
  const code = (error as { code?: unknown } | null)?.code
  const known =
    error instanceof AppError
      ? error
      : error instanceof ZodError
        ? new AppError('invalid', 'Nothing was saved. Please correct the marked fields.', { fields: fieldsOf(error) })
        : typeof code === 'string' && fromDatabase[code]
          ? fromDatabase[code]()
          : typeof code === 'string' && unwritable.includes(code)
            ? new AppError('invalid', 'A value does not fit its field. Nothing was saved.')
            : null
  if (known) {
    const { status, title } = problems[known.code]
    return {
      code: known.code,
      status,
      title,
      detail: known.message,
      fields: known.fields,
      ...(known.current === undefined ? {} : { current: known.current }),
    }
  }
  const id = randomUUID().slice(0, 8)
  console.error(`[error ${id}]`, error)
  const { status, title } = problems.internal
  return {
    code: 'internal',
    status,
    title,
    detail: `Nothing was saved. Try again; if it happens again, tell your administrator the id ${id}.`,
    fields: {},
    id,
  }
}
