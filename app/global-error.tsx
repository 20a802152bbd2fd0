'use client'

import './globals.css'
import { Crash } from '@/components/crash'
import { Doorway } from '@/components/doorway'

/** Stands in for the root layout when that itself fails. */
export default function GlobalError({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>Error · Switchboard</title>
        <Doorway>
          <Crash digest={error.digest} again={retry} />
        </Doorway>
      </body>
    </html>
  )
}
