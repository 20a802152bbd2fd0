import 'server-only'
import { Readable } from 'node:stream'
import { AwsClient } from 'aws4fetch'
import { type Dispatcher, request } from 'undici'
import { z } from 'zod'
import { invalid } from '@/lib/errors'
import { requireKey } from './key'
import type { Storage } from './storage'

const names = ['S3_ENDPOINT', 'S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const

const Settings = z.object({
  S3_ENDPOINT: z.url({ protocol: /^https?$/ }),
  S3_BUCKET: z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/),
  S3_ACCESS_KEY_ID: z.string().min(1),
  S3_SECRET_ACCESS_KEY: z.string().min(1),
  S3_REGION: z.string().min(1).default('us-east-1'),
})

export type S3Settings = z.infer<typeof Settings>

/** The bucket from the environment; null when none of its variables is set. Throws a sentence that names what is missing or malformed. */
export function s3Settings(env: Record<string, string | undefined> = process.env): S3Settings | null {
  if (names.every((name) => !env[name])) return null
  const parsed = Settings.safeParse({ ...env, S3_REGION: env.S3_REGION || undefined })
  if (parsed.success) return parsed.data
  const wrong = [...new Set(parsed.error.issues.map(({ path }) => path.join('.')))]
  throw new Error(`${wrong.join(', ')} missing or malformed. Set ${names.join(', ')} together, or none of them to keep files on the disk.`)
}

const emptySha256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
const headersWithinMs = 30_000

/** A bucket that speaks S3, addressed by path. A file travels as one stream that is signed with its hash, so that the store checks its bytes. */
export function s3Storage(settings: S3Settings): Storage {
  const { S3_ENDPOINT, S3_BUCKET, S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey, S3_REGION: region } = settings
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3' })
  const send = async (method: 'PUT' | 'GET' | 'HEAD' | 'DELETE', key: string, headers: Record<string, string>, body: Readable | null) => {
    const url = `${S3_ENDPOINT.replace(/\/$/, '')}/${S3_BUCKET}/${requireKey(key)}`
    const signed = await client.sign(url, { method, headers: { 'x-amz-content-sha256': emptySha256, ...headers } })
    const sent = { ...Object.fromEntries(signed.headers), ...headers }
    return request(url, { method, headers: sent, body, headersTimeout: headersWithinMs }).catch((error: unknown) => {
      throw Object.assign(
        invalid('The store for files does not answer, so nothing was kept. Try again; if it stays so, tell the operator.'),
        {
          cause: error,
        },
      )
    })
  }
  const refused = async (verb: string, response: Dispatcher.ResponseData): Promise<never> => {
    const text = await response.body.text()
    const code = /<Code>(\w+)<\/Code>/.exec(text)?.[1] ?? ''
    throw new Error(`The store for files refused to ${verb}: status ${response.statusCode} ${code}`)
  }
  return {
    put: async (key, source, { bytes, sha256, mime }) => {
      const headers = { 'content-length': String(bytes), 'content-type': mime, 'x-amz-content-sha256': sha256 }
      const response = await send('PUT', key, headers, Readable.from(source))
      if (response.statusCode >= 300) return refused('keep a file', response)
      await response.body.dump()
    },
    get: async (key, range) => {
      const response = await send('GET', key, range ? { range: `bytes=${range.start}-${range.end}` } : {}, null)
      if (response.statusCode === 404) {
        await response.body.dump()
        return null
      }
      return response.statusCode >= 300 ? refused('hand out a file', response) : response.body
    },
    size: async (key) => {
      const response = await send('HEAD', key, {}, null)
      await response.body.dump()
      if (response.statusCode === 404) return null
      if (response.statusCode >= 300) throw new Error(`The store for files refused to look: status ${response.statusCode}`)
      return Number(response.headers['content-length'])
    },
    delete: async (key) => {
      const response = await send('DELETE', key, {}, null)
      if (response.statusCode >= 300 && response.statusCode !== 404) return refused('remove a file', response)
      await response.body.dump()
    },
  }
}
