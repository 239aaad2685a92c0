import { type HazardPlace, type HazardTopic, hazardTopicNames } from './topics.rules.ts'

export const hazardPlaceWords: Record<HazardPlace, string> = {
  home: '家里',
  corridor: '楼道、院里',
  street: '街上、村里',
  workshop: '厂里、车间',
  site: '工地',
  school: '学校、幼儿园',
  shop: '商店、饭馆',
  gas: '燃气',
  road: '路上、车上',
  farm: '地里、农机',
  mine: '矿上',
  care: '养老院',
}

export const somethingElse = '别的，自己写'

export const hazardTopicWords: Record<HazardTopic, string> = {
  'home-wiring': '电线老化、乱拉',
  'home-cracks': '房子裂了、歪了',
  'home-gas-bottle': '气瓶、灶具不安全',
  'home-stored-goods': '住人的楼里存危险品',
  'home-lift': '电梯常坏、没检验',
  'ebike-upstairs': '电动车推上楼、在楼道充电',
  'ebike-wire': '从窗户拉线充电',
  'corridor-piled': '楼道堆满东西',
  'exit-locked': '安全出口锁了、堵了',
  'hydrant-dead': '消火栓没水、灭火器没了',
  'fire-lane': '消防车道被占',
  'wire-down': '电线掉下来、电杆歪了',
  'manhole-open': '井盖没了、坏了',
  'sign-loose': '广告牌、墙皮要掉',
  'water-unfenced': '水塘、河边没护栏',
  'slope-slipping': '山坡滑、地塌了',
  'machine-unguarded': '机器没有护罩',
  'no-licence': '电工、焊工没有证',
  'hot-work': '乱动火、边上有易燃物',
  'dust-deep': '粉尘积得厚',
  'confined-space': '下罐、下池没检测、没人看',
  'chemicals-mixed': '化学品混着放',
  'dormitory-above': '车间、仓库里住人',
  'doors-locked': '上班把门锁住',
  'tenant-unchecked': '厂房包出去、租出去没人管',
  'alarm-off': '报警器关了、坏了',
  'no-gear': '不发劳保用品',
  'forklift-unchecked': '叉车、锅炉没检验',
  'edge-open': '洞口、边上没拦',
  'scaffold-weak': '脚手架不牢',
  'crane-unchecked': '塔吊、升降机有毛病',
  'pit-unpropped': '基坑没支护',
  'no-helmet': '没安全帽、没系安全带',
  'site-wiring': '工地乱拉电',
  'school-ebike': '学校楼里停电动车、充电',
  'school-bars': '窗户封了铁栏',
  'school-cellar': '宿舍在地下室',
  'school-alarm': '没有报警器、灭火器',
  'school-building': '在危房里上课、住人',
  'school-bus': '校车超员、黑校车',
  'shop-exit': '营业时出口锁着、太窄',
  'shop-sleeping': '店里、仓库里住人',
  'shop-panels': '泡沫彩钢板搭的',
  'kitchen-gas': '饭馆没装燃气报警器',
  'kitchen-bottles': '饭馆里放好几个气瓶',
  'fireworks-shop': '违规卖、存烟花爆竹',
  'gas-smell': '闻到燃气味',
  'gas-refit': '私自改燃气管',
  'gas-unlicensed': '没有证就卖气、送气',
  'gas-old-bottle': '气瓶过期、没有标签',
  'gas-pipe-dug': '燃气管被挖、被压',
  'road-broken': '路塌了、没护栏',
  'road-overload': '客车、面包车超员',
  'road-lorry': '货车拉人',
  'tractor-people': '拖拉机、三轮车拉人',
  'farm-machine': '农机没护罩、没牌没证',
  'farm-pit': '下窖、下粪池、下机井',
  'farm-wiring': '地里电线低、抽水漏电',
  'farm-burning': '烧荒、烧秸秆',
  'mine-coal': '煤矿违规生产',
  'mine-exits': '井下出口、通风不行',
  'mine-slope': '采石场边坡要塌',
  'mine-tailings': '尾矿库坝有裂缝、渗水',
  'mine-secret': '偷着挖矿',
  'care-exit': '养老院出口锁了、堵了',
  'care-ebike': '养老院里停电动车、充电',
}

/** Said at once, before anything is written: what cannot wait for a report. */
export const callAtOnce: Partial<Record<HazardTopic, string>> = {
  'gas-smell': '先关阀门、开窗、离开，别动开关。到外面再打燃气公司电话或 119。',
  'wire-down': '别靠近。先打 95598，让供电所来断电。',
  'slope-slipping': '先离开，叫上邻居。再打村里电话或 110。',
}

/** How people say it besides: what the search box knows. */
const alsoSaid: Partial<Record<HazardTopic, string>> = {
  'ebike-upstairs': '电瓶车 电动自行车 电池 充电 上楼',
  'ebike-wire': '飞线 电瓶车 插线板',
  'corridor-piled': '杂物 纸箱 通道 堆放',
  'exit-locked': '逃生门 后门 锁门 通道',
  'hydrant-dead': '消防栓 灭火器 消防设施',
  'fire-lane': '消防通道 停车 堵路',
  'home-cracks': '危房 裂缝 老房子',
  'home-gas-bottle': '煤气罐 液化气 软管',
  'confined-space': '有限空间 污水池 罐子 中毒',
  'hot-work': '电焊 气割 动火',
  'no-licence': '无证 特种作业',
  'gas-smell': '煤气 漏气 天然气',
  'school-bus': '接送车 面包车',
  'tractor-people': '三马子 农用车',
  'mine-secret': '盗采 黑煤窑 私挖',
  'farm-pit': '沼气池 菜窖 化粪池',
  'fireworks-shop': '鞭炮 炮仗',
}

/** Topics whose name or other names have what was typed; all of its words have to be found. */
export function topicsSaying(typed: string): HazardTopic[] {
  const parts = typed.split(/\s+/).filter((part) => part !== '')
  if (parts.length === 0) return []
  return hazardTopicNames.filter((name) => {
    const said = `${hazardTopicWords[name]} ${alsoSaid[name] ?? ''}`
    return parts.every((part) => said.includes(part))
  })
}
