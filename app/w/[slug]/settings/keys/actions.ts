'use server'

import { NewApiKey } from '@/lib/domain/api-key'
import { action } from '@/lib/http/action'
import { ApiKeyRef, createApiKey, restoreApiKey, revokeApiKey } from '@/lib/services/api-keys'

export const createApiKeyAction = action(NewApiKey, createApiKey, { message: 'Key made.', value: (made) => made })
export const revokeApiKeyAction = action(ApiKeyRef, revokeApiKey, { message: 'Key revoked. It opens nothing any more.' })
export const restoreApiKeyAction = action(ApiKeyRef, restoreApiKey, { message: 'The key works again.' })
