/** The drawings, each as width, height and the inside of its symbol. Colours are those of the signs, not of the theme. */
export type Drawing = readonly [width: number, height: number, inside: string]

const triangle =
  '<path d="M32 5 59.5 53H4.5z" fill="#f8b800" stroke="#15191c" stroke-width="4" stroke-linejoin="round"/>'

export const lampSigns = {
  'lamp-todo': [16, 16, '<circle cx="8" cy="8" r="5.5" fill="#fff" stroke="#0b57a4" stroke-width="2.5"/>'],
  'lamp-soon': [
    16,
    16,
    '<path d="M8 2 15 14.2H1z" fill="#f8b800" stroke="#15191c" stroke-width="1.5" stroke-linejoin="round"/><path d="M8 6.4v3.4" stroke="#15191c" stroke-width="1.8" stroke-linecap="round"/><circle cx="8" cy="12.1" r="1" fill="#15191c"/>',
  ],
  'lamp-late': [
    16,
    16,
    '<circle cx="8" cy="8" r="6.2" fill="#fff" stroke="#bf161d" stroke-width="2.8"/><path d="m3.8 3.8 8.4 8.4" stroke="#bf161d" stroke-width="2.8"/>',
  ],
  'lamp-sent': [
    16,
    16,
    '<rect x="2.2" y="2.2" width="11.6" height="11.6" rx="1.5" fill="#fff" stroke="#17703d" stroke-width="2.2"/>',
  ],
  'lamp-ok': [
    16,
    16,
    '<rect x="1" y="1" width="14" height="14" rx="2" fill="#17703d"/><path d="m4.3 8.3 2.6 2.7 4.8-5.6" fill="none" stroke="#fff" stroke-width="2.1" stroke-linecap="round" stroke-linejoin="round"/>',
  ],
  'lamp-back': [
    16,
    16,
    '<circle cx="8" cy="8" r="7.2" fill="#0b57a4"/><path d="M6.7 4 4.2 6.5 6.7 9M4.6 6.5h4.6a2.3 2.3 0 0 1 0 4.6H6.8" fill="none" stroke="#fff" stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round"/>',
  ],
  'lamp-none': [16, 16, '<path d="M5 8h6" stroke="#7b8388" stroke-width="1.8" stroke-linecap="round"/>'],
  'lamp-free': [
    16,
    16,
    '<rect x="2.2" y="2.2" width="11.6" height="11.6" rx="1.5" fill="#fff" stroke="#7b8388" stroke-width="1.5" stroke-dasharray="2.5 2"/>',
  ],
} as const satisfies Record<string, Drawing>

/** A new kind of danger needs a triangle that a child names rightly without its word. */
export const warningSigns = {
  'w-any': [
    64,
    58,
    triangle +
      '<path d="M32 22v14" fill="none" stroke="#15191c" stroke-width="5.5" stroke-linecap="round" stroke-linejoin="round"/><circle cx="32" cy="45" r="3.2" fill="#15191c"/>',
  ],
  'w-power': [64, 58, `${triangle}<path d="M35 18 23.5 36h7L27 50l13-18.5h-7.3z" fill="#15191c"/>`],
  'w-fire': [
    64,
    58,
    triangle +
      '<path d="M32 19c1 7 9.5 10 9.5 19.5a9.5 9.5 0 0 1-19 0c0-4 1.8-6.5 3.5-9.5.5 2.8 1.5 4.2 2.8 4.7C29.5 29 29 24 32 19z" fill="#15191c"/><path d="M32 47.5c-2.6 0-4.3-1.9-4.3-4.3 0-2.6 2.3-4 3.3-6.7 2.5 1.5 5.3 3.7 5.3 6.9 0 2.3-1.8 4.1-4.3 4.1z" fill="#f8b800"/>',
  ],
  'w-gas': [
    64,
    58,
    triangle +
      '<path d="M25 34a7 6 0 0 1 14 0v14.5H25z" fill="#15191c"/><path d="M32 28v-5M28 22.5h8" fill="none" stroke="#15191c" stroke-width="3" stroke-linecap="round" stroke-linejoin="round"/><path d="M25 40h14" stroke="#f8b800" stroke-width="1.8"/>',
  ],
  'w-ebike': [
    64,
    58,
    triangle +
      '<circle cx="22" cy="44" r="4.6" fill="none" stroke="#15191c" stroke-width="2.6"/><circle cx="42" cy="44" r="4.6" fill="none" stroke="#15191c" stroke-width="2.6"/><path d="M22 44l4-7h6l3.5 7H42L37.5 30H34M25 36h-3.5" fill="none" stroke="#15191c" stroke-width="2.6" stroke-linecap="round" stroke-linejoin="round"/><path d="M31.5 19 27.5 26h3l-1.3 5 5.3-7h-3z" fill="#15191c"/>',
  ],
  'w-weld': [
    64,
    58,
    triangle +
      '<path d="M22 27l8 11" fill="none" stroke="#15191c" stroke-width="4.5" stroke-linecap="round" stroke-linejoin="round"/><path d="M33 41l3.5-5M34.5 44h6.5M33 46.5l4 3M29.5 46.5l-2.5 3.5M28 43l-5.5 1" fill="none" stroke="#15191c" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round"/>',
  ],
  'w-machine': [
    64,
    58,
    triangle +
      '<circle cx="32" cy="39" r="6" fill="none" stroke="#15191c" stroke-width="4"/><circle cx="32" cy="39" r="9.5" fill="none" stroke="#15191c" stroke-width="4.2" stroke-dasharray="3.73 3.73"/>',
  ],
  'w-fall': [
    64,
    58,
    triangle +
      '<path d="M13.5 34H25v16h-14z" fill="#15191c"/><circle cx="34" cy="24.5" r="3" fill="#15191c"/><path d="M33.5 30l5.5 6.5M39 36.5l4.5 4M39 36.5l1 7.5M34 30.5l-5.5-2.5M34.5 31l6-1.5" fill="none" stroke="#15191c" stroke-width="2.8" stroke-linecap="round" stroke-linejoin="round"/>',
  ],
  'w-house': [
    64,
    58,
    triangle +
      '<path d="M22.5 48V35.5L32 26l9.5 9.5V48z" fill="none" stroke="#15191c" stroke-width="3" stroke-linecap="round" stroke-linejoin="round"/><path d="M33.5 30l-4 6.5 5 3.5-3.5 7" fill="none" stroke="#15191c" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round"/>',
  ],
  'w-car': [
    64,
    58,
    triangle +
      '<path d="M19 45v-6.5l4.5-1.5 3.5-6.5h11l3.5 6.5 4 1.5V45z" fill="#15191c"/><circle cx="25" cy="45.5" r="3.6" fill="#15191c" stroke="#f8b800" stroke-width="1.6"/><circle cx="39" cy="45.5" r="3.6" fill="#15191c" stroke="#f8b800" stroke-width="1.6"/><path d="M28.5 33h3v4h-5zM33.5 33h3l2.2 4h-5.2z" fill="#f8b800"/>',
  ],
  'w-water': [
    64,
    58,
    triangle +
      '<circle cx="33" cy="33.5" r="3.4" fill="#15191c"/><path d="M27 40.5l-1.8-12" fill="none" stroke="#15191c" stroke-width="2.8" stroke-linecap="round" stroke-linejoin="round"/><path d="M21 43q2.75-3 5.5 0t5.5 0 5.5 0 5.5 0M18.5 48.5q2.25-2.5 4.5 0t4.5 0 4.5 0 4.5 0 4.5 0 4.5 0" fill="none" stroke="#15191c" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round"/>',
  ],
  'w-chem': [
    64,
    58,
    triangle +
      '<path d="M29 21.5h6M30 22v8.5L22.5 46q-.8 2.5 1.5 2.5h16q2.3 0 1.5-2.5L34 30.5V22" fill="none" stroke="#15191c" stroke-width="2.8" stroke-linecap="round" stroke-linejoin="round"/><path d="M27.5 39h9l4.5 9H23z" fill="#15191c"/>',
  ],
  'w-mine': [
    64,
    58,
    triangle +
      '<path d="M22.5 47.5 39 29" fill="none" stroke="#15191c" stroke-width="3.4" stroke-linecap="round" stroke-linejoin="round"/><path d="M29 26.5q9.5-2.5 13.5 10" fill="none" stroke="#15191c" stroke-width="3.4" stroke-linecap="round" stroke-linejoin="round"/><path d="M34 48.5l4.5-6 5 6z" fill="#15191c"/>',
  ],
  'w-exit': [
    64,
    58,
    triangle +
      '<path d="M24.5 49V26.5h15V49" fill="none" stroke="#15191c" stroke-width="3" stroke-linecap="round" stroke-linejoin="round"/><path d="M28.5 33.5l7 8.5M35.5 33.5l-7 8.5" fill="none" stroke="#15191c" stroke-width="3" stroke-linecap="round" stroke-linejoin="round"/>',
  ],
} as const satisfies Record<string, Drawing>

export const lineSigns = {
  mark: [
    28,
    28,
    '<rect width="28" height="28" rx="6" fill="#0b57a4"/><path d="M9.8 6v10.5c0 3-.7 4.6-2.3 6M18.7 6v16.5M9.8 6h8.9M9.8 11h8.9M9.8 16h8.9" fill="none" stroke="#fff" stroke-width="2.2" stroke-linecap="square"/>',
  ],
  go: [
    24,
    24,
    '<path d="M9 5l7 7-7 7" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/>',
  ],
  back: [
    24,
    24,
    '<path d="M15 5l-7 7 7 7" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/>',
  ],
  tick: [
    24,
    24,
    '<path d="m4.5 13 5 5.5L19.5 6" fill="none" stroke="currentColor" stroke-width="3.2" stroke-linecap="round" stroke-linejoin="round"/>',
  ],
  quiz: [
    24,
    24,
    '<path d="M5 3h14v18H5zM8.5 12.5l2.5 2.5 4.5-5.5" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/>',
  ],
  run: [
    24,
    24,
    '<path d="M14 3h6v18h-6M8.5 9.5 6 14l4 2.5V21M6 14l-3 3.5M8.5 9.5l3.5 3" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/><circle cx="9" cy="5.5" r="2" fill="currentColor"/>',
  ],
  home: [
    24,
    24,
    '<path d="M3.5 11.5 12 4l8.5 7.5M5.5 10v10h13V10M9 14.5l2.2 2.2 4-4.4" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/>',
  ],
  book: [
    24,
    24,
    '<path d="M12 6.5C10 4.8 7 4.5 3.5 4.5V18c3.5 0 6.5.3 8.5 2 2-1.7 5-2 8.5-2V4.5c-3.5 0-6.5.3-8.5 2zM12 6.5V20" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/>',
  ],
  kit: [
    24,
    24,
    '<path d="M3.5 8h17v12h-17zM8.5 8V4.5h7V8M12 11v6M9 14h6" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/>',
  ],
  ask: [
    24,
    24,
    '<path d="M3.5 4.5h17v12H11l-4.5 4v-4h-3zM8 9h8M8 12.5h5" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/>',
  ],
  phone: [
    24,
    24,
    '<path d="M6 3.5h3.5l1.7 4.7-2.3 1.9a11.5 11.5 0 0 0 5 5l1.9-2.3 4.7 1.7V18a2.5 2.5 0 0 1-2.7 2.5A15.5 15.5 0 0 1 3.5 6.2 2.5 2.5 0 0 1 6 3.5z" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/>',
  ],
  play: [
    24,
    24,
    '<path d="M3.5 5h17v14h-17zM10 9.2v5.6l4.7-2.8z" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/>',
  ],
  camera: [
    24,
    24,
    '<path d="M3.5 8H7l2-3h6l2 3h3.5v11.5h-17z" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/><circle cx="12" cy="13.3" r="3.2" fill="none" stroke="currentColor" stroke-width="2"/>',
  ],
  clock: [
    24,
    24,
    '<path d="M12 7v5.5l3.5 2" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/><circle cx="12" cy="12" r="8.5" fill="none" stroke="currentColor" stroke-width="2"/>',
  ],
  houses: [
    120,
    62,
    '<path d="M2 60h116M20 60V42M20 47l5-4M41 60V40.5M77 60V40.5M34 40.5 41.5 29h35L84 40.5zM55 60V48h8v12M45.5 47h5v5h-5zM67.5 47h5v5h-5zM89 60V47.5L100 38l11 9.5V60M97 60v-7h6v7M20 44c-8 0-13-5-13-11.5 0-5.5 4-8.5 6-9.5C14 18 17 15 21 15c5 0 8 3.5 8.5 7.5 3 1.5 5 4.5 5 8.5" fill="none" stroke="#fff" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/>',
  ],
} as const satisfies Record<string, Drawing>

export const signs: Record<SignName, Drawing> = { ...lampSigns, ...warningSigns, ...lineSigns }
export type SignName = keyof typeof lampSigns | keyof typeof warningSigns | keyof typeof lineSigns
