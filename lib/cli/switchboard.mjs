// This file must parse on any Node that knows modules, so that a too old one gets a sentence instead of a syntax error.
const [major, minor] = process.versions.node.split('.').map(Number)

if (major > 20 || (major === 20 && minor >= 19)) {
  void import('./launch.mjs')
} else {
  console.error(
    'Switchboard needs Node.js 20.19 or newer and this is ' +
      process.versions.node +
      ': install a newer one from https://nodejs.org or your package manager, then run the same command again.',
  )
  process.exitCode = 1
}
