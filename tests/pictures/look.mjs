// look.mjs NAME: opens NAME.html as phones, laptops, dark rooms and printers do, and complains about what they would.
import { chromium } from 'playwright-core'
import axe from 'axe-core'
import { statSync } from 'node:fs'

const name = process.argv[2]
const page_url = 'file://' + process.cwd() + '/' + name + '.html'
const mostBytes = 400_000, mostPaint_ms = 300, mostPages = 8
const narrowest = 320  // a phone of the smallest kind, or a laptop at 400 % (WCAG 1.4.10)
const complaints = []
const complain = text => complaints.push(name + ': ' + text)

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync']
})

/** Labels of the visible drawings that lie on each other, in the fonts of this machine. */
const touching = () => {
  const found = []
  for (const svg of document.querySelectorAll('svg[role=img]')) {
    if (svg.getBoundingClientRect().width === 0) continue
    const boxes = [...svg.querySelectorAll('text')].map(t => ({ text: t.textContent, box: t.getBoundingClientRect() }))
    boxes.forEach((a, i) => boxes.slice(i + 1).forEach(b => {
      const wide = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left)
      const high = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top)
      if (wide > 1 && high > 3) found.push(`"${a.text}" on "${b.text}"`)
    }))
  }
  return found
}

/** When the first text or picture was on the screen, ms after the address was opened. */
const first_paint = () => new Promise(known => {
  const look = () => {
    const entry = performance.getEntriesByName('first-contentful-paint')[0]
    entry ? known(entry.startTime) : requestAnimationFrame(look)
  }
  look()
})

/** The middle of seven opens, each in a browser that knows nothing of the page; this machine may be busy: a note. */
for (const width of [390, 1440]) {
  const paints = []
  for (let i = 0; i < 7; ++i) {
    const context = await browser.newContext({ viewport: { width, height: 900 } })
    const page = await context.newPage()
    await page.goto(page_url)
    paints.push(await page.evaluate(first_paint))
    await context.close()
  }
  const middle = Math.round(paints.sort((a, b) => a - b)[3])
  console.log(`${name}: first paint at ${width} px after ${middle} ms` + (middle > mostPaint_ms ? ', too late' : ''))
}

for (const width of [narrowest, 390, 768, 1024, 1440]) {
  for (const colorScheme of ['light', 'dark']) {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme })
    const page = await context.newPage()
    const requests = []
    page.on('request', r => requests.push(r.url()))
    await page.goto(page_url)
    const where = `${width} px, ${colorScheme}: `
    if (requests.length > 1) complain(where + 'fetches ' + requests[1])
    for (const open of [true, false]) {
      const overflow = await page.evaluate(open => {
        for (const details of document.querySelectorAll('details')) details.open = open
        return document.documentElement.scrollWidth
      }, open)
      if (overflow > width) complain(where + (open ? 'with its tables open ' : '') + `is ${overflow} px wide`)
    }
    for (const pair of await page.evaluate(touching)) complain(where + pair)
    await page.addScriptTag({ content: axe.source })
    for (const v of (await page.evaluate(() => axe.run())).violations)
      complain(where + `${v.id}, ${v.nodes.length} times: ${v.nodes[0].html}`)
    await page.screenshot({ path: `${name}-${width}-${colorScheme}.png`, fullPage: true })
    await context.close()
  }
}
const page = await browser.newPage()
await page.goto(page_url)
const pdf = await page.pdf({ path: name + '.pdf', preferCSSPageSize: true, printBackground: true })
const pages = (pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g) ?? []).length
if (pages > mostPages) complain(`prints on ${pages} pages`)
const bytes = statSync(name + '.html').size
if (bytes > mostBytes) complain(`${bytes} bytes`)
await browser.close()
console.log(`${name}: ${bytes} bytes, ${pages} printed pages, ${complaints.length} complaints`)
for (const text of complaints) console.error(text)
process.exit(complaints.length > 0 ? 1 : 0)
