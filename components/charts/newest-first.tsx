import type { ReactNode } from 'react'

/**
 * A drawing over time that is wider than a phone: it scrolls, and starts at its newest end with the older one fading out. A scroller that runs from
 * right to left starts at its right without a script.
 */
export function NewestFirst({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset groups controls; this groups a drawing that scrolls
    <div
      role="group"
      aria-label={label}
      dir="rtl"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      data-scroll
      className="overflow-x-auto contain-inline-size max-lg:mask-[linear-gradient(to_right,transparent,black_2rem)]"
    >
      <div dir="ltr" className="w-max min-w-full max-lg:pl-6">
        {children}
      </div>
    </div>
  )
}
