import { expect, test } from './fixtures'

const article = `Who leads?
Published 20 November 2026

According to Artificial Analysis, Seedance 2.5 reached an Elo of 1,287 in text-to-video with audio. Veo 3.1 is the best model of all.
An Elo of 1,299 was reached by a model that nobody named.`

test('an analyst pastes an article, checks its drafts, and later sees what changed in it', async ({ page, demo, signIn, checkAccess }) => {
  await signIn('analyst')
  await page.goto(`/w/${demo.slug}/claims`)
  await page.getByRole('link', { name: 'From a text' }).click()
  await page.getByRole('button', { name: 'Find the claims' }).click()
  await expect(page.getByText('Paste the text of the article.')).toBeVisible()
  await checkAccess()
  await page.getByRole('textbox', { name: 'Title' }).fill(`An article of ${Date.now()}`)
  await page.getByRole('textbox', { name: 'Text', exact: true }).fill(article)
  await page.getByRole('button', { name: 'Find the claims' }).click()

  const drafts = page.getByRole('region', { name: 'Drafts' }).getByRole('listitem')
  await expect(drafts).toHaveCount(3)
  await expect(drafts.nth(0)).toContainText('Seedance 2.5 1,287 Elo')
  await expect(drafts.nth(0)).toContainText('to be asked: Benchmark')
  await expect(drafts.nth(1)).toContainText('words without a number')
  await expect(drafts.nth(2)).toContainText('Which model?')
  await checkAccess()
  await expect(page.getByRole('region', { name: 'Not read' })).toHaveCount(0)
  await page.getByRole('link', { name: 'Dismiss draft 3' }).click()
  await expect(drafts).toHaveCount(2)
  await page.getByRole('link', { name: 'Bring back' }).click()
  await expect(drafts).toHaveCount(3)

  await page.getByRole('link', { name: 'Check and add draft 1' }).click()
  await expect(page.getByRole('textbox', { name: /^Value/ })).toHaveValue('1287')
  await expect(page.getByRole('combobox', { name: /^Evaluator/ })).toHaveValue('Artificial Analysis')
  await expect(page.getByRole('textbox', { name: /^Where in it/ })).toHaveValue(/^“According to Artificial Analysis/)
  await expect(page.getByRole('combobox', { name: /^Tier/ })).toHaveValue('relay')
  await page.goBack()
  await page.getByRole('link', { name: 'Open the source' }).click()

  await page.getByRole('textbox', { name: 'Text of the source' }).fill(article.replace('1,287', '1,291'))
  await page.getByRole('button', { name: 'Keep this text' }).click()
  await expect(page.getByText('Version 2 was kept')).toBeVisible()
  const changes = page.getByRole('region', { name: 'What changed' })
  await expect(changes.getByRole('deletion')).toContainText('1,287')
  await expect(changes.getByRole('insertion')).toContainText('1,291')
  await page.getByRole('textbox', { name: 'Text of the source' }).fill(article.replace('1,287', '1,291'))
  await page.getByRole('button', { name: 'Keep this text' }).click()
  await expect(page.getByText(/^Note: Unchanged since/)).toBeVisible()
  await checkAccess()
})

test('a viewer reads a source and is offered no way to change it', async ({ page, demo, db, signIn }) => {
  const { rows } = await db.query<{ id: string }>(
    'select "id" from "Source" where "workspaceId" = $1 and "text" is not null order by "id" limit 1',
    [demo.id],
  )
  await signIn('viewer')
  await page.goto(`/w/${demo.slug}/sources/${rows[0]?.id}`)
  await expect(page.getByRole('group', { name: 'Stored text' }).first()).toBeVisible()
  await expect(page.getByRole('button', { name: /Fetch now|Keep this text/ })).toHaveCount(0)
  await page.goto(`/w/${demo.slug}/claims/from-text`)
  await expect(page.getByText('Your role does not allow this')).toBeVisible()
})
