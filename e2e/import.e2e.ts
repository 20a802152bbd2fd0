import { expect, test } from './fixtures'

const mark = Date.now()
const title = `Notes of an import ${mark}`
const heads = ['Vendor', 'Model', 'Benchmark', 'Metric', 'Task', 'Score (%)', 'Evaluated by', 'Published', 'Source', 'Link']
const line = (vendor: string, model: string, score: string) =>
  [
    ...[vendor, model, 'VBench 1.0', 'Motion smoothness', 'Text to video', score],
    ...['A test laboratory', '2026-10-01', title, `https://papers.example/${mark}`],
  ].join('\t')
const pasted = (...lines: string[]) => [heads.join('\t'), ...lines].join('\n')

test.afterEach(async ({ db, demo }) => {
  const mine = 'select "id" from "Source" where "workspaceId" = $1 and "title" = $2'
  await db.query(`delete from "Claim" where "workspaceId" = $1 and "sourceId" in (${mine})`, [demo.id, title])
  await db.query('delete from "Source" where "workspaceId" = $1 and "title" = $2', [demo.id, title])
  await db.query(`delete from "ImportRun" where "workspaceId" = $1 and "fileName" = 'Pasted table'`, [demo.id])
})

test('an analyst pastes a table, settles a doubtful name, corrects a bad row, applies it, finds the claims, and takes all of it back', async ({
  page,
  demo,
  signIn,
  checkAccess,
}) => {
  await signIn('analyst')
  await page.goto(`/w/${demo.slug}/claims`)
  await page.getByRole('link', { name: 'Import', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Import claims')
  await checkAccess()
  await page.getByLabel('Or paste a table').fill('Model,Model\n1,2')
  await page.getByRole('button', { name: 'Read the table' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'same heading' })).toBeVisible()

  const read = async (text: string) => {
    await page.getByLabel('Or paste a table').fill(text)
    await page.getByRole('button', { name: 'Read the table' }).click()
    await expect(page.getByRole('table', { name: 'Columns of the file' })).toBeVisible()
  }
  await read(pasted(line('Kuaishou', 'Kling 3.0', '98.7'), line('', 'Veo', '97.1'), line('Kuaishou', 'Kling 2.6', '999')))
  await expect(page.getByLabel('Meaning of Metric')).toHaveValue('dimension')
  await expect(page.getByLabel('Meaning of Link')).toHaveValue('source_url')
  await checkAccess()
  await page.getByRole('button', { name: 'Continue' }).click()

  const doubtful = page.getByLabel('Which model is “Veo”?')
  await expect(doubtful).toHaveValue('')
  await checkAccess()
  await doubtful.selectOption({ label: 'Veo 3.1' })
  await page.getByRole('button', { name: 'Continue' }).click()

  const dry = page.getByRole('table', { name: 'Dry run' })
  await expect(dry.getByText('Veo 3.1 on VBench 1.0')).toBeVisible()
  await checkAccess()
  await page
    .getByRole('navigation', { name: 'Rows of the dry run' })
    .getByRole('link', { name: /Refused/ })
    .click()
  await expect(dry.getByText('line 4')).toBeVisible()
  await expect(dry.getByText(/from 0 to 100/)).toBeVisible()
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download as CSV' }).click()
  expect((await download).suggestedFilename()).toMatch(/^refused-.*\.csv$/)

  await page.goto(`/w/${demo.slug}/import`)
  const right = pasted(line('Kuaishou', 'Kling 3.0', '98.7'), line('Google', 'Veo 3.1', '97.1'), line('Kuaishou', 'Kling 2.6', '98.1'))
  await read(right)
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('button', { name: 'Apply 3 claims' }).dblclick()
  await expect(page.getByText('3 claims imported')).toBeVisible()
  await checkAccess()
  const done = page.url()
  await page.getByRole('link', { name: 'See the claims' }).click()
  await page.goto(`/w/${demo.slug}/claims?q=${mark}`)
  await expect(page.getByText('98.1').filter({ visible: true }).first()).toBeVisible()

  await page.goto(`/w/${demo.slug}/import`)
  await read(right)
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByText('This very file was imported before')).toBeVisible()
  await expect(page.getByText('Nothing would change.')).toBeVisible()
  await expect(page.getByRole('button', { name: /^Apply/ })).toHaveCount(0)

  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(done)
  await page.getByRole('button', { name: 'Undo this import' }).click()
  await expect(page.getByText('This import was undone')).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await page.goto(`/w/${demo.slug}/claims?q=${mark}`)
  await expect(page.getByText('No claim matches')).toBeVisible()
})

test('a refusal in the step of the names keeps every choice that was made', async ({ page, demo, signIn }) => {
  await signIn('analyst')
  await page.goto(`/w/${demo.slug}/import`)
  await page.getByLabel('Or paste a table').fill(pasted(line('', 'Veo', '97.1'), line('', 'Zebra Motion', '91.3')))
  await page.getByRole('button', { name: 'Read the table' }).click()
  await page.getByRole('button', { name: 'Continue' }).click()
  const [doubtful, unheard] = [page.getByLabel('Which model is “Veo”?'), page.getByLabel('Which model is “Zebra Motion”?')]
  await doubtful.selectOption({ label: 'Veo 3.1' })
  await unheard.selectOption('make')
  await page.getByLabel('Version').fill('2')
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByText('Give the vendor.')).toBeVisible()
  await expect(doubtful.locator('option:checked')).toHaveText('Veo 3.1')
  await expect(unheard).toHaveValue('make')
  await expect(page.getByLabel('Version')).toHaveValue('2')
  await page.getByRole('combobox', { name: 'Vendor', exact: true }).fill('Zebra Works')
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByRole('button', { name: 'Apply 2 claims' })).toBeVisible()
})

test('only people who may edit evidence can import', async ({ page, demo, signIn }) => {
  await signIn('rater')
  await page.goto(`/w/${demo.slug}/claims`)
  await expect(page.getByRole('link', { name: 'Import', exact: true })).toHaveCount(0)
  await page.goto(`/w/${demo.slug}/import`)
  await expect(page.getByText(/Your role is rater/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Read the table' })).toHaveCount(0)
})
