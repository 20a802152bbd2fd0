import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { chromium } from '@playwright/test'

export type Browser = { executablePath?: string; args: string[] }

export const noBrowser =
  'The journeys need a browser and none was found: install Chromium (on Debian and Ubuntu as root: apt-get install chromium), or run `npx playwright install chromium`, or set CHROMIUM_PATH to one.'

const onMac = ['Google Chrome', 'Chromium', 'Microsoft Edge'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`)
const onWindows = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe']
const onUnix = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge']

function candidates(): string[] {
  const { CHROMIUM_PATH, PATH = '', PROGRAMFILES = '', LOCALAPPDATA = '' } = process.env
  if (CHROMIUM_PATH) return [CHROMIUM_PATH]
  if (process.platform === 'darwin') return onMac
  if (process.platform === 'win32') return [PROGRAMFILES, LOCALAPPDATA].flatMap((base) => onWindows.map((file) => path.join(base, file)))
  return PATH.split(path.delimiter).flatMap((folder) => onUnix.map((name) => path.join(folder, name)))
}

/** Some distributions install a stub that only asks to install a snap. */
function starts(file: string): boolean {
  try {
    execFileSync(file, ['--version'], { stdio: 'ignore', timeout: 20_000 })
    return true
  } catch {
    return false
  }
}

/** CHROMIUM_PATH if set, else Playwright's own browser, else the machine's; undefined when there is none that starts. */
export function findBrowser(): Browser | undefined {
  const root = process.getuid?.() === 0
  const args = ['--disable-dev-shm-usage', '--disable-background-networking', ...(root ? ['--no-sandbox'] : [])]
  if (!process.env.CHROMIUM_PATH && existsSync(chromium.executablePath())) return { args }
  const executablePath = candidates().find((file) => existsSync(file) && starts(file))
  return executablePath ? { executablePath, args } : undefined
}
