import { chromium } from '@playwright/test'
import type { Data } from './data'
import { cookieOf, type Server } from './servers'

/**
 * How long after a command was sent it stands in somebody else's browser, in milliseconds, so many times. Sent with the hands of the bench,
 * as another node would; the browser has the log book open.
 */
export async function toSecondBrowser(data: Data, { address }: Server, times: number): Promise<number[]> {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] })
  try {
    const context = await browser.newContext()
    await context.addCookies([{ ...cookieOf(data), url: address }])
    const page = await context.newPage()
    const incidentId = data.incidents[1]!.id
    await Promise.all([page.waitForResponse((answer) => answer.url().includes('/live')), page.goto(`${address}/incidents/${incidentId}/log-book`)])
    const took: number[] = []
    for (let each = 0; each < times; each++) {
      const says = `bench call ${each} of ${Date.now()}`
      const seen = page.evaluate(seenAt, says)
      const began = Date.now()
      await data.w.run(data.mara, 'logBook.note', { incidentId, kind: 'observation', at: new Date(Date.now() - 60_000).toISOString(), text: says, call: null })
      took.push(await seen - began)
      await page.waitForTimeout(150)
    }
    return took
  } finally {
    await browser.close()
  }
}

/** The moment at which a text stands on the page, by the clock of the machine, which the page shares. Asking again and again would round it up. */
function seenAt(text: string): Promise<number> {
  return new Promise((resolve) => {
    const watch = new MutationObserver(() => {
      if (!document.body.textContent.includes(text)) return
      watch.disconnect()
      resolve(Date.now())
    })
    watch.observe(document.body, { childList: true, subtree: true, characterData: true })
  })
}
