'use client'

import type { ReactNode } from 'react'
import { keepWords } from './kept-words'

/** Chooses whom and what is asked about; what was typed below it stays. */
export function PickForm({ children }: { children: ReactNode }) {
  return (
    <form method="get" onSubmit={keepWords} className="flex flex-wrap items-end gap-3">
      {children}
    </form>
  )
}
