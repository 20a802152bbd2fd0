import Link from 'next/link'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { env } from '@/lib/env'
import { CommandLine } from './command-line'
import { curlLine } from './feed/examples'

/** Why measure, and the two ways to begin. */
export function NothingMeasured({ slug, base, writes }: { slug: string; base: string; writes: boolean }) {
  return (
    <Empty
      title="Nothing is measured yet"
      action={
        <div className="flex w-full flex-col items-start gap-4">
          {writes ? (
            <ButtonLink variant="primary" href="#add">
              Upload a log
            </ButtonLink>
          ) : null}
          <div className="w-full text-muted">
            <p>
              Or send it from production:{' '}
              <Link href={`${base}/feed`} className="link">
                the key, the fields and a file to try
              </Link>
            </p>
            <CommandLine text={curlLine(env().NEXTAUTH_URL, slug)} label="Copy the command" />
          </div>
        </div>
      }
    >
      A vendor’s latency and availability are promises. The logs of your own jobs say what you get: how long clips take, how many fail and
      what a second costs that you can use. The gates read these figures as measured by the team, with their error.
    </Empty>
  )
}
