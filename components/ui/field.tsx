import clsx from 'clsx'
import { type ReactNode, useId } from 'react'

export type FieldControl = { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true; 'aria-required'?: true }

type FieldProps = {
  label: ReactNode
  hint?: ReactNode
  error?: string | readonly string[] | null
  required?: boolean
  id?: string
  className?: string
  children: (control: FieldControl) => ReactNode
}

/**
 * Label, control, hint and error in one column. The child is a function, so that the control gets the ids it needs:
 * `<Field label="Vendor" error={errors.vendor}>{(control) => <Input {...control} name="vendor" />}</Field>`
 */
export function Field({ label, hint, error, required, id, className, children }: FieldProps) {
  const generated = useId()
  const controlId = id ?? generated
  const messages = typeof error === 'string' ? [error] : (error ?? [])
  const hintId = hint ? `${controlId}-hint` : undefined
  const errorId = messages.length > 0 ? `${controlId}-error` : undefined
  const describedBy = [errorId, hintId].filter(Boolean).join(' ') || undefined

  return (
    <div className={clsx('flex min-w-0 flex-col gap-1', className)}>
      <label htmlFor={controlId} className="font-semibold">
        {label} {required ? null : <span className="ml-0.5 font-normal text-faint">optional</span>}
      </label>
      {children({
        id: controlId,
        'aria-describedby': describedBy,
        'aria-invalid': errorId ? true : undefined,
        'aria-required': required ? true : undefined,
      })}
      {errorId ? <FieldError id={errorId} messages={messages} /> : null}
      {hint ? (
        <p id={hintId} className="text-sm text-muted">
          {hint}
        </p>
      ) : null}
    </div>
  )
}

function FieldError({ id, messages }: { id: string; messages: readonly string[] }) {
  return (
    <p id={id} className="text-sm text-danger">
      <span className="sr-only">Error: </span>
      {messages.join(' ')}
    </p>
  )
}

/** Several controls that answer one question: radio buttons, a set of checkboxes, a range of two numbers. */
export function FieldGroup({
  legend,
  hint,
  error,
  children,
}: {
  legend: ReactNode
  hint?: ReactNode
  error?: string | null
  children: ReactNode
}) {
  const id = useId()
  const describedBy = [error ? `${id}-error` : null, hint ? `${id}-hint` : null].filter(Boolean).join(' ') || undefined
  return (
    <fieldset aria-describedby={describedBy} className="flex min-w-0 flex-col gap-1">
      <legend className="mb-1 font-semibold">{legend}</legend>
      {children}
      {error ? <FieldError id={`${id}-error`} messages={[error]} /> : null}
      {hint ? (
        <p id={`${id}-hint`} className="text-sm text-muted">
          {hint}
        </p>
      ) : null}
    </fieldset>
  )
}
