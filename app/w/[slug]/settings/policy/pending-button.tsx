'use client'

import { LoaderCircle } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'

type PendingButtonProps = { value: string; variant: 'primary' | 'secondary'; pending: boolean; children: ReactNode }

/** One of several buttons that send a form; while an answer is under way a press does nothing. */
export function PendingButton({ value, variant, pending, children }: PendingButtonProps) {
  return (
    <Button
      type="submit"
      value={value}
      variant={variant}
      aria-disabled={pending || undefined}
      icon={pending ? <LoaderCircle aria-hidden="true" className="pulse" /> : undefined}
    >
      {children}
    </Button>
  )
}
