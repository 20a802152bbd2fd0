import type { ReactNode } from 'react'
import { StatusBadge } from '@/components/verdict/status-badge'
import type { StatusPrint } from '@/lib/domain/print/summary'

/** What is said beside the point, such as who said it or where it was read. */
export function Quiet({ children }: { children: ReactNode }) {
  return <span className="text-muted">{children}</span>
}

/** A second line in a cell; nothing where there is none. */
export function Below({ children }: { children: ReactNode }) {
  return children ? <span className="block text-xs font-normal text-muted">{children}</span> : null
}

/** A verdict as mark and word, and how it was judged where that is not the usual way. */
export function StatusWord({ status }: { status: StatusPrint | null }) {
  if (status === null) return <>—</>
  return (
    <>
      <StatusBadge status={status.mark} />
      {status.basis ? <Quiet> {status.basis}</Quiet> : null}
    </>
  )
}

/** Places of the appendix that a statement rests on. */
export function Cites({ numbers }: { numbers: readonly string[] }) {
  return numbers.map((number, index) => (
    <span key={number}>
      {index > 0 ? ', ' : null}
      <a className="link" href={`#${number}`}>
        {number}
      </a>
    </span>
  ))
}

/** A heading of the printed week; it never stands alone at the end of a page. */
export function Heading({ children, id }: { children: ReactNode; id?: string }) {
  return (
    <h2 id={id} className="break-after-avoid pt-4 pb-1 text-lg font-semibold">
      {children}
    </h2>
  )
}

export function SmallHeading({ children }: { children: ReactNode }) {
  return <h3 className="break-after-avoid pt-3 pb-0.5 font-semibold">{children}</h3>
}
