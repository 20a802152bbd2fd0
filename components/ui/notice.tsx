import clsx from 'clsx'
import { CircleAlert, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'

export type NoticeTone = 'info' | 'warn' | 'error'

const looks = {
  info: { bar: 'border-l-accent', icon: Info, ink: 'text-accent', word: 'Note' },
  warn: { bar: 'border-l-ink', icon: TriangleAlert, ink: 'text-ink', word: 'Warning' },
  error: { bar: 'border-l-danger', icon: CircleAlert, ink: 'text-danger', word: 'Error' },
}

type NoticeProps = { tone?: NoticeTone; title: ReactNode; children?: ReactNode; action?: ReactNode; id?: string }

export function Notice({ tone = 'info', title, children, action, id }: NoticeProps) {
  const { bar, icon: Icon, ink, word } = looks[tone]
  return (
    <div
      id={id}
      role={tone === 'error' ? 'alert' : undefined}
      className={clsx('flex flex-wrap items-start gap-x-4 gap-y-2 rounded-sm border border-l-2 bg-surface px-3 py-2.5', bar)}
    >
      <Icon aria-hidden="true" className={clsx('mt-0.5 size-4 shrink-0', ink)} />
      <div className="min-w-0 flex-1 basis-56">
        <p className="font-semibold">
          <span className="sr-only">{word}: </span>
          {title}
        </p>
        {children ? <div className="text-muted">{children}</div> : null}
      </div>
      {action ? <div className="flex shrink-0 gap-2">{action}</div> : null}
    </div>
  )
}
