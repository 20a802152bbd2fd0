'use client'

import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button, IconButton } from '@/components/ui/button'

type CopyButtonProps = { value: string; label: string; iconOnly?: boolean; size?: 'sm' | 'md' }

export function CopyButton({ value, label, iconOnly, size = 'sm' }: CopyButtonProps) {
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle')

  useEffect(() => {
    if (state === 'idle') return
    const timer = setTimeout(() => setState('idle'), 2000)
    return () => clearTimeout(timer)
  }, [state])

  const copy = () => {
    navigator.clipboard.writeText(value).then(
      () => setState('copied'),
      () => setState('failed'),
    )
  }
  const icon = state === 'copied' ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />
  const said = state === 'copied' ? 'Copied' : state === 'failed' ? 'Not copied: the browser refused. Select the text instead.' : ''

  return (
    <span className="inline-flex items-center gap-2">
      {iconOnly ? (
        <IconButton size={size} label={label} onClick={copy}>
          {icon}
        </IconButton>
      ) : (
        <Button size={size} icon={icon} onClick={copy}>
          {state === 'copied' ? 'Copied' : label}
        </Button>
      )}
      <span role="status" className={state === 'failed' ? 'text-sm text-danger' : 'sr-only'}>
        {said}
      </span>
    </span>
  )
}
