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
import { UnreadList } from './unread-list'

export const metadata = { title: 'Claims from a text' }

export default page(async (ctx, { search }) => {
  allow(ctx, 'claim:write')
  const { slug, timeZone } = ctx.workspace
  const base = `/w/${slug}`
  const path = `${base}/claims`
  const crumbs = [{ label: 'Claims', href: path }]
  if (search.source)
    return (
      <Reading reading={await readArticle(ctx, search.source)} base={base} dismissed={search.dismissed?.split(',').slice(0, 200) ?? []} />
    )
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

type ReadingProps = { reading: ArticleReading; base: string; dismissed: readonly string[] }

function Reading({ reading: { source, text, cut, drafts, unread, titles }, base, dismissed }: ReadingProps) {
  const path = `${base}/claims`
  const hrefWith = (keys: readonly string[]) =>
    `${path}/from-text?${new URLSearchParams({ source: source.id, ...(keys.length > 0 ? { dismissed: keys.join(',') } : {}) })}`
  const gone = drafts.filter(({ key }) => dismissed.includes(key)).length
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
          <div className="flex min-w-0 flex-col gap-8">
            <Section
              title="Drafts"
              meta={
                gone > 0
                  ? `${drafts.length - gone} of ${plural(drafts.length, 'draft')}, ${gone} dismissed`
                  : plural(drafts.length, 'draft')
              }
              actions={
                gone > 0 ? (
                  <ButtonLink size="sm" href={hrefWith([])} scroll={false}>
                    Bring back
                  </ButtonLink>
                ) : null
              }
              flush
            >
              <DraftList drafts={drafts} titles={titles} sourceId={source.id} path={path} dismissed={dismissed} hrefWith={hrefWith} />
            </Section>
            <UnreadList unread={unread} />
          </div>
        </div>
      )}
    </>
  )
}
