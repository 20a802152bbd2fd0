import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'

const countOf = (text: string | null): number => Number(/([\d,]+)/.exec(text ?? '')?.[1]?.replaceAll(',', ''))

/** Waits until the keyboard moves through the rows: then the grid listens. */
async function awake(page: Page) {
  await expect(async () => {
    await page.keyboard.press('j')
    await expect(page.locator('[data-row] th a').first()).toBeFocused({ timeout: 500 })
  }).toPass()
}

test('a reader finds a figure by search, filters and sorts, and follows it to its source', async ({ page, demo, signIn, checkAccess }) => {
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
  await expect(table.getByRole('rowheader').first()).toBeVisible()

  await page.getByRole('link', { name: 'Remove the filter Kind Peer-reviewed' }).click()
  await expect(status).toHaveText(/1 filter ·/)
  await table.getByRole('rowheader').first().getByRole('link').click()
  await expect(page).toHaveURL(new RegExp(`/w/${demo.slug}/claims/[^?]+\\?q=vbench&sort=-value$`))
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

test('a reader scrolls through the whole list, comes back to the same place, and jumps over groups', async ({
  page,
  demo,
  signIn,
  checkAccess,
}) => {
  await signIn('viewer')
  await page.goto(`/w/${demo.slug}/claims`)
  const table = page.getByRole('table', { name: 'Claims' })
  const scroller = page.getByRole('group', { name: 'Claims' })
  const total = countOf(await page.getByText(/^[\d,]+ claims$/).textContent())
  await expect(table).toHaveAttribute('aria-rowcount', String(total + 1))
  await expect(scroller.getByRole('checkbox')).toHaveCount(0)

  const row = (number: number) => table.locator(`[data-row][aria-rowindex="${number + 2}"]`)
  await expect(row(3)).toBeVisible()
  await scroller.evaluate((element) => element.scrollTo({ top: 700 * 34 }))
  await expect(row(705)).toBeVisible()
  await expect(page).toHaveURL(/at=700/)
  const there = await row(705).getByRole('link').first().getAttribute('href')
  await row(705).getByRole('link').first().click()
  await expect(page).toHaveURL(there ?? '')
  await page.goBack()
  await expect(page).toHaveURL(/at=700/)
  await expect(row(705).getByRole('link').first()).toHaveAttribute('href', there ?? '')
  await page.reload()
  await expect(row(705).getByRole('link').first()).toHaveAttribute('href', there ?? '')
  await row(705).getByRole('link').first().click()
  await expect(page).toHaveURL(there ?? '')
  await page.goBack()
  await expect(row(705).getByRole('link').first()).toHaveAttribute('href', there ?? '')
  await scroller.evaluate((element) => element.scrollTo({ top: 0 }))
  await expect(row(3)).toBeVisible()

  await page.getByLabel('Group by').selectOption('benchmark')
  await expect(page).toHaveURL(/group=benchmark/)
  const group = table.getByRole('button', { expanded: false }).first()
  const counted = countOf((await group.textContent())?.match(/[\d,]+$/)?.[0] ?? null)
  await group.click()
  await expect(
    table
      .getByRole('rowheader')
      .filter({ has: page.getByRole('link') })
      .first(),
  ).toBeVisible()
  const groups = await table.getByRole('button', { expanded: false }).count()
  expect(Number(await table.getAttribute('aria-rowcount'))).toBeGreaterThanOrEqual(counted + groups)
  await checkAccess()
})

test('a reader picks columns, keeps the list as a view of their own, and finds it again by its address', async ({
  page,
  demo,
  signIn,
  checkAccess,
}) => {
  await signIn('viewer')
  await page.goto(`/w/${demo.slug}/claims?kind=independent&sort=-value`)
  const table = page.getByRole('table', { name: 'Claims' })
  await page.getByRole('button', { name: 'Columns' }).click()
  const picker = page.getByRole('dialog', { name: 'Columns' })
  await picker.getByLabel('Note', { exact: true }).check()
  await picker.getByLabel('Task', { exact: true }).uncheck()
  await picker.getByRole('button', { name: 'Move Note up' }).click()
  await picker.getByLabel('Width of Value in pixels').fill('140')
  await checkAccess()
  await picker.getByRole('button', { name: 'Done' }).click()
  await expect(table.getByRole('columnheader', { name: 'Note' })).toBeVisible()
  await expect(table.getByRole('columnheader', { name: 'Task' })).toHaveCount(0)
  await expect(page).toHaveURL(/cols=/)

  await page.getByRole('button', { name: /^Views/ }).click()
  await page.getByRole('menuitem', { name: 'Save as a view…' }).click()
  const form = page.getByRole('form', { name: 'Save as a view' })
  await expect(form.getByLabel('For the team')).toHaveCount(0)
  const name = `By value ${Date.now()}`
  await form.getByLabel('Name').fill(name)
  await form.getByRole('button', { name: 'Save the view' }).click()
  await expect(page).toHaveURL(/\?view=by-value-/)
  const address = page.url()

  await page.evaluate(() => localStorage.clear())
  await page.goto(`/w/${demo.slug}/claims`)
  await expect(table.getByRole('columnheader', { name: 'Task' })).toBeVisible()
  await page.goto(address)
  await expect(table.getByRole('columnheader', { name: 'Note' })).toBeVisible()
  await expect(table.getByRole('columnheader', { name: 'Task' })).toHaveCount(0)
  await expect(table.getByRole('columnheader', { name: /^Value/ })).toHaveAttribute('aria-sort', 'descending')
  await expect(page.getByText('Kind Independent')).toBeVisible()

  await awake(page)
  await page.getByRole('button', { name: /^Views/ }).click()
  await page.getByRole('menuitem', { name: `Delete “${name}”` }).click()
  await expect(page.getByText(`View “${name}” deleted.`)).toBeVisible()
  await page.goto(address)
  await expect(page.getByText(/This view does not exist/)).toBeVisible()
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

  test('selects, tags, archives and corrects claims in the list with the keyboard, and undoes each', async ({
    page,
    demo,
    db,
    signIn,
    checkAccess,
  }) => {
    await db.query(`insert into "Source" ("workspaceId", "id", "title") values ($1, $2, $3)`, [demo.id, 'notes-of-the-list', title])
    for (const number of [1, 2, 3])
      await db.query(
        `insert into "Claim" ("workspaceId", "id", "modelId", "task", "value", "unit", "evaluatorId", "evaluatorOrg", "evaluatorKind", "publishedOn", "sourceId", "tier", "updatedAt")
         select $1, $2, "id", 't2v', $3, '%', 'a-lab', 'A lab', 'independent', '2026-10-01', $4, 'primary', now() from "Model" where "workspaceId" = $1 and "archivedAt" is null order by "id" limit 1`,
        [demo.id, `in-the-list-${number}`, number, 'notes-of-the-list'],
      )
    await signIn('analyst')
    await page.goto(`/w/${demo.slug}/claims?q=${encodeURIComponent(title)}&sort=value`)
    const table = page.getByRole('table', { name: 'Claims' })
    const rows = table.locator('[data-row]')
    await expect(rows).toHaveCount(3)

    await awake(page)
    await page.keyboard.press('x')
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await page.keyboard.press('Shift+X')
    const bar = page.getByRole('toolbar', { name: 'Selected claims' })
    await expect(bar.getByText('3 selected')).toBeVisible()
    await checkAccess()

    await bar.getByRole('button', { name: 'Tag' }).click()
    const dialog = page.getByRole('dialog', { name: 'Tag 3 claims' })
    await dialog.getByLabel('Tag', { exact: true }).fill('no,tag')
    await dialog.getByRole('button', { name: 'Put the tag on' }).click()
    await expect(dialog.getByLabel('Tag', { exact: true })).toHaveAccessibleDescription(/letters, digits/)
    await dialog.getByLabel('Tag', { exact: true }).fill('Second look')
    await dialog.getByRole('button', { name: 'Put the tag on' }).click()
    await expect(page.getByText('3 claims tagged.')).toBeVisible()
    await expect(rows.first().getByText('second-look')).toBeVisible()
    await page.getByLabel('Add to the filter Tag').selectOption({ label: 'second-look (3)' })
    await expect(page).toHaveURL(/tag=second-look/)

    await table.getByLabel('Select all that match').check()
    await bar.getByRole('button', { name: 'Archive' }).click()
    await expect(page.getByText('3 claims archived.')).toBeVisible()
    await expect(page.getByText('No claim matches')).toBeVisible()
    await page.getByRole('button', { name: 'Undo' }).last().click()
    await expect(rows).toHaveCount(3)

    await rows.first().getByRole('link').first().focus()
    await page.keyboard.press('e')
    await rows.first().getByLabel('Value', { exact: true }).fill('x')
    await page.keyboard.press('Enter')
    await expect(rows.first().getByLabel('Value', { exact: true })).toHaveAttribute('aria-invalid', 'true')
    await rows.first().getByLabel('Value', { exact: true }).fill('1.5')
    await page.keyboard.press('Enter')
    await expect(page.getByText(/ corrected\.$/)).toBeVisible()
    await expect(rows.first().getByText('1.5', { exact: true })).toBeVisible()
    await page.getByRole('button', { name: 'Undo' }).last().click()
    await expect(page.getByText('Undone.').last()).toBeVisible()
    await expect(rows.first().getByText('1', { exact: true })).toBeVisible()

    await rows.first().getByRole('link').first().focus()
    await page.keyboard.press('e')
    await rows.first().getByLabel('Value', { exact: true }).fill('1.7')
    await db.query('update "Claim" set "version" = "version" + 1 where "workspaceId" = $1 and "id" = $2', [demo.id, 'in-the-list-1'])
    await page.keyboard.press('Enter')
    await expect(page.getByText(/Somebody changed this claim/)).toBeVisible()
    await expect(rows.first().getByLabel('Value', { exact: true })).toHaveValue('1.7')
    await page.keyboard.press('Escape')
    await expect(rows.first().getByText('1', { exact: true })).toBeVisible()
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
    await expect(page.getByRole('group', { name: 'Stored text' }).getByText('Kling 3.0 reaches 98.7 %')).toBeVisible()

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

    await page.getByRole('button', { name: 'Mark as retracted…' }).click()
    await page.getByLabel('Where it was withdrawn').fill('https://example.org/erratum')
    await page.getByLabel('On which day').fill('2026-11-20')
    await page.getByLabel('Why').fill('The clips were picked by hand.')
    await page.getByRole('button', { name: 'Mark as retracted', exact: true }).click()
    await expect(page.getByText('Whoever published this claim withdrew it')).toBeVisible()
    await expect(page.getByText(/On 20 Nov 2026 at .*The clips were picked by hand\./)).toBeVisible()
    await page.getByRole('button', { name: 'Take the mark back' }).click()
    await expect(page.getByRole('button', { name: 'Mark as retracted…' })).toBeVisible()
    await page.getByRole('button', { name: 'Archive' }).click()
    await expect(page.getByText(/This claim was archived on/)).toBeVisible()
    await page.getByRole('button', { name: 'Restore' }).click()
    await expect(page.getByText(/This claim was archived on/)).toHaveCount(0)
    await checkAccess()
  })
})
