import { type NextRequest, NextResponse } from 'next/server'

/** Sends the security headers and tells pages which address was asked for. It never decides who may see what. */
export function proxy(request: NextRequest) {
  const nonce = Buffer.from(crypto.randomUUID()).toString('base64')
  const dev = process.env.NODE_ENV === 'development'
  const policy = [
    `default-src 'self'`,
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${dev ? ` 'unsafe-eval'` : ''}`,
    // React writes style attributes for positions in charts and menus.
    `style-src 'self' 'unsafe-inline'`,
    `img-src 'self' data:`,
    // Clips of a trial are fetched whole before they play.
    `media-src 'self' blob:`,
    `font-src 'self'`,
    `connect-src 'self'`,
    `worker-src 'self'`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
  ].join('; ')

  const headers = new Headers(request.headers)
  headers.set('x-address', request.nextUrl.pathname + request.nextUrl.search)
  headers.set('content-security-policy', policy)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  // The address of something shared is its key: it goes to no other site and into no index.
  const shared = /^\/(?:share|vote|questions)(?:\/|$)/.test(request.nextUrl.pathname)
  response.headers.set('referrer-policy', shared ? 'no-referrer' : 'strict-origin-when-cross-origin')
  if (shared) response.headers.set('x-robots-tag', 'noindex, nofollow')
  response.headers.set('x-content-type-options', 'nosniff')
  response.headers.set('permissions-policy', 'camera=(), microphone=(), geolocation=()')
  response.headers.set('cross-origin-opener-policy', 'same-origin')
  return response
}

// What passes here has its body cut at 10 MB: clips, logs of jobs and imports, which are sent to addresses of their own, go past it.
export const config = {
  matcher: [
    '/((?!api/|_next/|vote/clips/|w/[^/]+/(?:trials/[^/]+/clips|readiness/measurements/files|import/files)|.*\\.(?:png|svg|ico|woff2|txt)$).*)',
  ],
}
