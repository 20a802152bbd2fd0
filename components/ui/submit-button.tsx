'use client'

import { LoaderCircle } from 'lucide-react'
import type { ComponentProps } from 'react'
import { useFormStatus } from 'react-dom'
import { Button } from '@/components/ui/button'

type SubmitButtonProps = Omit<ComponentProps<typeof Button>, 'type' | 'variant'> & {
  variant?: 'primary' | 'secondary' | 'danger'
  pendingLabel?: string
}

/** Submits its form once: while the answer is under way a second press does nothing. */
export function SubmitButton({
  variant = 'primary',
  pendingLabel = 'Saving…',
  icon,
  children,
  disabled,
  onClick,
  ...rest
}: SubmitButtonProps) {
  const { pending } = useFormStatus()
  return (
    <Button
      type="submit"
      variant={variant}
      disabled={disabled}
      aria-disabled={pending || undefined}
      icon={pending ? <LoaderCircle aria-hidden="true" className="pulse" /> : icon}
      onClick={(event) => {
        if (pending) event.preventDefault()
        else onClick?.(event)
      }}
      {...rest}
    >
      {pending ? pendingLabel : children}
    </Button>
  )
}
