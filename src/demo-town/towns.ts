export const sudian = {
  slug: 'sudian',
  name: '苏店镇',
  fullName: '长治市上党区苏店镇人民政府',
  officeName: '安监站',
  hotline: '0355-8255100',
}
/** A made-up neighbour, so that tests can show that one town never sees another. */
export const qingshi = {
  slug: 'qingshi',
  name: '青石镇',
  fullName: '青石镇人民政府',
  officeName: '应急办',
  hotline: '0000-5550101',
}
