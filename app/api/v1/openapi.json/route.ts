import { apiDocument } from '@/app/api/v1/document'
import { env } from '@/lib/env'
import { route } from '@/lib/http/route'

/** What programs can ask for; it says nothing about any workspace, so it takes no key. */
export const GET = route(async () => Response.json(apiDocument(env().NEXTAUTH_URL)))
