'use client'

import { Crash } from '@/components/crash'

export default function ErrorPage({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  return <Crash digest={error.digest} again={retry} />
}
