import { expect, test } from './fixtures'
import { join, smallWorkspace } from './small-workspace'

const phone = { width: 390, height: 844 }
const desk = { width: 1280, height: 720 }

test('a proposal is taken on, planned and talked about, and closes by the fact it asked for', async ({
  page,
  browser,
  db,
  signIn,
  checkAccess,
}) => {
  const slug = await smallWorkspace(db)
  // A point of quality is worth so much here that a question pays.
  await db.query('update "Dependency" set "valuePerNetPointPerMonth" = 100000 where "workspaceId" = $1', [slug])
  const analyst = await signIn(null)
  await join(db, slug, analyst.id, 'analyst')
  await page.goto(`/w/${slug}/this-week`)
  await expect(page.getByText('No week is signed yet')).toBeVisible()
  await expect(page.getByText('You have no open action')).toBeVisible()
  await checkAccess()

  await page.getByRole('button', { name: 'Take on: Ask about data terms · new 1' }).dblclick()
  const mine = page.getByRole('table', { name: 'Your actions' })
  await expect(mine.getByRole('row')).toHaveCount(2)
  await expect(page.getByText('Everything that is worth doing has been taken on.')).toBeVisible()
  await page.setViewportSize(phone)
  await checkAccess()
  await page.setViewportSize(desk)

  await mine.getByRole('link', { name: 'Ask about data terms · new 1' }).click()
  const plan = page.getByRole('form', { name: 'Who and when' })
  await plan.getByLabel('Due').fill('2020-01-31')
  await plan.getByRole('button', { name: 'Save' }).click()
  await expect(plan.getByLabel('Due')).toHaveAccessibleDescription(/This day has passed/)
  await plan.getByLabel('Due').fill('2199-01-31')
  await plan.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('due 31 Jan 2199')).toBeVisible()
  await page.getByRole('textbox', { name: 'Add a comment' }).fill('Their lawyer answers on Thursday.')
  await page.getByRole('button', { name: 'Comment' }).click()
  await expect(page.getByText('Their lawyer answers on Thursday.')).toBeVisible()
  // The head stays in view, and half a field beneath it would count as a small target.
  await page.evaluate(() => window.scrollTo(0, 0))
  await checkAccess()
  const action = page.url()

  await page.goto(`/w/${slug}`)
  await expect(page.getByRole('link', { name: 'Test stranger, due 31 Jan 2199' }).first()).toBeVisible()

  await page.goto(action)
  await page.getByRole('link', { name: 'Open the form for it' }).click()
  await page.getByRole('combobox', { name: 'Value' }).selectOption({ label: 'Yes' })
  await page.getByRole('combobox', { name: 'Kind of source' }).selectOption({ label: 'Contract' })
  await page.getByRole('button', { name: 'Add the fact' }).click()
  await expect(page).toHaveURL(/#facts$/)

  const outside = await browser.newContext()
  const other = await outside.newPage()
  const viewer = await signIn(null, other)
  await join(db, slug, viewer.id, 'viewer')
  await other.goto(`/w/${slug}/this-week`)
  await expect(other.getByRole('table', { name: 'Actions of everybody else' })).toContainText('Settled by evidence: Data terms now passes')
  for (const name of [/^Take on/, 'Close what is settled']) await expect(other.getByRole('button', { name })).toHaveCount(0)

  await page.goto(`/w/${slug}/this-week`)
  await page.getByRole('button', { name: 'Close what is settled' }).click()
  const closed = page.getByRole('region', { name: /^Closed/ })
  await expect(closed).toContainText('closed by evidence')
  await checkAccess()
  await closed.getByRole('link', { name: 'All actions' }).click()
  await expect(page.getByText('Nobody has an open action.')).toBeVisible()
  await checkAccess()
  await page.getByRole('link', { name: 'Ask about data terms · new 1' }).click()
  await expect(page.getByText(/closed by evidence on .*: Data terms now passes/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Open it again' })).toHaveCount(0)
  await page.setViewportSize(phone)
  await checkAccess()

  await page.goto(`/w/${slug}/actions/new?dependency=films`)
  await page.getByLabel('What is to be done').fill('Call the maker')
  await page.getByRole('button', { name: 'Add the action' }).click()
  await expect(page.getByRole('heading', { name: 'Call the maker', level: 1 })).toBeVisible()
  await page.getByRole('button', { name: 'Done', exact: true }).click()
  await page.getByLabel('What came of it').fill('They call back.')
  await checkAccess()
  await page.getByRole('button', { name: 'Mark as done' }).click()
  await expect(page.getByText(/done by Test stranger on .*: They call back\./)).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByLabel('Why it is dropped').fill('They called us.')
  await page.getByRole('button', { name: 'Drop it' }).click()
  await expect(page.getByText(/given up by Test stranger on .*: They called us\./)).toBeVisible()
  await outside.close()
})
