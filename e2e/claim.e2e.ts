import { expect, test } from './fixtures'

const boast = 'said-openai-2024-02-15'

test('an analyst reads why a claim deserves doubt, steps through the list it came from, and leaves a comment', async ({
  page,
  demo,
  signIn,
  checkAccess,
}) => {
  await signIn('analyst')
  await page.goto(`/w/${demo.slug}/claims/${boast}?kind=vendor&sort=published`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Sora/)
  await checkAccess()

  const flags = page.getByRole('region', { name: 'Flags' })
  await expect(flags.getByText('vendor-run', { exact: true })).toBeVisible()
  await flags.getByRole('link', { name: 'Kind of evaluator' }).click()
  await expect(page).toHaveURL(/#field-evaluator$/)
  await flags.getByText(/cannot be judged/).click()
  await expect(flags.getByText('Contradicted:')).toBeVisible()
  await expect(page.getByRole('region', { name: 'Would it be true today?' })).toContainText(
    /stands \d+\w\w among the \d+ rows|is not listed|leads \d+ models/,
  )

  const write = page.getByRole('link', { name: 'Write an e-mail' })
  const letter = new URL((await write.getAttribute('href')) ?? '')
  expect([letter.protocol, letter.pathname]).toEqual(['mailto:', ''])
  expect(letter.searchParams.get('body')).toMatch(/^Hello OpenAI,\r\n[\s\S]*\r\n1\. On which tasks/)

  const comments = page.getByRole('region', { name: 'Comments' })
  await comments.getByRole('textbox', { name: /^Add a comment/ }).fill('Compared with <b>what</b>? See https://papers.example/x.')
  await comments.getByRole('button', { name: 'Comment', exact: true }).click()
  await expect(comments.getByRole('listitem')).toContainText('Compared with <b>what</b>? See')
  await expect(comments.getByRole('link', { name: /papers\.example/ })).toHaveAttribute('href', 'https://papers.example/x')
  await expect(comments.getByRole('textbox', { name: /^Add a comment/ })).toHaveValue('')
  await comments.getByRole('button', { name: 'Edit' }).click()
  await comments.getByRole('textbox', { name: /^Change your comment/ }).fill('Compared with what?')
  await comments.getByRole('button', { name: 'Save' }).click()
  await expect(comments.getByRole('listitem')).toContainText(/edited\s*Compared with what\?/)
  await comments.getByRole('button', { name: 'Delete' }).click()
  await expect(comments.getByText('Nobody has commented on it.')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(comments.getByRole('listitem')).toContainText('Compared with what?')

  // At the top, so that the header of the frame lies over no control.
  await page.getByRole('heading', { level: 1 }).click()
  await page.evaluate(() => window.scrollTo(0, 0))
  await checkAccess()
  await page.keyboard.press('j')
  await expect(page).toHaveURL(/\/claims\/(?!said-openai)[^?]+\?kind=vendor&sort=published$/)
  await expect(page.getByRole('region', { name: 'Who ran it' })).toContainText('Vendor')
  await page.keyboard.press('k')
  await expect(page).toHaveURL(new RegExp(`/claims/${boast}\\?kind=vendor&sort=published$`))
  await page.getByRole('navigation', { name: 'Breadcrumbs' }).getByRole('link', { name: 'Claims' }).click()
  await expect(page).toHaveURL(/\/claims\?kind=vendor&sort=published$/)
})

test('a viewer reads comments and may not write any', async ({ page, demo, signIn }) => {
  await signIn('viewer')
  await page.goto(`/w/${demo.slug}/claims/${boast}`)
  await expect(page.getByRole('heading', { name: 'Comments' })).toBeVisible()
  await expect(page.getByRole('textbox', { name: /^Add a comment/ })).toHaveCount(0)
})
