import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'

const vendor = { id: 'amazon', offering: 'amazon-nova-reel-1-0--amazon' }
const phone = { viewport: { width: 390, height: 844 }, storageState: undefined }
const questions = {
  training: 'Are our prompts, footage and clips kept out of the training of models',
  retention: 'For how many days do you keep what we send',
  marking: 'Does every clip carry a mark that machines can read',
  quota: 'How is a higher limit asked for',
}
const kept = (page: Page) => page.getByRole('status').filter({ hasText: /^Kept/ })
const of = (page: Page, id: string) => page.locator(`#q-${id}`)

test('an analyst asks, a vendor answers on a phone without an account, and an answer becomes a fact once its document was read', async ({
  page,
  browser,
  db,
  demo,
  signIn,
  checkAccess,
}) => {
  test.slow()
  const recipient = `Team ${Date.now()}`
  await signIn('analyst')
  await page.goto(`/w/${demo.slug}/readiness/questions/new?vendor=${vendor.id}`)
  await page.getByLabel('For whom').fill(recipient)
  await page.getByLabel('Message').fill('=1+1 is no formula here')
  await checkAccess()
  // Another choice of offering keeps what was typed.
  await page.locator('select[name="offering"]').selectOption(vendor.offering)
  await page.getByRole('button', { name: 'Change', exact: true }).click()
  await page.waitForURL(/offering=amazon/)
  await expect(page.getByLabel('Message')).toHaveValue('=1+1 is no formula here')
  await expect(page.getByLabel('For whom')).toHaveValue(recipient)
  for (const box of await page.locator('input[name^="questions."]').all()) await box.check()
  await page.getByRole('button', { name: 'Make the questionnaire' }).click()
  const made = page.getByRole('status').filter({ hasText: 'Copy it now' })
  const address = /https?:\/\/\S+?\/questions\/[\w-]+/.exec(await made.innerText())?.[0] ?? ''
  await made.getByRole('link', { name: 'Open the questionnaire' }).click()
  await expect(page.getByText('Waiting for answers')).toBeVisible()
  await checkAccess()
  const reading = page.url()

  const guest = await (await browser.newContext(phone)).newPage()
  const answer = await guest.goto(address)
  expect(answer?.headers()).toMatchObject({ 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex, nofollow' })
  expect(answer?.headers()['cache-control']).toContain('no-store')
  await expect(guest.getByRole('heading', { level: 1 })).toContainText(demo.name)
  expect(await guest.locator('a[href*="/w/"]').count()).toBe(0)
  expect(await guest.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  await checkAccess(guest)

  await of(guest, 'training').getByRole('radio', { name: 'Yes' }).check()
  await of(guest, 'training').getByRole('button', { name: 'Add the document' }).click()
  await of(guest, 'training').getByLabel('Address of the document').fill('http://acme.example/terms')
  await expect(of(guest, 'training').getByText('starts with https://')).toBeVisible()
  await of(guest, 'training').getByLabel('Address of the document').fill('https://acme.example/terms')
  await of(guest, 'retention').getByLabel('Answer, in days').fill('30')
  await of(guest, 'quota').getByLabel('Answer').fill('By ticket, in a day.')
  // What was typed last is kept even when the page is left at once.
  await guest.goto('about:blank')
  await expect(async () => {
    await guest.goto(address)
    await expect(of(guest, 'quota').getByLabel('Answer')).toHaveValue('By ticket, in a day.', { timeout: 1000 })
  }).toPass()
  await expect(guest.getByText('3 of 28 answered, 1 with a document').first()).toBeVisible()

  await guest.getByLabel('Your name').fill('Vera Vendor')
  // What cannot be read is neither counted nor sent, and stays.
  const retention = of(guest, 'retention').getByLabel('Answer, in days')
  await retention.fill('about 30')
  await expect(guest.getByText('2 of 28 answered, 1 with a document').first()).toBeVisible()
  await guest.getByRole('button', { name: 'Send the answers' }).click()
  await expect(retention).toBeFocused()
  await expect(of(guest, 'retention').getByText('such as 30')).toBeVisible()
  await retention.fill('30 days')
  await expect(guest.getByText('3 of 28 answered, 1 with a document').first()).toBeVisible()
  await guest.getByRole('button', { name: 'Send the answers' }).click()
  await expect(of(guest, 'training').getByText('Say what the document is called.')).toBeVisible()
  await of(guest, 'training').getByLabel('Its title').fill('API terms')
  await of(guest, 'training').getByLabel('Its date').fill('2026-09-01')
  await expect(kept(guest)).toBeVisible()
  await guest.getByRole('button', { name: 'Send the answers' }).click()
  await expect(guest.getByRole('heading', { level: 1, name: 'Your answers were sent' })).toBeVisible()
  await expect(guest.getByText('Vera Vendor sent these answers')).toBeVisible()
  await expect(guest.getByRole('textbox')).toHaveCount(0)
  await checkAccess(guest)

  await page.goto(reading)
  const item = (question: string) => page.getByRole('listitem').filter({ hasText: question })
  await expect(item(questions.retention)).toContainText('No document')
  await expect(item(questions.marking)).toContainText('Unanswered')
  await expect(item(questions.retention).getByRole('button', { name: /^Accept/ })).toHaveCount(0)
  await checkAccess()
  await page.getByRole('button', { name: `Accept as fact: ${questions.training}` }).click()
  const form = page.getByRole('form', { name: `Accept as fact: ${questions.training}` })
  await form.getByRole('button', { name: 'Accept as fact' }).click()
  await expect(form.getByText('Copy the words of the document that show it.')).toBeVisible()
  await form.getByLabel('Quote').fill('We do not train on customer content.')
  await form.getByRole('button', { name: 'Accept as fact' }).click()
  await expect(item(questions.training)).toContainText('Accepted by')
  await item(questions.training).getByRole('link', { name: 'Fact at the gate' }).click()
  const row = page
    .getByRole('table', { name: 'Facts for the gates' })
    .getByRole('row')
    .filter({ hasText: 'We do not train on customer content.' })
  await expect(row).toContainText('Vendor’s documentation')
  await expect(row).toContainText('API terms, of 2026-09-01')

  await guest.context().close()
  const { rows } = await db.query('delete from "Questionnaire" where "recipient" = $1 returning "id"', [recipient])
  expect(rows).toHaveLength(1)
  await db.query(`delete from "Fact" where "workspaceId" = $1 and "quote" = 'We do not train on customer content.'`, [demo.id])
  await db.query(`delete from "Source" where "workspaceId" = $1 and "url" = 'https://acme.example/terms'`, [demo.id])
})

test('a link that opens nothing says so in one way, and a viewer can read answers but neither ask nor judge', async ({
  page,
  browser,
  demo,
  signIn,
  checkAccess,
}) => {
  const guest = await (await browser.newContext(phone)).newPage()
  const answer = await guest.goto('/questions/nothing')
  expect(answer?.status()).toBe(404)
  await expect(guest.getByRole('heading', { name: 'This link opens no questions' })).toBeVisible()
  await checkAccess(guest)
  const draft = (data: string) => guest.request.post('/questions/nothing/draft', { data, headers: { 'content-type': 'application/json' } })
  const sent = { small: await draft('{"questionId":"api","value":true}'), large: await draft(`"${'x'.repeat(1_000_000)}"`) }
  expect([sent.small.status(), sent.large.status()]).toEqual([404, 422])
  expect(sent.small.headers()).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' })
  await guest.context().close()

  await signIn('viewer')
  await page.goto(`/w/${demo.slug}/readiness/questions`)
  await expect(page.getByRole('link', { name: 'Ask a vendor' })).toHaveCount(0)
  await checkAccess()
  await page.getByRole('table', { name: 'Questionnaires' }).getByRole('link', { name: 'Black Forest Labs' }).click()
  await expect(page.getByText('differs', { exact: true })).toBeVisible()
  await expect(page.getByRole('button', { name: /^Accept|^Decline|^Note/ })).toHaveCount(0)
  const sheet = await page.request.get(`${page.url()}/sheet`)
  expect(sheet.headers()['content-disposition']).toContain('questions-black-forest-labs.xlsx')
})

test('an owner adds a gate on law and terms with one press and sees which verdicts it would change', async ({
  page,
  demo,
  signIn,
  checkAccess,
}) => {
  await signIn('owner')
  await page.goto(`/w/${demo.slug}/settings/policy/edit`)
  await page.getByRole('button', { name: 'Add the gate Provenance marking' }).click()
  const gate = page.getByRole('group', { name: 'Provenance marking', exact: true })
  await expect(gate.getByRole('checkbox', { name: 'Required' })).toBeChecked()
  await gate.getByText('3 laws that may make it matter').click()
  await expect(gate.getByText('confirm with counsel')).toHaveCount(5)
  // The head stays in view, and half a field beneath it would count as a small target.
  await page.evaluate(() => window.scrollTo(0, 0))
  await checkAccess()
  await page.getByRole('button', { name: 'See which verdicts would change' }).click()
  await expect(page.getByText('Provenance marking: required: none → yes')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Adopt 1.1.0' })).toBeVisible()
})
