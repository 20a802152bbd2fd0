import { expect, test } from './fixtures'

// Signed weeks, because the running one goes on with the calendar.
const hype = 'dependencies/recurring-characters/vs/skywork-skyreels-v3--self?week=2026-W47'
const justified = 'dependencies/packshots/vs/minimax-h3--minimax?week=2026-W47'
const forced = 'dependencies/product-shots/vs/kuaishou-kling-3-0--fal?week=2026-W47'

test('a sceptic reads the sentence, tries what would flip it, and nothing of it is stored', async ({ page, demo, signIn }) => {
  await signIn('viewer')
  await page.goto(`/w/${demo.slug}/${justified}`)
  await expect(page.getByText(/Switch Animated packshots from .* justified.*We would reverse this if/)).toBeVisible()
  await expect(page.getByText(/confidence: .* other sensible policies say the same/).first()).toBeVisible()

  const outcome = page.getByRole('table', { name: 'The verdict as it is and under what is supposed' })
  const status = outcome.getByRole('row', { name: /^Status/ })
  await expect(status).toContainText('the same')
  await page.getByRole('button', { name: /^Try: any of 8 production checks fails/ }).click()
  await expect(status).toHaveText(/Switch justified.*Not ready to switch/)
  await expect(page.getByRole('status').filter({ hasText: 'What if: Not ready to switch. As it is: Switch justified.' })).toHaveCount(1)

  await page.getByRole('button', { name: 'Reset' }).click()
  await page.getByRole('textbox', { name: 'Prompts' }).fill('40')
  await expect(page.getByText('Write how many of the 40 are won.')).toBeVisible()
  await page.getByRole('textbox', { name: 'Won' }).fill('41')
  await expect(page.getByText('Write a whole number from 0 to 40.')).toBeVisible()
  await expect(status).toContainText('the same')
  await page.getByRole('textbox', { name: 'Won' }).fill('0')
  await expect(status).toHaveText(/Switch justified.*(Stay|Not enough evidence)/)

  await page.reload()
  await expect(status).toContainText('the same')
  await expect(page.getByRole('textbox', { name: 'Prompts' })).toHaveValue('')
})

test('the page says where the doubt, the parity and the money stand, and what caused each change', async ({ page, demo, signIn }) => {
  await signIn('analyst')
  await page.goto(`/w/${demo.slug}/${justified}`)
  const doubt = page.getByRole('table', { name: 'Comparisons in figures' }).getByText(/\d+% of the doubt/)
  await doubt.first().click()
  await expect(page.getByText(/^half-life \d+ months/).first()).toBeVisible()
  await expect(page.getByRole('table', { name: 'Production-parity gates' })).toContainText('better')
  await expect(page.getByRole('table', { name: 'The business case in figures' })).toContainText('Net value')
  await expect(page.getByRole('table', { name: 'What changed, and why' })).toContainText('your own trial closed: 41 won')
  await page.getByText('How far it hangs on the policy').click()
  await expect(page.getByRole('table', { name: 'The verdict under other policies' }).getByRole('row')).toHaveCount(9)

  // In a forced move money decides nothing, so it cannot be supposed.
  await expect(page.getByRole('combobox', { name: 'Money' })).toBeVisible()
  await page.goto(`/w/${demo.slug}/${forced}`)
  await expect(page.getByRole('combobox', { name: 'Throughput' })).toBeVisible()
  await expect(page.getByRole('combobox', { name: 'Money' })).toHaveCount(0)
  await page.getByRole('link', { name: 'Enter the answer' }).click()
  await expect(page).toHaveURL(/\/facts\/new\?gate=cost_per_finished_second/)
})

for (const [width, path] of [
  [1440, forced],
  [390, hype],
] as const) {
  test(`a verdict is accessible and fits at ${width} px, also while something is supposed`, async ({ page, demo, signIn, checkAccess }) => {
    await page.setViewportSize({ width, height: 900 })
    await signIn('approver')
    await page.goto(`/w/${demo.slug}/${path}`)
    await page
      .getByRole('button', { name: /^Try: / })
      .first()
      .press('Enter')
    await expect(page.getByText('not stored', { exact: true })).toBeVisible()
    await checkAccess()
    const spare = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    expect(spare).toBeLessThanOrEqual(0)
  })
}
