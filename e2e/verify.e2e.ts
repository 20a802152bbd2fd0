import { createHash } from 'node:crypto'
import type { Report } from '@/lib/domain/report'
import { expect, test } from './fixtures'

const week = '2026-W47'

test('anybody verifies a signed week without an account and without a network, and sees which part was altered', async ({
  page,
  context,
  demo,
  signIn,
  checkAccess,
}) => {
  await signIn('viewer')
  const download = async (file: string): Promise<Buffer> => {
    const answer = await page.request.get(`/w/${demo.slug}/reviews/${file}`)
    expect(answer.status(), file).toBe(200)
    return answer.body()
  }
  const [json, before, pdf] = [await download(`${week}/json`), await download('2026-W46/json'), await download(`${week}/pdf`)]
  const sha256 = createHash('sha256').update(json).digest('hex')
  const altered = JSON.parse(String(json)) as Report
  const [dependency] = altered.dependencies
  const [pair] = dependency?.pairs ?? []
  if (!dependency || !pair) throw new Error(`${week} of the demo weighs nothing.`)
  pair.verdict.hypeIndex += 1
  const file = (name: string, content: Buffer | string) => ({ name, mimeType: '', buffer: Buffer.from(content) })

  await context.clearCookies()
  await page.goto('/verify')
  await expect(page.getByText('The check works without a network from now on.')).toBeVisible()
  await context.setOffline(true)
  const files = page.getByLabel('Files of signed weeks')
  const headline = (text: string) => page.getByText(text, { exact: true }).first()

  await files.setInputFiles(file('week.json', json))
  await expect(headline(`Intact: ${week} of “${demo.name}”`)).toBeVisible()
  await expect(page.getByText(/Given on exactly the evidence in this file/)).toBeVisible()
  await expect(page.getByText(sha256)).toBeVisible()

  await files.setInputFiles(file('altered.json', JSON.stringify(altered)))
  await expect(headline(`Altered: the dependency “${dependency.dependency.name}”`)).toBeVisible()
  await expect(page.getByText(/\d+ of \d+ signatures were given on other evidence/)).toBeVisible()

  await files.setInputFiles([file('week.pdf', pdf), file('before.json', before)])
  await expect(
    headline('The data of all 2 weeks is intact, and each names the one before it; the printed pages of 1 PDF were not compared'),
  ).toBeVisible()
  await page.getByText('week.pdf', { exact: true }).click()
  await expect(page.getByText(/its pages could print something else/)).toBeVisible()

  const known = page.getByLabel('Hash that you know from elsewhere')
  await known.fill(sha256.slice(1))
  await expect(page.getByText('A SHA-256 has 64 digits')).toBeVisible()
  await known.fill('0'.repeat(64))
  await expect(headline('Of 2 files: 2 altered or out of the chain')).toBeVisible()
  await known.fill(`${sha256}  week.json`)
  await expect(page.getByText('The week has the hash that you gave.')).toBeVisible()
  await context.setOffline(false)
  await checkAccess()
})
