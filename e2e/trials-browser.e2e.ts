import { deflateSync } from 'node:zlib'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { clipFiles, type SmallTrial, smallDraft, watchBoth } from './small-trial'
import { join } from './small-workspace'
import { recordTraffic } from './traffic'

const chunk = (kind: string, body: Buffer) => {
  const head = Buffer.alloc(8)
  head.writeUInt32BE(body.length)
  head.write(kind, 4, 'latin1')
  const table = Array.from(
    { length: 256 },
    (_, n) => Array.from({ length: 8 }).reduce<number>((c) => (c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1), n) >>> 0,
  )
  const sum = Buffer.alloc(4)
  const crc = Buffer.concat([head.subarray(4), body]).reduce((c, byte) => (table[(c ^ byte) & 255] ?? 0) ^ (c >>> 8), 0xffffffff)
  sum.writeUInt32BE((crc ^ 0xffffffff) >>> 0)
  return Buffer.concat([head, body, sum])
}
/** A picture of four pixels that says where it was taken. */
const picture = (place: string) =>
  Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', Buffer.from('00000002000000020802000000', 'hex')),
    chunk('tEXt', Buffer.from(`Comment\0${place}`, 'latin1')),
    chunk('IDAT', deflateSync(Buffer.from('00ff000000ff0000000000ffffff00', 'hex').subarray(0, 14))),
    chunk('IEND', Buffer.alloc(0)),
  ])

/** Drops files onto the place for clips, as from a folder on the desktop. */
async function drop(page: Page, files: Awaited<ReturnType<typeof clipFiles>>) {
  const data = await page.evaluateHandle(
    (sent) => {
      const transfer = new DataTransfer()
      for (const { name, text } of sent) transfer.items.add(new File([Uint8Array.from(atob(text), (c) => c.charCodeAt(0))], name))
      return transfer
    },
    files.map(({ name, bytes }) => ({ name, text: bytes.toString('base64') })),
  )
  const target = page.getByText('Drop the clips of both sides here')
  await target.dispatchEvent('dragover', { dataTransfer: data })
  await target.dispatchEvent('drop', { dataTransfer: data })
}

/** Breaks the first sending of one clip off when all but its last bytes are at the server. */
async function cutOff(page: Page, name: string, bytes: Buffer): Promise<{ sizes: number[] }> {
  const sizes: number[] = []
  await page.route(
    (url) => url.pathname.endsWith('/clips') && url.searchParams.get('name') === name,
    async (route) => {
      const request = route.request()
      if (request.method() !== 'PUT') return route.continue()
      const range = (await request.allHeaders())['content-range'] ?? ''
      sizes.push(Number(/bytes (\d+)-/.exec(range)?.[1]))
      if (sizes.length > 1) return route.continue()
      const part = Math.floor(bytes.length * 0.99)
      const { 'content-length': _, ...headers } = await request.allHeaders()
      const answer = await route.fetch({
        headers: { ...headers, 'content-range': `bytes 0-${part - 1}/${bytes.length}` },
        postData: bytes.subarray(0, part),
      })
      expect(await answer.json()).toMatchObject({ received: part })
      await route.abort('connectionreset')
    },
  )
  return { sizes }
}

async function confirm(page: Page, opener: string) {
  await page.getByRole('button', { name: `${opener}…`, exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: opener, exact: true }).click()
}

/** One pair: seen to the end, then answered by a key. */
async function vote(page: Page, key: string) {
  await watchBoth(page)
  await page.keyboard.press(key)
}

async function lockWithReason(page: Page, checkAccess: () => Promise<void>) {
  await expect(page.getByText('1 prompt could tell raters whose clips they see')).toBeVisible()
  await page.getByText('Give a prompt its picture').click()
  await page
    .getByLabel('Picture for prompt 1')
    .setInputFiles({ name: 'set.png', mimeType: 'image/png', buffer: picture('Zephyrin studio') })
  await expect(page.getByRole('img', { name: 'Reference of prompt 1' })).toBeVisible()
  await page
    .getByLabel('Picture for prompt 2')
    .setInputFiles({ name: 'no.png', mimeType: 'image/png', buffer: Buffer.from('GIF89a and more of it') })
  await expect(page.getByText('This file is no PNG, JPEG or WebP picture')).toBeVisible()
  await checkAccess()
  await page.getByRole('button', { name: 'Lock the plan…' }).click()
  const dialog = page.getByRole('dialog')
  const reason = dialog.getByLabel('Why prompt 2 stays')
  await dialog.getByRole('button', { name: 'Lock the plan' }).click()
  await expect(reason).toHaveAccessibleDescription(/prompt 2 says “Quillon 7”/)
  await checkAccess()
  await reason.fill('Quillon is also the name of our mascot.')
  await dialog.getByRole('button', { name: 'Lock the plan' }).click()
  await expect(page.getByText('locked: nothing in it can change')).toBeVisible()
}

async function collect(page: Page, checkAccess: () => Promise<void>) {
  await expect(page.getByRole('heading', { name: 'Clips', exact: true })).toHaveCount(0)
  await confirm(page, 'Collect the clips')
  await expect(page.getByRole('heading', { name: 'Clips', exact: true })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Vote', exact: true })).toHaveCount(0)
  const files = await clipFiles()
  const [first] = files
  if (!first) throw new Error('There are no clips.')
  const { sizes } = await cutOff(page, first.name, first.bytes)
  await drop(page, [...files, { name: 'holiday.mp4', bytes: files[1]?.bytes ?? Buffer.alloc(0) }])
  await expect(page.getByText('1 file needs a place first.')).toBeVisible()
  await checkAccess()
  await page.getByRole('button', { name: 'Leave out holiday.mp4' }).click()
  await page.getByRole('button', { name: 'Send 6 clips' }).click()
  await expect(page.getByText('6 clips stored.')).toBeVisible({ timeout: 20_000 })
  await expect(page.getByText('3 of 3 pairs ready')).toBeVisible()
  expect(sizes).toEqual([0, Math.floor(first.bytes.length * 0.99)])
}

async function invite(page: Page, name: string): Promise<string> {
  await page.getByLabel('Name of the guest').fill(name)
  await page.getByRole('button', { name: 'Make a link' }).click()
  return page.getByText(/\/vote\/[\w-]{20,}$/).innerText()
}

/** The guest votes on two pairs, and reports a clip of the third one instead. */
async function voteAndReport(guest: Page, link: string, checkAccess: (on: Page) => Promise<void>) {
  await guest.goto(link)
  await guest.getByRole('button', { name: 'Start voting' }).click()
  for (const number of [1, 2]) {
    await expect(guest.getByText(`${number} of 3`, { exact: true })).toBeVisible()
    if (await guest.getByText('A test card that counts its seconds').isVisible())
      await expect(guest.getByRole('img', { name: 'What both models were given' })).toBeVisible()
    await vote(guest, number === 1 ? '1' : '2')
  }
  await expect(guest.getByText('3 of 3', { exact: true })).toBeVisible()
  await guest.getByRole('button', { name: 'Report a clip…' }).click()
  const form = guest.getByRole('form', { name: 'Report a clip' })
  await form.getByLabel('Left').check()
  await form.getByLabel('Something else').check()
  await form.getByRole('button', { name: 'Send the report' }).click()
  await expect(form.getByLabel('In a few words')).toHaveAccessibleDescription(/Say in a few words/)
  await checkAccess(guest)
  await form.getByLabel('It is damaged').check()
  await form.getByRole('button', { name: 'Send the report' }).click()
  await expect(guest.getByText('That is all for now; more when clips arrive')).toBeVisible()
}

const told = ({ telling }: SmallTrial) => telling.filter((word) => word !== 'Quillon 7')

test('a small trial goes through the browser from its draft to the reveal: names, a picture, dropped clips, a cut-off, a report, every vote', async ({
  browser,
  baseURL,
  db,
  signIn,
  checkAccess,
}) => {
  const trial = await smallDraft(db, { raters: 1, naming: true })
  // The connection that is cut off on purpose is told as an error, so this page is not the one whose errors count.
  const desk = await browser.newContext(baseURL ? { baseURL } : {})
  const page = await desk.newPage()
  const access = () => checkAccess(page)
  const analyst = await signIn('viewer', page)
  await join(db, trial.slug, analyst.id, 'analyst')
  await page.goto(`/w/${trial.slug}/trials/${trial.id}`)
  await lockWithReason(page, access)
  await collect(page, access)
  const link = await invite(page, 'Gast Ada')

  const context = await browser.newContext(baseURL ? { baseURL } : {})
  const traffic = recordTraffic(context)
  const guest = await context.newPage()
  await voteAndReport(guest, link, checkAccess)

  const watcher = await browser.newContext(baseURL ? { baseURL } : {})
  const vera = await watcher.newPage()
  await page.reload()
  await vera.goto(await invite(page, 'Vendor Vera'))
  await vera.getByLabel('I work for a company').check()
  await vera.getByRole('button', { name: 'Start voting' }).click()
  for (const number of [1, 2, 3]) {
    await expect(vera.getByText(`${number} of 3`, { exact: true })).toBeVisible()
    await expect(vera.getByRole('button', { name: 'Left is better' })).toHaveCount(0)
    if (number < 3) await vera.getByRole('button', { name: 'Next pair' }).click()
  }
  await watcher.close()

  await expect(page.getByText('1 report to answer')).toBeVisible()
  await access()
  await confirm(page, 'Keep it')
  await expect(page.getByText('kept as it is')).toBeVisible()
  await guest.getByRole('button', { name: 'Look again' }).click()
  await vote(guest, '0')
  await expect(guest.getByRole('heading', { name: 'The voting has ended' })).toBeVisible()
  // Of the names of both sides, raters read the one that was decided on, in its prompt, and no other.
  expect(await traffic.places(told(trial))).toEqual([])
  expect(await traffic.places(['Zephyrin studio'])).toEqual([])
  await context.close()

  await page.reload()
  await confirm(page, 'Reveal the result')
  await expect(page.getByText('It counts towards proof:')).toBeVisible()
  await expect(page.getByText('decided to show them: Quillon is also the name of our mascot.')).toBeVisible()
  const { rows } = await db.query(`select "wins" + "losses" + "ties" as decided, "blind" from "Trial" where "workspaceId" = $1`, [
    trial.slug,
  ])
  expect(rows).toEqual([{ decided: 3, blind: true }])
  await page.goto(`/w/${trial.slug}/trials`)
  await expect(page.getByText('all four kept')).toBeVisible()
  await access()
  await desk.close()
})
