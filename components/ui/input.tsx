import clsx from 'clsx'
import type { ComponentProps } from 'react'

export const controlClass = clsx(
  'w-full min-w-0 rounded-md border border-edge bg-paper px-2.5 text-ink',
  'hover:border-muted focus-visible:border-accent focus-visible:outline-offset-0',
  'aria-invalid:border-danger disabled:cursor-not-allowed disabled:bg-sunken disabled:text-muted [&[readonly]]:bg-surface',
)

type InputProps = ComponentProps<'input'> & {
  /** Printed at the right inside the field, e.g. `USD/s`. The label should name it too. */
  unit?: string
}

export function Input({ unit, className, type = 'text', ...rest }: InputProps) {
  const numeric = type === 'number' || rest.inputMode === 'decimal' || rest.inputMode === 'numeric'
  const input = <input type={type} className={clsx(controlClass, 'h-8', numeric && 'text-right', unit && 'pr-14', className)} {...rest} />
  if (!unit) return input
  return (
    <span className="relative block">
      {input}
      <span aria-hidden="true" className="pointer-events-none absolute inset-y-0 right-2.5 flex items-center text-sm text-muted">
        {unit}
      </span>
    </span>
  )
}
