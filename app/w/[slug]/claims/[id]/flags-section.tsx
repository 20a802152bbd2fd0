import Link from 'next/link'
import { Badge } from '@/components/ui/badge'
import { Section } from '@/components/ui/section'
import type { Flag } from '@/lib/domain/evidence/flag'
import { plural } from '@/lib/format'
import type { ClaimView } from '@/lib/services/claim-view'
import { fieldLink } from './anchor'

type FlagsProps = { flags: readonly Flag[]; view: ClaimView; base: string }

/** What a reader should know before trusting the claim, each with its reason and the field that raised it. */
export function FlagsSection({ flags, view, base }: FlagsProps) {
  const raised = flags.filter((flag) => flag.standing === 'raised')
  const unknown = flags.filter((flag) => flag.standing === 'unknown')
  return (
    <Section title="Flags" meta={raised.length > 0 ? `${raised.length} of ${flags.length} raised` : `none of ${flags.length} raised`} flush>
      {raised.length > 0 ? (
        <ul>
          {raised.map((flag) => (
            <RaisedFlag key={flag.id} flag={flag} view={view} base={base} />
          ))}
        </ul>
      ) : null}
      {unknown.length > 0 ? (
        <details className="py-1.5">
          <summary className="text-muted hover:text-ink">
            {plural(unknown.length, 'more flag')} cannot be judged: something is not known
          </summary>
          <ul className="pt-1 pl-4">
            {unknown.map((flag) => (
              <li key={flag.id} className="max-w-[72ch] py-0.5 text-muted">
                <span className="text-ink">{capital(flag.label)}:</span> {flag.sentence}.
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </Section>
  )
}

function RaisedFlag({ flag, view, base }: { flag: Flag; view: ClaimView; base: string }) {
  const { name, href } = fieldLink(flag.field, view, base)
  const link = 'link whitespace-nowrap'
  return (
    <li className="flex min-h-8.5 flex-wrap items-baseline gap-x-4 gap-y-0.5 border-b py-1.5">
      <span className="w-56 shrink-0 max-sm:w-full">
        <Badge tone="strong" className="h-auto min-h-5 whitespace-normal!">
          {flag.label}
        </Badge>
      </span>
      <span className="min-w-0 flex-1 basis-64">{flag.sentence}</span>
      {href.startsWith('#') ? (
        <a className={link} href={href}>
          {name}
        </a>
      ) : (
        <Link className={link} href={href} prefetch={false}>
          {name}
        </Link>
      )}
    </li>
  )
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
