'use server'

import { action } from '@/lib/http/action'
import { Article, keepArticle } from '@/lib/services/article-drafts'

export const keepArticleAction = action(Article, keepArticle, { to: ({ id }, slug) => `/w/${slug}/claims/from-text?source=${id}` })
