/**
 * 苏店镇 for trying out: the 19 villages and the community bear their public names (an encyclopaedia page);
 * enterprises, schools, shops, people and all figures are made up and belong to nobody.
 */
import type { UnitWritten } from '#units/units.store.ts'

const village = (name: string, households: number, headcount: number, contactName: string): UnitWritten => ({
  name,
  kinds: ['village'],
  households,
  headcount,
  contactName,
})
const plain =
  (kind: string) =>
  (name: string, headcount: number, contactName: string): UnitWritten => ({
    name,
    kinds: [kind],
    headcount,
    contactName,
  })
const station = plain('station')
const enterprise = plain('enterprise')
const school = plain('school')

export const demoUnits: UnitWritten[] = [
  village('苏店村', 1260, 5020, '郝建军'),
  village('郝店村', 540, 2010, '郝春花'),
  village('西申家庄村', 480, 1830, '申国强'),
  village('东申家庄村', 510, 1920, '申丽萍'),
  village('南庄村', 420, 1610, '李保平'),
  village('南董村', 1100, 5100, '王秀英'),
  village('西贾村', 460, 1720, '贾志刚'),
  village('东贾村', 440, 1650, '贾玉兰'),
  village('庙后村', 280, 1040, '牛根生'),
  village('庙上村', 260, 980, '牛爱玲'),
  village('南天河村', 320, 1210, '冯天亮'),
  village('北天河村', 300, 1130, '冯小红'),
  village('小坟上村', 190, 720, '崔有福'),
  village('司马村', 620, 2380, '司马文'),
  village('冯村', 350, 1320, '冯建国'),
  village('王董村', 390, 1480, '王海燕'),
  village('辛庄村', 310, 1160, '辛志明'),
  village('看寺村', 580, 2210, '张改英'),
  village('义堂村', 370, 1400, '李义堂'),
  { name: '司马矿社区', kinds: ['community'], households: 860, headcount: 2480, contactName: '秦晓梅' },
  station('安监站', 6, '李志强'),
  station('派出所', 18, '赵卫东'),
  station('中心校', 22, '郭文慧'),
  station('卫生院', 45, '孙丽华'),
  station('供电所', 14, '段永红'),
  station('市场监管所', 9, '常志远'),
  station('自然资源所', 7, '靳海涛'),
  station('农业农村服务中心', 12, '程素珍'),
  station('文化站', 5, '韩雪梅'),
  station('司法所', 4, '杜明亮'),
  station('消防救援站', 16, '苗勇'),
  enterprise('安禾铸造公司', 210, '裴大庆'),
  enterprise('黎水建材公司', 160, '申晓东'),
  enterprise('五龙煤机修造厂', 280, '冀玉龙'),
  enterprise('青禾农机公司', 85, '宋丽丽'),
  enterprise('岭南坡化工公司', 130, '卫建民'),
  enterprise('甘露食品公司', 95, '吕燕'),
  enterprise('旺坡物流公司', 70, '武强'),
  enterprise('锦棚蔬菜合作社', 60, '贺银花'),
  enterprise('石圪节砖厂', 48, '阎铁柱'),
  enterprise('晨岚服装厂', 120, '原小丽'),
  enterprise('北坡加油站', 12, '崔磊'),
  enterprise('泰和粮油公司', 55, '温志勇'),
  school('苏店镇初级中学', 860, '郝敏'),
  school('苏店中心小学', 720, '王瑞芳'),
  school('南董小学', 310, '路晓琴'),
  school('苏店镇中心幼儿园', 240, '裴婷'),
]

const shopNames = [
  '惠民',
  '四季',
  '家乐福园',
  '黎河',
  '向阳',
  '百顺',
  '南街',
  '东升',
  '福来',
  '喜洋',
  '春晖',
  '如意',
  '天天',
  '万家',
  '长盛',
  '北街',
  '德明',
  '新禾',
  '广源',
  '小康',
  '平安里',
  '好邻居坊',
  '丰收',
  '双喜',
  '兴农',
  '友邻',
  '古槐',
  '利群坊',
]

export const demoShops: UnitWritten[] = shopNames.map((name, index) => ({
  name: `${name}${index % 3 === 0 ? '超市' : '商店'}`,
  kinds: ['shop'],
  headcount: 2 + (index % 7),
  contactName: '',
}))
