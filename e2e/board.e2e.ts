import { expect, test } from './fixtures'

test('a product lead opens the board, understands a row and follows a number to its source', async ({ page, demo, signIn }) => {
  await signIn('approver')
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/W\d\d · /)
  // A signed week, because the running one goes on with the calendar.
  await page.goto(`/w/${demo.slug}?week=2026-W47`)
  const table = page.getByRole('table', { name: /Verdicts of/ })
  await expect(table.getByRole('row')).toHaveCount(13)
  for (const word of ['Switch justified', 'Hype', 'Stay', 'Not ready to switch', 'Not enough evidence', 'Must move, ended 24 Sep 2026']) {
    await expect(table.getByText(word).first()).toBeVisible()
  }

  await table.getByRole('link', { name: 'Animated packshots' }).click()
  await expect(page).toHaveURL(/\/dependencies\/packshots\/vs\//)
  await expect(page.getByText(/Switch Animated packshots from .* justified/)).toBeVisible()
  await expect(page.getByRole('table', { name: 'Production-parity gates' }).getByText('Pass', { exact: true })).toHaveCount(8)
  await expect(page.getByText('demo data').first()).toBeVisible()

  await page
    .getByRole('link', { name: /Arena\.ai/ })
    .first()
    .click()
  await expect(page).toHaveURL(new RegExp(`/w/${demo.slug}/claims/`))
  await page.getByRole('main').getByRole('link', { name: /board/i }).first().click()
  await expect(page.getByRole('main')).toContainText(/arena\.ai|artificialanalysis\.ai/)
})

test('past boards stand as they were signed, future ones are refused', async ({ page, demo, signIn }) => {
  await signIn('viewer')
  await page.getByRole('link', { name: 'The week before' }).click()
  await expect(page.getByText(/Signed by Bo Lindqvist/)).toBeVisible()
  await page.goto(`/w/${demo.slug}?week=2026-W12`)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('W12')
  await page.goto(`/w/${demo.slug}?week=2199-W01`)
  await expect(page.getByText('has not begun yet')).toBeVisible()
  expect((await page.goto(`/w/${demo.slug}?week=2026-W54`))?.status()).toBe(404)
  await expect(page.getByText('is not a week')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Go to this week' })).toHaveAttribute('href', `/w/${demo.slug}`)
})

test('a stranger finds no workspace, and nobody gets a page without signing in', async ({ page, demo, signIn }) => {
  const answer = await page.goto(`/w/${demo.slug}`)
  await expect(page).toHaveURL(/\/sign-in\?next=/)
  expect(answer?.status()).toBe(200)
  await signIn(null)
  for (const path of ['', '/claims', '/inventory', '/reviews', '/settings', '/dependencies/packshots']) {
    const response = await page.goto(`/w/${demo.slug}${path}`)
    expect(response?.status(), path).toBe(404)
    await expect(page.getByText('Northlight')).toHaveCount(0)
  }
})

test('rows answer to J, K and Enter, and ⌘K goes anywhere', async ({ page, demo, signIn }) => {
  await signIn('viewer')
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.keyboard.press('k')
  await expect(
    page
      .getByRole('table', { name: /Verdicts of/ })
      .getByRole('link')
      .first(),
  ).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/vs\//)
  await page.keyboard.press('Control+k')
  const palette = page.getByRole('dialog', { name: 'Go to anything' })
  await palette.getByRole('combobox').fill('kling 2.6')
  await expect(palette.getByRole('option').first()).toContainText('Kling 2.6')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`/w/${demo.slug}/inventory/models/`))
})

test('the board names one action, narrows by filters in the address, and J and Enter go on from there', async ({ page, demo, signIn }) => {
  await signIn('analyst')
  const board = `/w/${demo.slug}?week=2026-W47`
  await page.goto(board)
  const one = page.getByRole('region', { name: 'The one action of W47' })
  await expect(one).toContainText('Animated packshots: make the switch')
  await expect(one).toContainText(/worth about \$[\d,]+ over 12 months/)
  const rows = page.getByRole('table', { name: /Verdicts of/ }).locator('tbody tr')
  await expect(rows.filter({ hasText: 'Mood films' })).toContainText('run 30 of 100')
  await expect(rows.filter({ hasText: 'Performance transfer' })).toContainText('medium confidence')

  await page.getByRole('combobox', { name: 'Add to the filter Status' }).selectOption('HYPE')
  await expect(page).toHaveURL(/status=HYPE/)
  await expect(page.getByText('2 of 12 · 1 filter · Clear')).toBeFocused()
  await expect(rows).toHaveCount(2)
  await page.keyboard.press('j')
  await expect(page.getByRole('link', { name: 'Performance transfer', exact: true })).toBeFocused()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toContainText('next row')
  await page.keyboard.press('j')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('link', { name: 'Performance transfer', exact: true })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/dependencies\/performance-transfer\/vs\//)

  await page.goto(`${board}&status=HYPE&basis=forced&vendor=nobody-knows`)
  await expect(page.getByText('vendor “nobody-knows”')).toBeVisible()
  await expect(page.getByText('No dependency fits these filters')).toBeVisible()
  await page.getByRole('link', { name: 'Clear the filters' }).click()
  await expect(rows).toHaveCount(12)
})

test('a dependency compares its challengers gate by gate and leads to where its action is done', async ({ page, demo, signIn }) => {
  await signIn('analyst')
  await page.goto(`/w/${demo.slug}/dependencies/product-shots?week=2026-W47`)
  await expect(page.getByText('Must move, ended 24 Sep 2026')).toBeVisible()
  await expect(page.getByRole('main')).toContainText(/Sora 2 ended on 24 Sep 2026 \(\d+ days ago\)/)
  const gates = page.getByRole('table', { name: 'Gates, challengers beside the incumbent' })
  await expect(gates.getByRole('columnheader')).toHaveText([/Gate/, /Sora 2/, /Wan 3\.0/, /Kling 3\.0/, /Seedance 2\.0/, /Veo 3\.1/])
  await expect(page.getByRole('table', { name: 'Challengers', exact: true }).getByText('Forced move').first()).toBeVisible()
  await page.getByRole('region', { name: 'This week' }).getByRole('link').click()
  await expect(page).toHaveURL(/\/inventory\/offerings\/.*\/facts\/new\?gate=/)
})

for (const width of [1440, 390]) {
  test(`board, dependency and verdict are accessible and fit at ${width} px`, async ({ page, demo, signIn, checkAccess }) => {
    await page.setViewportSize({ width, height: 900 })
    await signIn('approver')
    const base = `/w/${demo.slug}`
    for (const path of ['', '/dependencies/product-shots', '/dependencies/packshots/vs/minimax-h3--minimax']) {
      await page.goto(base + path)
      await checkAccess()
      const spare = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
      expect(spare, path).toBeLessThanOrEqual(0)
    }
  })
}
