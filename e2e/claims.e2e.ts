import { expect, test } from './fixtures'

const countOf = (text: string | null): number => Number(/([\d,]+)/.exec(text ?? '')?.[1]?.replaceAll(',', ''))

test('a reader finds a figure by search, filters, sorts and pages, and follows it to its source', async ({
  page,
  demo,
  signIn,
  checkAccess,
}) => {
  await signIn('viewer')
  await page.goto(`/w/${demo.slug}/claims`)
  const table = page.getByRole('table', { name: 'Claims' })
  const status = page.getByRole('search').locator('xpath=following::*[@role="status"][1]')
  await expect(status).toHaveText(/^[\d,]+ claims$/)
  const total = countOf(await status.textContent())
  await expect(table.getByRole('columnheader', { name: /^Published/ })).toHaveAttribute('aria-sort', 'descending')
  await checkAccess()

  await page.keyboard.press('/')
  await page.keyboard.type('vbench')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/q=vbench/)
  await expect(status).toHaveText(/ of [\d,]+ · 1 filter · Clear$/)
  const searched = countOf(await status.textContent())
  expect(searched).toBeLessThan(total)

  await page.getByLabel('Add to the filter Kind').selectOption('peer_reviewed')
  await expect(page).toHaveURL(/kind=peer_reviewed/)
  await expect(status).toHaveText(/2 filters/)
  expect(countOf(await status.textContent())).toBeLessThanOrEqual(searched)

  await table.getByRole('link', { name: 'Value' }).click()
  await expect(page).toHaveURL(/sort=-value/)
  await expect(table.getByRole('columnheader', { name: /^Value/ })).toHaveAttribute('aria-sort', 'descending')
  const first = await table.getByRole('rowheader').first().textContent()
  await page.getByRole('link', { name: 'Next' }).click()
  await expect(page).toHaveURL(/after=/)
  await expect(page.getByText(/^51–\d+ of/)).toBeVisible()
  await page.getByRole('link', { name: 'Previous' }).click()
  await expect(page.getByText(/^1–50 of/)).toBeVisible()
  await expect(table.getByRole('rowheader').first()).toHaveText(first ?? '')

  await page.goBack()
  await expect(page.getByText(/^51–\d+ of/)).toBeVisible()
  await page.goto(page.url())
  await expect(page.getByText(/^51–\d+ of/)).toBeVisible()

  await page.getByRole('link', { name: 'Remove the filter Kind Peer-reviewed' }).click()
  await expect(status).toHaveText(/1 filter ·/)
  await table.getByRole('rowheader').first().getByRole('link').click()
  await expect(page).toHaveURL(new RegExp(`/w/${demo.slug}/claims/[^?]+$`))
  await expect(page.getByRole('heading', { name: 'Who ran it' })).toBeVisible()
  await expect(page.getByText('not stated').first()).toBeVisible()
  await checkAccess()
  const claim = page.url()
  await page.getByRole('region', { name: 'Source' }).getByRole('link').first().click()
  await expect(page).toHaveURL(/\/sources\//)
  await expect(page.getByRole('table', { name: 'Claims' }).getByRole('rowheader').first()).toBeVisible()
  await checkAccess()

  await page.goto(claim)
  await page.getByRole('region', { name: 'What was measured' }).getByRole('link').first().click()
  await expect(page).toHaveURL(/\/benchmarks\//)
  await expect(page.getByRole('table', { name: 'Dimensions' })).toBeVisible()
  await checkAccess()
  await page.getByRole('link', { name: 'Benchmarks' }).click()
  await expect(page.getByRole('table', { name: 'Benchmarks' })).toBeVisible()
  await checkAccess()
})

test('a damaged address still shows a list and says what makes no sense in it', async ({ page, demo, signIn }) => {
  await signIn('viewer')
  for (const [address, sentence] of [
    ['sort=nonsense', /There is no order “nonsense”/],
    ['after=garbage', /this is the first page/],
    [`q=${'a'.repeat(300)}`, /at most 200 characters/],
    ['kind=vendor,press', /“press” is no kind of evaluator/],
    ['from=2026-02-30', /is no day/],
  ] as const) {
    const response = await page.goto(`/w/${demo.slug}/claims?${address}`)
    expect(response?.status(), address).toBe(200)
    await expect(page.getByText(sentence), address).toBeVisible()
    await expect(page.getByRole('table', { name: 'Claims' }).getByRole('rowheader').first()).toBeVisible()
  }
  const huge = await page.request.get(`/w/${demo.slug}/claims?q=${'a'.repeat(10_000)}`)
  expect([huge.status(), (await huge.text()).includes('at most 200 characters')]).toEqual([200, true])
  await page.goto(`/w/${demo.slug}/claims?q=${encodeURIComponent('%_%')}`)
  await expect(page.getByText('No claim matches')).toBeVisible()
  for (const path of ['claims/no-such-claim', 'claims/%00', 'sources/no-such-source', 'benchmarks/no-such-benchmark']) {
    expect((await page.goto(`/w/${demo.slug}/${path}`))?.status(), path).toBe(404)
  }
})

test('only people who may edit evidence are offered to', async ({ page, demo, signIn }) => {
  await signIn('rater')
  await page.goto(`/w/${demo.slug}/claims`)
  await expect(page.getByRole('link', { name: 'Add a claim' })).toHaveCount(0)
  await page.goto(`/w/${demo.slug}/claims/new`)
  await expect(page.getByText(/Your role is rater/)).toBeVisible()
  await expect(page.getByRole('form', { name: 'Add a claim' })).toHaveCount(0)
})

test.describe('an analyst', () => {
  const title = `Notes of a test ${Date.now()}`
  test.afterEach(async ({ db, demo }) => {
    const mine = 'select "id" from "Source" where "workspaceId" = $1 and "title" = $2'
    await db.query(`delete from "Claim" where "workspaceId" = $1 and "sourceId" in (${mine})`, [demo.id, title])
    await db.query('delete from "Source" where "workspaceId" = $1 and "title" = $2', [demo.id, title])
  })

  test('adds a claim with the text it was read in, is told at the field what is wrong, and corrects it later', async ({
    page,
    demo,
    signIn,
    checkAccess,
  }) => {
    await signIn('analyst')
    await page.goto(`/w/${demo.slug}/claims`)
    await page.getByRole('link', { name: 'Add a claim' }).click()
    const form = page.getByRole('form', { name: 'Add a claim' })
    await checkAccess()

    await form.getByLabel('Model', { exact: true }).selectOption({ label: 'Kling 3.0' })
    await form.getByLabel('Task').selectOption('t2v')
    await form.getByLabel('Benchmark').selectOption({ label: 'VBench 1.0' })
    await form.getByLabel('Dimension').selectOption({ label: 'Motion smoothness' })
    await expect(form.getByLabel('Unit')).toHaveValue('%')
    await form.getByLabel('Value').fill('999')
    await form.getByLabel('Evaluator', { exact: true }).fill('A test laboratory')
    await form.getByLabel('Kind').selectOption('independent')
    await form.getByLabel('Published on').fill('2026-10-01')
    await form.getByLabel('Title').fill(title)
    await form.getByLabel('Address').fill('papers.example/1')
    await form.getByLabel('Text').fill('Kling 3.0 reaches 98.7 % in motion smoothness.')
    await form.getByRole('button', { name: 'Add the claim' }).click()

    await expect(form.getByLabel('Address')).toHaveAccessibleDescription(/Write a full address/)
    await form.getByLabel('Address').fill('https://papers.example/1')
    await form.getByRole('button', { name: 'Add the claim' }).click()
    await expect(form.getByLabel('Value')).toHaveAccessibleDescription(/from 0 to 100/)
    await expect(form.getByLabel('Dimension')).toHaveValue('motion-smoothness')
    await form.getByLabel('Value').fill('98.7')
    await form.getByRole('button', { name: 'Add the claim' }).dblclick()

    await expect(page).toHaveURL(/\/claims\/[^/]*--vbench--motion-smoothness--2026-10-01--/)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Kling 3.0 on VBench 1.0, Motion smoothness')
    await expect(page.getByText(/^[0-9a-f]{64}$/)).toBeVisible()
    await expect(page.getByText('added by the team')).toBeVisible()
    await page.getByText('Stored text', { exact: true }).click()
    await expect(page.getByText('Kling 3.0 reaches 98.7 %')).toBeVisible()

    const claim = page.url()
    const stale = await page.context().newPage()
    await stale.goto(`${claim}/edit`)
    await page.getByRole('link', { name: 'Correct' }).click()
    const edit = page.getByRole('form', { name: 'Correct the claim' })
    await edit.getByLabel('Value').fill('98.6')
    await edit.getByRole('button', { name: 'Save' }).click()
    await expect(page).toHaveURL(claim)
    await expect(page.getByText('98.6', { exact: true }).first()).toBeVisible()
    await expect(page.getByText(/changed value/)).toBeVisible()

    await stale.getByLabel('Value').fill('97')
    await stale.getByRole('button', { name: 'Save' }).click()
    await expect(stale.getByText(/Somebody changed this claim/)).toBeVisible()
    await expect(stale.getByLabel('Value')).toHaveValue('97')
    await stale.close()

    await page.getByRole('button', { name: 'Mark as retracted' }).click()
    await expect(page.getByText('Whoever published this claim withdrew it')).toBeVisible()
    await page.getByRole('button', { name: 'Take the mark back' }).click()
    await expect(page.getByRole('button', { name: 'Mark as retracted' })).toBeVisible()
    await page.getByRole('button', { name: 'Archive' }).click()
    await expect(page.getByText(/This claim was archived on/)).toBeVisible()
    await page.getByRole('button', { name: 'Restore' }).click()
    await expect(page.getByText(/This claim was archived on/)).toHaveCount(0)
    await checkAccess()
  })
})
