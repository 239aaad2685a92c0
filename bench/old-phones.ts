// The journey of a report in the browsers of old phones, Chromium 66 and 78, without script and with it: report, receipt, come
// back by it, answer. --shots FOLDER leaves pictures for people's eyes.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { thisCommit } from './figures.ts'
import { launchOld, type OldPage, type Version } from './old-browser.ts'
import { freePort, prepareTown, startApp } from './started-town.ts'

const { values } = parseArgs({ options: { shots: { type: 'string', default: '' } } })
const WIDTH = 360

interface Walk {
  url: string
  script: boolean
  name: string
}

async function walk(page: OldPage, { url, script, name }: Walk): Promise<string[]> {
  const faults: string[] = []
  const must = (is: boolean, what: string) => is || faults.push(what)
  const shoot = (step: string) => values.shots && page.shoot(join(values.shots, `${name}-${step}.png`))
  const fits = async (step: string) =>
    must((await page.run<number>('document.documentElement.scrollWidth')) <= WIDTH, `${step} scrolls sideways`)

  await page.open(`${url}/hazards`)
  const exit = `document.querySelector('button[value=exit-locked]')`
  must(!(await page.run<boolean>(`${exit}.offsetHeight > 0`)), 'places are not folded')
  await page.run(`${exit}.closest('details').querySelector('summary').click()`)
  must(await page.run<boolean>(`${exit}.offsetHeight >= 44`), 'a place does not open, or its buttons are small')
  await fits('what')
  await shoot('1-what')
  await page.leave(`${exit}.click()`)
  await fits('where')
  await shoot('2-where')
  if (script) {
    const worked = `document.querySelector('input[name=work]').value`
    const from = Date.now()
    while ((await page.run<string>(worked)) === '' && Date.now() - from < 20_000)
      await new Promise((go) => setTimeout(go, 100))
    must((await page.run<string>(worked)) !== '', 'the work was not done')
    must(
      await page.run<boolean>(`document.querySelector('details button[type=button]') !== null`),
      'no button for the place',
    )
  }
  const send = `document.querySelector('form[action$="/hazards"] button[type=submit]').click()`
  await page.run(`document.getElementById('words').value = '晚上八点以后锁着'`)
  await page.leave(send)
  must(
    await page.run<boolean>(`document.getElementById('words').value === '晚上八点以后锁着'`),
    'a refused form lost its words',
  )
  await page.run(`document.getElementById('unit').value = '看寺村'`)
  await page.leave(send)
  const digits = await page.run<string>(`(document.querySelector('.digits') || {}).textContent || ''`)
  must(digits.replace(/\D/g, '').length === 36, 'no receipt')
  must(
    await page.run<boolean>(`document.querySelector('svg.qr').getBoundingClientRect().width > 150`),
    'no code to scan',
  )
  await fits('receipt')
  await shoot('3-receipt')

  await page.open(`${url}/hazards/receipt`)
  await page.run(`document.getElementById('receipt').value = ${JSON.stringify(digits)}`)
  await page.leave(`document.querySelector('form[action$="/hazards/receipt"] button').click()`)
  must(
    await page.run<boolean>(`document.body.textContent.indexOf('晚上八点以后锁着') > 0`),
    'the receipt does not open the report',
  )
  await page.run(`document.getElementById('message').value = '是北边的门'`)
  await page.leave(`document.querySelector('form[action$="/message"] button').click()`)
  must(await page.run<boolean>(`document.body.textContent.indexOf('是北边的门') > 0`), 'the answer was not taken')
  await fits('behind the receipt')
  await shoot('4-behind')
  return [...faults, ...page.faults]
}

const town = await prepareTown()
const found: Record<string, string[]> = {}
try {
  if (values.shots) mkdirSync(values.shots, { recursive: true })
  const app = await startApp(town, await freePort())
  for (const version of ['66', '78'] satisfies Version[])
    for (const script of [false, true]) {
      const name = `${version}-${script ? 'script' : 'plain'}`
      const browser = await launchOld(version, await freePort())
      try {
        found[name] = await walk(await browser.page({ script, width: WIDTH }), { url: app.url, script, name })
      } catch (error) {
        found[name] = [String(error)]
      } finally {
        await browser.close()
      }
    }
  await app.stop()
} finally {
  town.remove()
}
const failed = Object.values(found).flat().length
console.log(JSON.stringify({ battery: 'old-phones', found, goal: { failed: 0 }, failed, commit: thisCommit() }))
process.exitCode = failed > 0 ? 1 : 0
