import { Plus } from 'lucide-react'
import Link from 'next/link'
import { ButtonLink } from '@/components/ui/button'
import { Section } from '@/components/ui/section'
import { plural } from '@/lib/format'
import type { searchModels } from '@/lib/services/search-models'
import type { searchOfferings } from '@/lib/services/search-offerings'
import { ModelTable } from '../../model-table'
import { OfferingTable } from '../../offering-table'

type MadeProps = {
  models: Awaited<ReturnType<typeof searchModels>>
  offerings: Awaited<ReturnType<typeof searchOfferings>>
  vendorId: string
  path: string
  writes: boolean
}

/** The models a vendor makes, and the offerings it serves. */
export function MadeAndServed({ models, offerings, vendorId: id, path, writes }: MadeProps) {
  return (
    <>
      <Section
        id="models"
        title="Models it makes"
        meta={plural(models.matching, 'model')}
        actions={writes ? <Add href={`${path}/models/new?vendor=${id}`}>Add a model</Add> : null}
        flush
      >
        {models.rows.length > 0 ? (
          <ModelTable rows={models.rows} base={path} />
        ) : (
          <p className="py-3 text-muted">It makes no model of this inventory.</p>
        )}
        <More page={models} href={`${path}?tab=models&vendor=${id}`} noun="models" />
      </Section>
      <Section
        id="offerings"
        title="Offerings it serves"
        meta={plural(offerings.matching, 'offering')}
        actions={writes ? <Add href={`${path}/offerings/new?provider=${id}`}>Add an offering</Add> : null}
        flush
      >
        {offerings.rows.length > 0 ? (
          <OfferingTable rows={offerings.rows} base={path} ofProvider />
        ) : (
          <p className="py-3 text-muted">Nothing of this inventory is bought from it.</p>
        )}
        <More page={offerings} href={`${path}?tab=offerings&provider=${id}`} noun="offerings" />
      </Section>
    </>
  )
}

function Add({ href, children }: { href: string; children: string }) {
  return (
    <ButtonLink size="sm" href={href} icon={<Plus aria-hidden="true" />}>
      {children}
    </ButtonLink>
  )
}

function More({ page: found, href, noun }: { page: { matching: number; rows: readonly unknown[] }; href: string; noun: string }) {
  if (found.matching === found.rows.length) return null
  return (
    <Link href={href} className="link inline-flex min-h-8.5 items-center">
      All {found.matching} {noun}
    </Link>
  )
}
