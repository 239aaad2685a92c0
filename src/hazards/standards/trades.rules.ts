import { item, type Standard } from './standard.rules.ts'

const tradeFields = [
  'metallurgy',
  'nonferrous',
  'building-material',
  'machinery',
  'light-industry',
  'textile',
  'tobacco',
  'trade',
] as const

export const trades = {
  'trades-2017': {
    title: '工贸行业重大生产安全事故隐患判定标准（2017版）',
    number: '安监总管四〔2017〕129号',
    from: '2017-11-30',
    to: '2023-05-14',
    makes: 'major',
    regulator: 'emergency',
    fields: tradeFields,
    items: [],
  },
  'trades-2023': {
    title: '工贸企业重大事故隐患判定标准',
    number: '应急管理部令第10号',
    from: '2023-05-15',
    to: null,
    makes: 'major',
    regulator: 'emergency',
    fields: tradeFields,
    items: [
      item('3-1', '第三条第（一）项', '没有对承包、承租单位的安全统一协调管理，或者没有定期检查', 'seen'),
      item('3-2', '第三条第（二）项', '特种作业人员没经专门培训、没取得资格就上岗', 'seen'),
      item('3-3', '第三条第（三）项', '金属冶炼企业负责人、安全管理人员没按规定考核合格', 'seen'),
      item('4-1', '第四条第（一）项', '会议室、休息室等人员聚集场所设在铁水、钢水、液渣吊运跨的地坪区域里', 'seen'),
      item('4-2', '第四条第（二）项', '事故坑、炉下渣坑和熔融金属会泄漏到的地方有积水', 'seen'),
      item('4-3', '第四条第（三）项', '炼钢连铸没有事故钢水罐、漏钢坑、溢流坑等', 'seen'),
      item('dust', '第十一条', '有粉尘爆炸危险的厂房、除尘系统不符合要求，或者积尘没按规定清扫', 'recalled'),
      item(
        'ammonia',
        '第十二条',
        '包装、分割、产品整理等人多的地方用氨直接蒸发制冷空调，或快速冻结装置没单独隔开',
        'recalled',
      ),
      item('space-1', '第十三条第（一）项', '没有辨识有限空间、没建台账，也没有明显的警示标志', 'recalled'),
      item(
        'space-2',
        '第十三条第（二）项',
        '有限空间作业没审批，或者不“先通风、再检测、后作业”，或者没人监护',
        'recalled',
      ),
      item('devices', '第十四条', '直接关系安全的监控、报警、防护装置坏了、关了、不起作用', 'recalled'),
    ],
  },
} as const satisfies Record<string, Standard>
