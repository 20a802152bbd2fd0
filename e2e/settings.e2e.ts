import type { Browser, Page } from '@playwright/test'
import { expect, test } from './fixtures'

const password = 'wooden spoon orbit lantern'

const elsewhere = async (browser: Browser) => (await browser.newContext()).newPage()

async function invite(page: Page, slug: string, email: string, role: string): Promise<string> {
  await page.goto(`/w/${slug}/settings`)
  const form = page.getByRole('form', { name: 'Invite somebody' })
  await form.getByLabel('E-mail').fill(email)
  await form.getByLabel('Role').selectOption(role)
  await form.getByRole('button', { name: 'Make an invite' }).click()
  await expect(form.getByText(`Send this link to ${email}`)).toBeVisible()
  return (await form.getByText(/\/invite\//).innerText()).trim()
}

const newAddress = () => `guest${Date.now()}@example.org`

test.describe('inviting', () => {
  let email: string
  test.beforeEach(() => {
    email = newAddress()
  })
  test.afterEach(async ({ db }) => {
    await db.query('delete from "User" where "email" = $1', [email])
    await db.query('delete from "Invite" where "email" = $1', [email])
  })

  test('a new person joins with the invited role, which is enforced and changes with their next click', async ({
    page,
    signIn,
    demo,
    browser,
    checkAccess,
  }) => {
    test.slow()
    await signIn('owner')
    const link = await invite(page, demo.slug, email, 'viewer')
    await checkAccess()
    await page.reload()
    await expect(page.getByText(link)).toHaveCount(0)
    await expect(page.getByRole('table', { name: 'Open invites' }).getByText(email)).toBeVisible()

    const guest = await elsewhere(browser)
    await guest.goto(link)
    await expect(guest.getByRole('heading', { name: `Join ${demo.name}` })).toBeVisible()
    await checkAccess(guest)
    await guest.getByLabel('Your name').fill('Gu Est')
    await guest.getByLabel('Password').fill('short')
    await guest.getByRole('button', { name: 'Join the workspace' }).click()
    await expect(guest.getByLabel('Password')).toHaveAccessibleDescription(/^Error: Use at least 12 characters/)
    await expect(guest.getByLabel('Your name')).toHaveValue('Gu Est')
    await guest.getByLabel('Password').fill(password)
    await guest.getByRole('button', { name: 'Join the workspace' }).click()
    await expect(guest).toHaveURL(`/w/${demo.slug}`)

    await guest.goto(`/w/${demo.slug}/settings`)
    await expect(guest.getByText('Your role here is viewer.')).toBeVisible()
    await expect(guest.getByRole('heading', { name: 'Invites' })).toHaveCount(0)
    await expect(guest.getByRole('combobox', { name: /^Role/ })).toHaveCount(0)
    await checkAccess(guest)

    await page.reload()
    await page.getByRole('combobox', { name: 'Role of Gu Est' }).selectOption('analyst')
    await page.getByRole('button', { name: 'Save the role of Gu Est' }).click()
    await expect(page.getByText('Role saved.')).toBeVisible()
    await guest.reload()
    await expect(guest.getByText('Your role here is analyst.')).toBeVisible()

    await page.getByRole('button', { name: 'Remove Gu Est' }).click()
    await expect(page.getByText('Member removed.')).toBeVisible()
    expect((await guest.reload())?.status()).toBe(404)
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect(page.getByText('Member is back.')).toBeVisible()
    await guest.reload()
    await expect(guest.getByText('Your role here is analyst.')).toBeVisible()

    await guest.goto(link)
    await expect(guest.getByRole('heading', { name: 'This invite was accepted already' })).toBeVisible()
    await guest.context().close()
  })

  test('whoever has an account signs in with it; nobody else can use the link', async ({
    page,
    signIn,
    person,
    linkFor,
    demo,
    browser,
  }) => {
    const guest = await person(null, 'Gu Est')
    email = guest.email
    await signIn('owner')
    const link = await invite(page, demo.slug, guest.email, 'rater')

    const stranger = await elsewhere(browser)
    await stranger.goto(link)
    await expect(stranger.getByText(`There is an account for ${guest.email}`)).toBeVisible()
    await expect(stranger.getByLabel('Password')).toHaveCount(0)
    await signIn(null, stranger)
    await stranger.goto(link)
    await expect(stranger.getByText(`The invite is for ${guest.email}`)).toBeVisible()
    await expect(stranger.getByRole('button', { name: 'Join the workspace' })).toHaveCount(0)
    await stranger.getByRole('button', { name: `Sign in as ${guest.email}` }).click()
    await expect(stranger).toHaveURL(/\/sign-in\?next=/)

    await stranger.goto(await linkFor(guest))
    await stranger.waitForURL('/')
    await stranger.goto(link)
    await stranger.getByRole('button', { name: 'Join the workspace' }).click()
    await expect(stranger).toHaveURL(`/w/${demo.slug}`)
    await stranger.context().close()
  })

  test('a revoked link is worthless at once, and a second invite for one address is refused at its field', async ({
    page,
    signIn,
    demo,
    browser,
  }) => {
    await signIn('owner')
    const link = await invite(page, demo.slug, email, 'viewer')
    const form = page.getByRole('form', { name: 'Invite somebody' })
    await form.getByLabel('E-mail').fill(email)
    await form.getByRole('button', { name: 'Make an invite' }).click()
    await expect(form.getByLabel('E-mail')).toHaveAccessibleDescription(/An invite for this address is open/)
    await page.getByRole('button', { name: `Revoke the invite for ${email}` }).click()
    await expect(page.getByText('Invite revoked.')).toBeVisible()

    const guest = await elsewhere(browser)
    await guest.goto(link)
    await expect(guest.getByRole('heading', { name: 'This invite was taken back' })).toBeVisible()
    await guest.goto('/invite/nonsense')
    await expect(guest.getByRole('heading', { name: 'This invite is not known here' })).toBeVisible()
    await guest.context().close()
  })
})

test('an owner renames the workspace; whoever began earlier is told and loses nothing of what they typed', async ({
  page,
  signIn,
  demo,
  db,
  browser,
}) => {
  const { rows } = await db.query<{ timeZone: string }>('select "timeZone" from "Workspace" where "id" = $1', [demo.id])
  const timeZone = rows[0]?.timeZone ?? ''
  await signIn('owner')
  const late = await elsewhere(browser)
  await signIn('owner', late)
  try {
    await late.goto(`/w/${demo.slug}/settings`)
    await page.goto(`/w/${demo.slug}/settings`)
    const form = page.getByRole('form', { name: 'Workspace' })
    await form.getByLabel('Name').fill('Southlight Studio')
    await form.getByLabel('Time zone').selectOption('Asia/Shanghai')
    await form.getByRole('button', { name: 'Save workspace' }).click()
    await expect(page.getByText('Workspace saved.')).toBeVisible()
    await expect(page.getByRole('banner').getByText('Southlight Studio')).toBeVisible()

    const older = late.getByRole('form', { name: 'Workspace' })
    await older.getByLabel('Name').fill('Westlight Studio')
    await older.getByRole('button', { name: 'Save workspace' }).click()
    await expect(older.getByRole('alert')).toContainText('Somebody changed this workspace')
    await expect(older.getByLabel('Name')).toHaveValue('Westlight Studio')
  } finally {
    await db.query('update "Workspace" set "name" = $2, "timeZone" = $3 where "id" = $1', [demo.id, demo.name, timeZone])
    await late.context().close()
  }
})

test('a member leaves after being asked, and is out', async ({ page, signIn, demo }) => {
  await signIn('rater')
  await page.goto(`/w/${demo.slug}/settings`)
  await page.getByRole('button', { name: 'Leave' }).click()
  const dialog = page.getByRole('dialog', { name: `Leave ${demo.name}?` })
  await dialog.getByRole('button', { name: 'Stay' }).click()
  await expect(dialog).toBeHidden()
  await page.getByRole('button', { name: 'Leave' }).click()
  await dialog.getByRole('button', { name: 'Leave' }).click()
  await expect(page.getByText('You belong to no workspace.')).toBeVisible()
})

test('settings and account can be used on a phone', async ({ page, signIn, demo, checkAccess }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await signIn('owner')
  for (const address of [`/w/${demo.slug}/settings`, '/account']) {
    await page.goto(address)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    await checkAccess()
  }
})

test('an address that no page has is answered inside the frame', async ({ page, signIn, demo, checkAccess }) => {
  await signIn('viewer')
  const answer = await page.goto(`/w/${demo.slug}/nothing/here`)
  expect(answer?.status()).toBe(404)
  await expect(page.getByRole('navigation', { name: 'Workspace' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Not found' })).toBeVisible()
  await checkAccess()
})
