/** Settings of the person's own server have no business in a test. */
const ownSettings =
  /^(DATABASE_URL|DATA_DIR|PORT|HOST|BASE_URL|NODE_ENV|NODE_OPTIONS|PG[A-Z]+|NEXTAUTH_.*|AUTH_.*|E2E_.*|SWITCHBOARD_.*|SMTP_URL|MAIL_FROM|WORKER|FETCH_PRIVATE_NETS|FORCE_COLOR)$/

export function testEnvironment(given: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(given).filter(([name]) => !ownSettings.test(name))
  return { ...Object.fromEntries(kept), NODE_ENV: 'test', NEXT_TELEMETRY_DISABLED: '1', CI: '1', NO_COLOR: '1' }
}
