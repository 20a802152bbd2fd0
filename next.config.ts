import type { NextConfig } from 'next'

const config: NextConfig = {
  agentRules: false,
  poweredByHeader: false,
  typedRoutes: false,
  serverExternalPackages: ['@myriaddreamin/typst-ts-web-compiler', 'graphile-worker', 'nodemailer', 'pg'],
  experimental: { serverActions: { bodySizeLimit: '1mb' } },
}

export default config
