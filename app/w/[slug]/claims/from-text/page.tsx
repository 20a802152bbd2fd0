import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { allow } from '@/lib/context'
import { dayIn } from '@/lib/domain/week'
import { formatNumber, plural } from '@/lib/format'
import { page } from '@/lib/http/page'
import { type ArticleReading, readArticle } from '@/lib/services/article-drafts'
import { keepArticleAction } from './actions'
import { ArticleForm } from './article-form'
import { ArticleText } from './article-text'
import { DraftList } from './draft-list'

export const metadata = { title: 'Claims from a text' }

export default page(async (ctx, { search }) => {
  allow(ctx, 'claim:write')
  const { slug, timeZone } = ctx.workspace
  const base = `/w/${slug}`
  const path = `${base}/claims`
  const crumbs = [{ label: 'Claims', href: path }]
  if (search.source) return <Reading reading={await readArticle(ctx, search.source)} base={base} />
  return (
    <>
      <PageHeader
        title="Claims from a text"
        meta="Paste an article; each sentence that makes a claim becomes a draft."
        breadcrumbs={crumbs}
      />
      <ArticleForm action={keepArticleAction.bind(null, slug)} path={path} listHref={`${base}/sources`} today={dayIn(ctx.now, timeZone)} />
    </>
  )
})

function Reading({ reading: { source, text, cut, drafts, titles }, base }: { reading: ArticleReading; base: string }) {
  const path = `${base}/claims`
  return (
    <>
      <PageHeader
        title={source.title}
        meta="Claims that its text seems to make. Nothing is added before you have checked it."
        breadcrumbs={[
          { label: 'Claims', href: path },
          { label: 'From a text', href: `${path}/from-text` },
        ]}
        actions={<ButtonLink href={`${base}/sources/${source.id}`}>Open the source</ButtonLink>}
      />
      {cut ? (
        <Notice tone="warn" title={`Only the first ${formatNumber(text.length)} characters were read`}>
          Paste the part that holds the figures as a text of its own.
        </Notice>
      ) : null}
      {drafts.length === 0 ? (
        <Empty
          title="No sentence names a model and a figure"
          action={<ButtonLink href={`${path}/new?source=${source.id}`}>Add a claim by hand</ButtonLink>}
        >
          Drafts are found by the names of models and benchmarks in this workspace, and by figures with their units. Where a model is not in
          the inventory yet, add it first.
        </Empty>
      ) : (
        <div className="grid gap-x-10 gap-y-8 lg:grid-cols-2">
          <Section title="The text" meta="what was quoted is marked" flush className="min-w-0 max-lg:order-2">
            <ArticleText text={text} drafts={drafts} />
          </Section>
          <Section title="Drafts" meta={plural(drafts.length, 'draft')} flush className="min-w-0">
            <DraftList drafts={drafts} titles={titles} sourceId={source.id} path={path} />
          </Section>
        </div>
      )}
    </>
  )
}
