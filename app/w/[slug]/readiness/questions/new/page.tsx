import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { Select } from '@/components/ui/select'
import { allow, type Context } from '@/lib/context'
import { isDocumented } from '@/lib/domain/question-beliefs'
import { vendorQuestions } from '@/lib/domain/questions'
import { page } from '@/lib/http/page'
import { listBeliefs } from '@/lib/services/question-beliefs'
import { offeringsOf } from '@/lib/services/question-list'
import { openQuestions } from '@/lib/services/question-open'
import { listVendorChoices } from '@/lib/services/vendors'
import { AskForm } from './ask-form'
import { PickForm } from './pick-form'

export const metadata = { title: 'Ask a vendor' }

export default page(async (ctx, { search }) => {
  allow(ctx, 'claim:write')
  const base = `/w/${ctx.workspace.slug}/readiness/questions`
  const vendors = await listVendorChoices(ctx)
  const vendor = vendors.find(({ id }) => id === search.vendor) ?? null
  const offerings = vendor ? await offeringsOf(ctx, vendor.id) : []
  const offering = offerings.find(({ id }) => id === search.offering) ?? null
  const known = vendor && (await knownAbout(ctx, vendor.id, offering?.id ?? null))
  return (
    <>
      <PageHeader
        title={vendor ? `Ask ${vendor.name}` : 'Ask a vendor'}
        breadcrumbs={[
          { label: 'Readiness', href: `/w/${ctx.workspace.slug}/readiness` },
          { label: 'Questions', href: base },
        ]}
        meta="The answers are the vendor’s claims until one of you has read the documents."
      />
      <div className="flex max-w-4xl flex-col gap-8">
        <Section title="Whom, about what">
          <PickForm>
            <Field label="Vendor" required className="w-64">
              {(control) => (
                <Select
                  {...control}
                  name="vendor"
                  placeholder="Choose one"
                  options={vendors.map(({ id, name }) => ({ value: id, label: name }))}
                  defaultValue={vendor?.id ?? ''}
                />
              )}
            </Field>
            {vendor ? (
              <Field label="Offering" className="w-72">
                {(control) => (
                  <Select
                    {...control}
                    name="offering"
                    options={[
                      { value: '', label: 'The vendor as a whole' },
                      ...offerings.map(({ id, title }) => ({ value: id, label: title })),
                    ]}
                    defaultValue={offering?.id ?? ''}
                  />
                )}
              </Field>
            ) : null}
            <Button type="submit">{vendor ? 'Change' : 'Go on'}</Button>
          </PickForm>
        </Section>
        {vendor && known ? (
          <AskForm
            key={`${vendor.id} ${offering?.id}`}
            slug={ctx.workspace.slug}
            vendorId={vendor.id}
            offeringId={offering?.id ?? null}
            beliefs={known.beliefs}
            asked={known.asked}
          />
        ) : null}
      </div>
    </>
  )
})

/** What is believed, and the questions to begin with: all but those that a document answers, or whose answer was accepted or waits to be reviewed. */
async function knownAbout(ctx: Context, vendorId: string, offeringId: string | null) {
  const [beliefs, { open, settled }] = await Promise.all([listBeliefs(ctx, { vendorId, offeringId }), openQuestions(ctx, vendorId)])
  const answered = [...open.filter(({ because }) => because === 'shown'), ...settled.filter(({ by }) => by === 'answer')]
  const documented = beliefs.filter(isDocumented).map(({ questionId }) => questionId)
  const skip = new Set([...answered.map(({ question }) => question.id), ...documented])
  return { beliefs, asked: vendorQuestions.filter(({ id }) => !skip.has(id)).map(({ id }) => id) }
}
