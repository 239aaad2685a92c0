import type { KindChoice, ReportFault } from './report-form.rules.ts'
import type { Channel } from './reports.rules.ts'
import type { Datum } from './spots.rules.ts'

/** Read by somebody who may be afraid, in a hurry, or seldom reads: short, and no promise that we cannot keep. */
export const reportWords = {
  back: '首页',
  what: '是哪种隐患？',
  whatNote: '不留姓名也行。先点在哪里，再点是哪种。',
  step: { what: '选一种', where: '在哪里', receipt: '拿回执' },
  emergency: { before: '正在着火、有人受伤？', after: '先跑开，打 ', or: ' 或 ' },
  something: '别的，自己写',
  safe: '放心报',
  safeRows: [
    '不用登记，不用留姓名',
    '写的话锁起来存，只有镇里办这件事的人看得到',
    '不记您的网络地址，不记几点几分',
    '给一个回执号，凭它看办到哪了',
  ],
  haveReceipt: '我有回执号，看办到哪了',
  call: '不会用？打电话说',
  chosen: '您选的',
  change: '换一种',
  where: '在哪里？',
  unit: '哪个单位',
  unitHint: '写名字，有的会自己出来。不知道就空着。',
  address: '具体地方',
  addressHint: '村、路、楼、车间，怎么找得到怎么写。',
  map: '地图上的点（可以不填）',
  spot: '经纬度',
  spotHint: '从手机地图上复制两个数，粘在这里。',
  datum: '从哪里来的',
  locate: '用手机定位',
  located: '定好了。不是在现场报的，就清空它。',
  notLocated: '没有定到。写上地方也行。',
  insider: '是我上班的地方',
  insiderAtDesk: '举报的是自己上班的地方',
  insiderTitle: '报自己单位，先知道这几条',
  insiderRows: [
    '留了真名和联系方式的，一定要查，查了要告诉您。不留的，也收；可是按规定可以不受理，也领不到奖。',
    '名字和电话不写在这里。报完拿了回执，在回执那一页补，单独锁起来，只有保密员能看。',
    '单位不许打听是谁报的，不许因为这个扣钱、调岗、开除。有这种事，再来报。',
  ],
  insiderSource: '应急〔2020〕69号',
  kind: '算哪一种',
  words: '写几句',
  wordsHint: '什么情形，有多久了，什么时候看得到。别写自己的名字。',
  wordsHintAtDesk: '什么情形，有多久了，什么时候看得到。不写举报人的名字、电话。',
  wordsOptional: '写几句（可以不写）',
  send: '报上去',
  sendNote: '照片、录像、录音，拿到回执以后再传。',
  capped: (phone: string) =>
    `这个网络这个月报得太多了，先不收。您真有急事，打 ${phone || '镇里的电话'}。写的还在下面。`,
}

export const kindChoiceWords: Record<KindChoice, { label: string; note: string }> = {
  hazard: { label: '有危险，还没出事', note: '派人来看' },
  violation: { label: '有人违规在干', note: '派人来看' },
  concealed_accident: { label: '出过事故，瞒着没报', note: '这要交给县里办' },
  deaths: { label: '出过事故，死了人', note: '这要交给县里办' },
}

export const reportFaultWords: Record<ReportFault, string> = {
  'where-missing': '还没写在哪里。写单位，或者写具体地方，有一样就行。',
  'words-missing': '还没写是什么事。写一两句。',
  'words-long': '写得太长了，2000 字以内。',
  'address-long': '地方写得太长了，200 字以内。',
  'spot-unreadable': '经纬度看不懂。两个数，像 36.09,113.05。不会就空着。',
  'caller-long': '来件写得太长了，100 字以内。',
}

export const datumWords: Record<Datum, string> = {
  wgs84: '手机定位、卫星定位',
  gcj02: '高德、腾讯、微信地图',
  bd09: '百度地图',
}

export const channelWords: Record<Channel, string> = {
  web: '网上',
  phone: '电话',
  letter: '来信',
  visit: '来访',
  transfer: '12345、12350 转来',
  inspection: '检查时发现',
  unit: '单位自己的渠道',
}
