import clsx from 'clsx'
import type { ComponentProps } from 'react'
import { controlClass } from '@/components/ui/input'

export function Textarea({ className, rows = 4, ...rest }: ComponentProps<'textarea'>) {
  return (
    <textarea rows={rows} className={clsx(controlClass, 'field-sizing-content max-h-96 min-h-16 resize-y py-1.5', className)} {...rest} />
  )
}
