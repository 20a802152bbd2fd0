import { expect, test } from './fixtures'
import { join, smallWorkspace } from './small-workspace'

const phone = { width: 390, height: 844 }
const desk = { width: 1280, height: 720 }

test('one slides back to a past week and returns, the filters stay, and the year is drawn', async ({ page, demo, signIn, checkAccess }) => {
  await signIn('viewer')
  const base = `/w/${demo.slug}`
  await page.goto(`${base}?week=2026-W47&status=HYPE`)
  const slider = page.getByRole('slider', { name: 'Week' })
  await expect(slider).toBeEnabled()
  await slider.press('ArrowLeft')
  await expect(page).toHaveURL(/status=HYPE&week=2026-W46$/)
  await expect(page.getByRole('heading', { level: 1, name: /^W46/ })).toBeVisible()
  await expect(slider).toHaveAttribute('aria-valuetext', /^W46 · 9–15 Nov 2026, signed$/)
  await expect(page.getByText('Would it be said today?')).toBeVisible()
  await expect(page.getByRole('link', { name: /^Board of W/ })).toBeVisible()
  await slider.press('End')
  await expect(page).toHaveURL(/\?status=HYPE$/)
  await expect(page.getByText('Would it be said today?')).toHaveCount(0)

  await page.goto(`${base}/dependencies/packshots/vs/minimax-h3--minimax?week=2026-W41&goal=capability`)
  await expect(slider).toHaveAttribute('aria-valuetext', /, signed · Promising, not proven$/)
  await expect(page.getByText(/^Would it be said today\? (Yes|No)/)).toBeVisible()
  await expect(slider).toBeEnabled()
  await slider.press('ArrowRight')
  await slider.press('ArrowRight')
  await expect(page).toHaveURL(/goal=capability&week=2026-W43$/)
  await expect(slider).toHaveAttribute('aria-valuetext', /, signed · Switch justified$/)

  await page.goto(`${base}/reviews`)
  await page.getByRole('link', { name: 'The year in charts' }).click()
  await expect(page.getByRole('img', { name: /^Dependencies by status in each signed week/ })).toBeVisible()
  await expect(page.getByRole('img', { name: /^Spend at risk/ })).toBeVisible()
  await page.getByText('The numbers as a table').first().click()
  await expect(
    page.getByRole('table', { name: 'Dependencies by status in each signed week' }).getByRole('row', { name: /^W47/ }),
  ).toBeVisible()
  await checkAccess()
  await page.setViewportSize(phone)
  await checkAccess()
})

test('a forecast is made with a week, stands in the list, and is taken back only with a reason', async ({
  page,
  db,
  signIn,
  checkAccess,
}) => {
  const slug = await smallWorkspace(db)
  const approver = await signIn(null)
  await join(db, slug, approver.id, 'approver')
  await page.goto(`/w/${slug}/reviews/forecasts`)
  await expect(page.getByText('No forecast yet')).toBeVisible()
  await page.getByRole('link', { name: /^Make a forecast with W/ }).click()
  await page.getByText('Another forecast').click()
  const form = page.getByRole('form', { name: 'Another forecast' })
  await form.getByLabel('What will be so').selectOption({ label: 'Something else, in own words' })
  await form.getByLabel('What will be true').fill('The maker publishes data terms.')
  await form.getByLabel('On or by').fill('2020-01-31')
  await form.getByLabel('How sure, in percent').fill('100')
  await form.getByRole('button', { name: 'Make the forecast' }).click()
  await expect(form.getByLabel('How sure, in percent')).toHaveAccessibleDescription(/write 1 to 99/)
  await form.getByLabel('How sure, in percent').fill('65')
  await form.getByRole('button', { name: 'Make the forecast' }).click()
  await expect(form.getByLabel('On or by')).toHaveAccessibleDescription(/a day to come/)
  await expect(form.getByLabel('What will be true')).toHaveValue('The maker publishes data terms.')
  const inHalfAYear = new Date(Date.now() + 180 * 86_400_000).toISOString().slice(0, 10)
  await form.getByLabel('On or by').fill(inHalfAYear)
  await form.getByRole('button', { name: 'Make the forecast' }).click()
  await expect(page.getByText('65%')).toBeVisible()
  await checkAccess()

  await page.getByRole('link', { name: 'all forecasts and scores' }).click()
  const open = page.getByRole('table', { name: 'Open forecasts' })
  await expect(open).toContainText('The maker publishes data terms.')
  await page.setViewportSize(phone)
  await checkAccess()
  await page.setViewportSize(desk)

  // As if its day had come: nobody but the database can move it.
  await db.query(
    `insert into "Forecast" ("workspaceId", "id", "week", "edition", "dependencyId", "challengerId", "kind", "status", "percent", "dueOn", "by", "byName", "madeByName", "madeOn")
    values ($1, 'due', '2026-W40', 1, 'films', 'new--maker', 'status_stays', 'HYPE', 80, '2026-10-10', 'engine', 'Switchboard', 'Switchboard', '2026-10-01')`,
    [slug],
  )
  await page.goto(`/w/${slug}`)
  await page.getByRole('link', { name: '1 forecast is due' }).click()
  await expect(page.getByText(/would resolve as Did not come true/)).toBeVisible()
  await page.getByRole('button', { name: 'Resolve what is due' }).click()
  await expect(page.getByRole('table', { name: 'Resolved forecasts' })).toContainText('Did not come true')
  await expect(
    page.getByRole('table', { name: 'Brier score of each person and source' }).getByRole('row', { name: /^Switchboard/ }),
  ).toContainText('0.640')

  await open.getByText('Void it').click()
  await open.getByLabel('Why it cannot be asked any more').fill('They were bought.')
  await open.getByRole('button', { name: 'Void the forecast' }).click()
  await expect(page.getByRole('table', { name: 'Resolved forecasts' })).toContainText('They were bought.')
  await checkAccess()
})
