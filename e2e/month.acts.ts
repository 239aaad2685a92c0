import type { Page } from 'playwright-core'
import type { Month, Phone } from './month.ts'

export const DUE = '2023-06-12'
export const TASK = '主要负责人宣讲'
export const [LATE, ASKS, OFFLINE] = ['南董村', '看寺村', '郝店村'] as const
export const talks = { [LATE]: [2, 186], [ASKS]: [1, 95], [OFFLINE]: [3, 120] } as const

export const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click()
export const openTask = async ({ page, door }: Phone): Promise<void> => {
  await page.goto(door)
  await page.getByRole('link', { name: new RegExp(`(报情况|现在报)\\s*${TASK}`) }).click()
}

export async function fillTalk(page: Page, unit: keyof typeof talks): Promise<void> {
  const [held, came] = talks[unit]
  await page.getByLabel('宣讲', { exact: true }).fill(String(held))
  await page.getByLabel('听讲', { exact: true }).fill(String(came))
  await page.getByLabel('说一句').fill('支书在村委会讲了用电用气安全，发了明白纸。')
  const who = page.getByLabel('谁报的')
  if (await who.count()) await who.fill('王秀英')
}

/** One after the other from the top of the queue; each press leads on to a page that names what it accepted. */
export async function acceptAll({ desk, go }: Month, count: number): Promise<void> {
  await go('/office/reviews')
  for (let nth = 0; nth < count; nth++) {
    const before = desk.url()
    await desk.keyboard.press('a')
    await desk.waitForURL((url) => url.href !== before && url.searchParams.has('accepted'))
  }
}
