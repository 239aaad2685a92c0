/** GB/T 9704-2012 in Word's units: 1 mm = 56.693 twips, 1 pt = 20 twips, font sizes in half points. */

const twips = (mm: number): number => Math.round((mm / 25.4) * 1440)

/** §6.1: A4, top 37, left 28, text area 156 × 225 mm. */
export const page = {
  width: 11906,
  height: 16838,
  top: twips(37),
  bottom: twips(35),
  left: twips(28),
  right: twips(26),
}

export const rows = 22
export const charactersPerRow = 28

/**
 * 225 mm = 12 756 twips over 22 rows = 579.8. The 580 seen elsewhere is 4 twips too much over a page,
 * and drops the 22nd row to the next one.
 */
export const line = Math.floor((page.height - page.top - page.bottom) / rows)

/** 字号 in half points. */
export const size = { second: 44, third: 32, fourth: 28 }

/** Named, never shipped: the faces are licensed. Word and WPS fall back to the plain ones. */
export const face = { title: '方正小标宋简体', body: '仿宋_GB2312', black: '黑体', kai: '楷体_GB2312', song: '宋体' }

export const area = page.width - page.left - page.right

/** 28 characters fill a row of 156 mm. */
export const characterTwips = twips(156) / charactersPerRow

/** 28 characters of 16 pt need 448 pt, the area has 442.2: the character grid draws them together, in 1/4096 pt. */
export const charSpace = Math.floor((characterTwips / 20 - size.third / 2) * 4096)

/**
 * The same as spacing of the letters, for programs that do not set by the grid: whole twips, and one more, since
 * LibreOffice rounds the area down to its own cells and would push the 28th letter out. A 29th still has no room.
 */
export const squeeze = Math.floor(characterTwips - size.third * 10) - 1
