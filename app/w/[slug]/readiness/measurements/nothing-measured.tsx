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
        writes ? <ButtonLink href="#add">Upload a log</ButtonLink> : <ButtonLink href={`${base}/feed`}>How to send measurements</ButtonLink>
      }
    >
      <p>
        A vendor’s latency and availability are promises. The logs of your own jobs say what you get: how long clips take, how many fail and
        what a second costs that you can use. The gates read these figures as measured by the team, with their error.
      </p>
      <p className="mt-2">From production it takes one line, after an owner has made an API key:</p>
      <CommandLine text={curlLine(env().NEXTAUTH_URL, slug)} label="Copy the line" />
    </Empty>
  )
}
