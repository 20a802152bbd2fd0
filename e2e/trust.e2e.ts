import { expect, test } from './fixtures'

test('the board leads to how far it can be trusted, and the page says where a simple rule wins', async ({
  page,
  demo,
  signIn,
  checkAccess,
}) => {
  await signIn('viewer')
  await page.goto(`/w/${demo.slug}?week=2026-W47`)
  await page.getByRole('main').getByRole('link', { name: 'How far can you trust this?' }).click()
  // The first look after a start makes the back-test.
  await expect(page).toHaveURL(new RegExp(`/w/${demo.slug}/trust$`), { timeout: 30_000 })
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('How far can you trust this?')
  await expect(page.getByText(/is beaten by “Gap at face value”/).first()).toBeVisible()
  await expect(page.getByRole('table', { name: 'Judged by others later: scores' }).getByRole('row')).toHaveCount(7)

  const headlines = page.getByRole('table', { name: /^Headlines/ })
  await expect(headlines.getByRole('row')).toHaveCount(31)
  const vidu = headlines.getByRole('row', { name: /Vidu 1.0/ })
  await expect(vidu).toContainText('Hype')
  await expect(vidu).toContainText('Could not be used')
  await expect(vidu.getByRole('link').first()).toHaveAttribute('href', /^https?:/)
  await checkAccess()
})
