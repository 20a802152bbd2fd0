import type { Browser, Page } from '@playwright/test'
import { expect, type Person, test } from './fixtures'

const password = 'wooden spoon orbit lantern'
const another = 'seven quiet rivers beneath'

/** A page in a browser that nobody has used before. */
const elsewhere = async (browser: Browser, options: { javaScriptEnabled?: boolean } = {}) => (await browser.newContext(options)).newPage()

async function giveCredentials(page: Page, email: string) {
  await page.goto('/account')
  const form = page.getByRole('form', { name: 'E-mail and password' })
  await form.getByLabel('E-mail').fill(email)
  await form.getByLabel('Password').fill(password)
  await form.getByRole('button', { name: 'Save e-mail and password' }).click()
  await expect(page.getByRole('status').getByText('From now on you can sign in')).toBeVisible()
}

async function signInByForm(page: Page, { email }: Pick<Person, 'email'>, secret = password) {
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password').fill(secret)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

test.describe('the one-time link', () => {
  test('leads to the board of this week, once', async ({ page, person, linkFor, demo, browser, checkAccess }) => {
    const link = await linkFor(await person('owner'))
    await page.goto(link)
    await expect(page).toHaveURL(`/w/${demo.slug}`)
    await expect(page.getByText('Set a password so that you can sign in again')).toBeVisible()

    const second = await elsewhere(browser)
    await second.goto(link)
    await expect(second.getByRole('heading', { name: 'This link was used already' })).toBeVisible()
    await expect(second.getByText('npm run -s switchboard -- sign-in-link')).toBeVisible()
    await checkAccess(second)
    await second.goto('/')
    await expect(second).toHaveURL(/\/sign-in/)
    await second.context().close()
  })

  test('is not used up by a program that only looks at it, and works without JavaScript', async ({
    person,
    linkFor,
    demo,
    browser,
    request,
  }) => {
    const link = await linkFor(await person('viewer'))
    for (let look = 0; look < 3; look++) expect((await request.get(link)).ok()).toBe(true)
    const plain = await elsewhere(browser, { javaScriptEnabled: false })
    await plain.goto(link)
    await plain.getByRole('button', { name: 'Open the demo board' }).click()
    await expect(plain).toHaveURL(`/w/${demo.slug}`)
    await plain.context().close()
  })

  test('says what to do when it is unknown', async ({ page }) => {
    for (const address of [
      '/setup',
      '/setup?token=',
      '/setup?token=nonsense',
      `/setup?token=${'x'.repeat(3000)}`,
      '/setup?token=a&token=b',
    ]) {
      await page.goto(address)
      await expect(page.getByRole('heading', { name: 'This link is not known here' })).toBeVisible()
    }
  })
})

test('a person sets a password, signs out, and signs in where they wanted to go', async ({ page, signIn, demo, checkAccess }) => {
  const ana = await signIn('analyst')
  await giveCredentials(page, ana.email)
  await expect(page.getByText('come back without the terminal')).toHaveCount(0)
  await page.getByRole('link', { name: 'Sign out' }).first().click()
  await expect(page).toHaveURL('/sign-in')

  await page.goto(`/w/${demo.slug}/settings`)
  await expect(page).toHaveURL(`/sign-in?next=${encodeURIComponent(`/w/${demo.slug}/settings`)}`)
  await checkAccess()
  await signInByForm(page, ana, 'not the password')
  const refusal = page.getByRole('form').getByRole('alert')
  await expect(refusal).toContainText('The e-mail or the password is not right.')
  await expect(page.getByLabel('E-mail')).toHaveValue(ana.email)
  await expect(page.getByLabel('Password')).toHaveValue('')
  await checkAccess()
  await signInByForm(page, ana)
  await expect(page).toHaveURL(`/w/${demo.slug}/settings`)
})

test('unknown and known accounts are refused in the same words, and a malformed address at its field', async ({ page, person }) => {
  const known = await person('viewer')
  await page.goto('/sign-in')
  const words: string[] = []
  for (const email of [known.email, 'nobody@example.org']) {
    await signInByForm(page, { email })
    await expect(page.getByRole('form').getByRole('alert')).toBeVisible()
    words.push(await page.getByRole('form').getByRole('alert').innerText())
    await page.reload()
  }
  expect(words[0]).toBe(words[1])
  await signInByForm(page, { email: 'ana.example.org' })
  await expect(page.getByLabel('E-mail')).toHaveAccessibleDescription(/not an e-mail address/)
  await expect(page.getByLabel('E-mail')).toBeFocused()
})

test('ten wrong passwords close the account to strangers, with a sentence that says for how long, but not to its owner', async ({
  page,
  signIn,
  browser,
  demo,
}) => {
  const ana = await signIn('viewer')
  await giveCredentials(page, ana.email)
  const stranger = await elsewhere(browser)
  await stranger.goto('/sign-in')
  for (let tries = 0; tries < 10; tries++) {
    await signInByForm(stranger, ana, `guess number ${tries}`)
    await expect(stranger.getByRole('form').getByRole('alert')).toContainText('not right')
    await stranger.reload()
  }
  await signInByForm(stranger, ana)
  await expect(stranger.getByRole('form').getByRole('alert')).toContainText(/Try again in 1[45] minutes/)
  await stranger.context().close()

  await page.goto('/sign-out')
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page).toHaveURL('/sign-in')
  await signInByForm(page, ana)
  await expect(page).toHaveURL(`/w/${demo.slug}`)
})

test('a session that is ended elsewhere is out on its next click', async ({ page, signIn, linkFor, browser, demo }) => {
  const ana = await signIn('viewer')
  const other = await elsewhere(browser)
  await other.goto(await linkFor(ana))
  await expect(other).toHaveURL(`/w/${demo.slug}`)

  await page.goto('/account')
  const sessions = page.getByRole('table', { name: 'Signed-in browsers' })
  await expect(sessions.getByRole('row')).toHaveCount(3)
  await page.getByRole('button', { name: /^Sign out Chrome/ }).click()
  await expect(sessions.getByRole('row')).toHaveCount(2)

  await other.getByRole('link', { name: 'Reviews' }).click()
  await expect(other).toHaveURL(/\/sign-in\?next=/)
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Your account' })).toBeVisible()
  await other.context().close()
})

test('a new password signs every other browser out', async ({ page, signIn, browser, demo }) => {
  const ana = await signIn('viewer')
  await giveCredentials(page, ana.email)
  const other = await elsewhere(browser)
  await other.goto('/sign-in')
  await signInByForm(other, ana)
  await expect(other).toHaveURL(`/w/${demo.slug}`)

  const form = page.getByRole('form', { name: 'Password' })
  await form.getByLabel('Current password').fill('not this one')
  await form.getByLabel('New password').fill(another)
  await form.getByRole('button', { name: 'Save password' }).click()
  await expect(form.getByLabel('Current password')).toHaveAccessibleDescription(/not your current password/)
  await form.getByLabel('Current password').fill(password)
  await form.getByLabel('New password').fill(another)
  await form.getByRole('button', { name: 'Save password' }).click()
  await expect(page.getByText('All other browsers were signed out.')).toBeVisible()

  await other.reload()
  await expect(other).toHaveURL(/\/sign-in/)
  await signInByForm(other, ana, another)
  await expect(other).toHaveURL(`/w/${demo.slug}`)
  await other.context().close()
})

test('nobody is led to another site after signing in', async ({ page, signIn, baseURL }) => {
  await signIn('viewer')
  for (const next of ['https://evil.example', '//evil.example', '/\\evil.example', '/\t/evil.example', 'javascript:alert(1)']) {
    await page.goto(`/sign-in?next=${encodeURIComponent(next)}`)
    await page.waitForURL(/\/w\//)
    expect(new URL(page.url()).origin).toBe(baseURL)
  }
})

test('a foreign page cannot sign anybody out', async ({ page, signIn, demo }) => {
  await signIn('viewer')
  await page.goto('/sign-out', { referer: 'https://evil.example/' })
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible()
  await page.goto(`/w/${demo.slug}`)
  await expect(page).toHaveURL(`/w/${demo.slug}`)
})

test('what a browser sends to the session address changes nothing', async ({ page, signIn, demo }) => {
  const viewer = await signIn('viewer')
  const { csrfToken } = await (await page.request.get('/api/auth/csrf')).json()
  const data = { csrfToken, data: { sid: 'another', sub: 'another', role: 'owner', user: { id: 'another' } } }
  await page.request.post('/api/auth/session', { data })
  await page.goto('/account')
  await expect(page.getByText(viewer.email)).toBeVisible()
  await page.goto(`/w/${demo.slug}/settings`)
  await expect(page.getByText('Your role here is viewer.')).toBeVisible()
})

test('without a session no spelling of an address shows anything of a workspace', async ({ request, demo, db, baseURL }) => {
  const { rows } = await db.query<{ name: string }>('select "name" from "Dependency" where "workspaceId" = $1', [demo.id])
  const secrets = [demo.name, ...rows.map(({ name }) => name)]
  const pages = ['', '/claims', '/settings'].map((place) => `/w/${demo.slug}${place}`)
  const spellings = pages.flatMap((address) => [
    address,
    `${address}?_rsc=1`,
    `${address}.rsc`,
    `${address}.segments/_tree.segment.rsc`,
    `${address}.png`,
    `/${address}`,
    `//${address}`,
    `${address}/`,
    `${address}//`,
    `${address};x=.png`,
    address.replace('/w/', '/w%2f'),
    address.replace('/w/', '/%77/'),
    `/en${address}`,
    `/_next/data/development${address}.json`,
    `/api/auth/../..${address}`,
  ])
  const disguises: Record<string, string>[] = [
    {},
    { RSC: '1' },
    { RSC: '1', 'Next-Router-Prefetch': '1', 'Next-Router-Segment-Prefetch': '/_tree' },
    { 'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy' },
    { 'x-address': '/', 'x-forwarded-host': 'evil.example' },
  ]
  for (const address of spellings) {
    const look = (headers: Record<string, string>) => request.get(`${baseURL}${address}`, { headers, maxRedirects: 0 })
    for (const answer of await Promise.all(disguises.map(look))) {
      expect(answer.status(), address).toBeLessThan(500)
      const body = await answer.text()
      const seen = secrets.filter((secret) => body.includes(secret))
      expect(seen, address).toEqual([])
    }
  }
})

test('a person without a workspace reads how to get into one', async ({ page, signIn, demo, checkAccess }) => {
  const stranger = await signIn(null)
  await expect(page.getByText(`Ask one of its owners for an invite to ${stranger.email}`)).toBeVisible()
  await checkAccess()
  const answer = await page.goto(`/w/${demo.slug}`)
  expect(answer?.status()).toBe(404)
  await expect(page.getByRole('heading', { name: 'Not found' })).toBeVisible()
  await expect(page.getByText(demo.name)).toHaveCount(0)
  await checkAccess()
})
