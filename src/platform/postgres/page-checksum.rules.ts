/** PostgreSQL's own (src/include/storage/checksum_impl.h): 32 FNV-like sums side by side over a page of 8 KB. */
export const PAGE = 8192
const SUMS = 32
const PRIME = 16_777_619
const CHECKSUM_AT = 8
const UPPER_AT = 14

const offsets = Int32Array.from([
  0x5b1f36e9, 0xb8525960, 0x02ab50aa, 0x1de66d2a, 0x79ff467a, 0x9bb9f8a3, 0x217e7cd2, 0x83e13d2c, 0xf8d4474f,
  0xe39eb970, 0x42c6ae16, 0x993216fa, 0x7b093b5d, 0x98daff3c, 0xf718902a, 0x0b1c9cdb, 0xe58f764b, 0x187636bc,
  0x5d7b3bb1, 0xe73de7de, 0x92bec979, 0xcca6c0b2, 0x304a0979, 0x85aa43d4, 0x783125bb, 0x6ca8eaa2, 0xe407eac6,
  0x4b5cfc3e, 0x9fbf8c76, 0x15ca20be, 0xf2ca9fd3, 0x959bd756,
])

/** `block` counts from the relation's first page, across its files of 1 GB. */
export function isPageWhole(page: Buffer, block: number): boolean {
  // One that was only reserved has nothing in it, not even a checksum.
  if (page.readUInt16LE(UPPER_AT) === 0) return page.every((byte) => byte === 0)
  return page.readUInt16LE(CHECKSUM_AT) === checksumOf(page, block)
}

export function checksumOf(page: Buffer, block: number): number {
  const sums = Int32Array.from(offsets)
  for (let at = 0, lane = 0; at < PAGE; at += 4, lane = (lane + 1) % SUMS)
    // its own two bytes count as none
    stir(sums, lane, at === CHECKSUM_AT ? page.readUInt16LE(at + 2) << 16 : page.readInt32LE(at))
  for (let round = 0; round < 2; round++) for (let lane = 0; lane < SUMS; lane++) stir(sums, lane, 0)
  const sum = (sums.reduce((all, one) => all ^ one, 0) ^ block) >>> 0
  return (sum % 65_535) + 1
}

function stir(sums: Int32Array, lane: number, value: number): void {
  const mixed = sums[lane]! ^ value
  sums[lane] = Math.imul(mixed, PRIME) ^ (mixed >>> 17)
}
