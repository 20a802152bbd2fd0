import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Webhook } from 'standardwebhooks'
import { expect, test } from './fixtures'

let server: Server
let address: string
let status = 200
const received: { headers: IncomingHttpHeaders; body: string }[] = []
test.beforeAll(async () => {
  server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      received.push({ headers: request.headers, body: Buffer.concat(parts).toString() })
      response.writeHead(status).end()
    })
  })
  // The one address of this machine that the server under test may send to.
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.9', resolve))
  address = `http://127.0.0.9:${(server.address() as AddressInfo).port}/weeks`
})
test.afterAll(() => {
  server.close()
})

test('an owner adds a webhook, checks it with a test, reads the log, and removes it', async ({ page, signIn, demo, db, checkAccess }) => {
  await signIn('owner')
  const base = `/w/${demo.slug}/settings/notifications`
  await page.goto(`/w/${demo.slug}/settings`)
  await page.getByRole('link', { name: 'Channels and your mail' }).click()
  await expect(page.getByText('Nothing is told outside yet')).toBeVisible()
  await page.getByRole('link', { name: 'Add a channel' }).click()
  // This server has no mail server, so what it cannot do stands last, with the reason.
  await expect(page.getByRole('navigation', { name: 'Kind of channel' })).toContainText(
    'E-mail, not available: This server cannot send mail',
  )
  await page.getByRole('link', { name: 'Webhook' }).click()
  await page.waitForURL(/kind=webhook/)

  const form = page.getByRole('form', { name: 'Add a channel' })
  await form.getByLabel('Name').fill('Data team')
  await form.getByLabel('Address').fill('http://127.0.0.1:1/inside')
  await form.getByLabel('Status changed').uncheck()
  await form.getByRole('button', { name: 'Add the channel' }).click()
  await expect(form.getByLabel('Address')).toHaveAccessibleDescription(/cannot be reached from here/)
  await expect(form.getByLabel('Name')).toHaveValue('Data team')
  await expect(form.getByLabel('Status changed')).not.toBeChecked()
  await form.getByLabel('Address').fill(address)
  await form.getByRole('button', { name: 'Add the channel' }).click()
  const secret = (await page.getByText(/^whsec_/).textContent()) ?? ''
  await checkAccess()

  try {
    await page.getByRole('link', { name: 'Open it and send a test' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Data team' })).toBeVisible()
    await expect(page.getByText(secret)).toHaveCount(0)
    await page.getByRole('button', { name: 'Send a test' }).click()
    await expect(page.getByText('The test was taken.')).toBeVisible()
    const [{ headers, body } = { headers: {}, body: '' }] = received
    const names = ['webhook-id', 'webhook-timestamp', 'webhook-signature']
    const signature = Object.fromEntries(names.map((name) => [name, String(headers[name])]))
    expect(new Webhook(secret).verify(body, signature)).toMatchObject({ type: 'test', data: { workspace: { slug: demo.slug } } })

    status = 500
    await page.getByRole('button', { name: 'Send a test' }).click()
    const log = page.getByRole('table', { name: 'Deliveries' })
    await expect(log.getByText('The address answered with status 500.')).toBeVisible()
    await expect(log.getByRole('row')).toHaveCount(3)
    await checkAccess()

    await page.getByRole('button', { name: 'Remove' }).click()
    await expect(page.getByText('This channel was removed')).toBeVisible()
    await page.goto(base)
    await expect(page.getByText('Nothing is told outside yet')).toBeVisible()
  } finally {
    await db.query('delete from "Channel" where "workspaceId" = $1', [demo.id])
  }
})

test('a member stops their own mail, here or under their account, and sees no channel', async ({ page, signIn, demo, checkAccess }) => {
  await signIn('viewer')
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(`/w/${demo.slug}/settings/notifications`)
  await expect(page.getByText('Owners choose what this workspace tells')).toBeVisible()
  await page.getByRole('button', { name: 'Stop my mail' }).click()
  await expect(page.getByText('You get no more mail of this workspace.')).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await checkAccess()
  await page.goto('/account')
  await page.getByRole('button', { name: `Take mail of ${demo.name} again` }).click()
  await expect(page.getByRole('button', { name: `Stop mail of ${demo.name}` })).toBeVisible()
})
