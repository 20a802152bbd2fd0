import type { ReactNode } from 'react'

/** What is missing, why it matters to a verdict, and the one thing to do about it. */
export function Empty({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="flex flex-col items-start gap-3 rounded-md border border-dashed border-edge px-5 py-6">
      <div className="flex max-w-[62ch] flex-col gap-1">
        <p className="font-semibold">{title}</p>
        {children ? <div className="text-muted">{children}</div> : null}
      </div>
      {action}
    </div>
  )
}
