'use client'

import { Crash } from '@/components/crash'
import { Doorway } from '@/components/doorway'

export default function ErrorPage({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  return (
    <Doorway>
      <Crash digest={error.digest} again={retry} />
    </Doorway>
  )
}
