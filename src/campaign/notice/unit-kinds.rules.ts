import { type Flow, type Found, found } from './flow.ts'

/** Who a notice speaks to. `spoken` counts in running text, `addressed` in the line of recipients. */
type KindRule = { kind: string; example: string; addressed: RegExp; spoken: RegExp }

export const kindRules: KindRule[] = [
  {
    kind: 'subordinateGov',
    example: '各乡镇人民政府',
    addressed:
      /各(?:省|自治区|直辖市|地级|市|州|盟|县|区|旗|乡|镇|街道|园区|开发区|功能区)[^,、]{0,40}(?:安全生产委员会|安委会|安委办|局|政府|办事处|管委会|企业办|主管部门)|各省|各(?:县|市|区|乡|镇)(?:\(|、|,|$|:)|各(?:乡镇|镇街|镇乡|街镇|街道|县区|县市|区县|市县|园区)|(?:街道|镇乡)办事处/,
    spoken: /各(?:乡镇|镇街|镇乡|街镇|街道|县区|县市|区县|市县|园区|地区|地(?=[、,各]))|各(?:县|市|区|乡|镇)(?=[、,(])/,
  },
  { kind: 'member', example: '安委会各成员单位', addressed: /成员单位/, spoken: /成员单位/ },
  {
    kind: 'village',
    example: '各村（社区）',
    addressed: /[各我](?:行政)?村|村(?:委会|民委员会|\(居\)|\(社区\)|居)|各(?:村居|社区\(村\))|农村/,
    spoken:
      /各(?:行政|自然)?村|村(?:委会|民委员会|\(居\)|\(社区\)|居(?=[、,要])|要|里|庄)|(?:社区|居)\(村\)|行政村|乡村|农村|镇村/,
  },
  {
    kind: 'community',
    example: '各社区',
    addressed: /社区|居委|\(居\)|村居/,
    spoken: /社区|居委会|村\(居\)|村居(?=[、,要])/,
  },
  {
    kind: 'station',
    example: '镇直各站所',
    addressed: /站所|各站|[镇乡]直|七站八所|街道各(?:科|部|中心)|[镇乡]属/,
    spoken: /站所|各站(?=[、,])|[镇乡]直(?:各|有关|相关)?(?:单位|部门)|七站八所/,
  },
  {
    kind: 'enterprise',
    example: '辖区各企业',
    addressed:
      /企业(?!办)|公司(?!各(?:部门|科室|车间)|机关|领导)|生产经营单位|厂矿|工矿|商[户超]|企事业|经营单位|项目部|我[厂矿]/,
    spoken:
      /企业(?!办)|企事业单位|生产经营单位|(?:各|分|子)公司|各[^,。;、]{1,5}(?:公司|店铺?)|各(?:项目部|门店|厂)|厂矿|各商户|经营户|人员密集场所/,
  },
  {
    kind: 'school',
    example: '各中小学、幼儿园',
    addressed: /学校|中小学|幼儿园|学院|高校|院系|我校|我园|中学|小学|托幼|校区/,
    spoken: /学校|中小学|幼儿园|高等?校|各校(?!区)|各(?:二级)?学院|各院系|各班级?(?=[、,要级])/,
  },
  {
    kind: 'hospital',
    example: '各医院',
    addressed: /医院|卫生院|医疗(?:卫生)?机构/,
    spoken: /各?(?:医院|医疗(?:卫生)?机构)(?!门)/,
  },
  {
    kind: 'office',
    example: '局各股室',
    addressed: /科室|股室|处室|(?<!主管)部门|车间|班组|机关|[县市区]直|办公室(?=[、,:]|$)|\(中心\)|各中心/,
    spoken:
      /各?(?:相关|有关)?(?:科室|股室|处室)|各(?:相关|有关|职能)?部门|各车间|各班组(?!织)|各机关|[县市区]直(?:各|有关)?(?:单位|部门)/,
  },
  {
    kind: 'contractor',
    example: '各承包单位',
    addressed: /承包|外包|相关方|施工(?:[、和]监理)?单位|施工、[^,、]{2,6}(?:、[^,、]{2,6})?单位/,
    spoken: /各?(?:承包|外包|施工)单位|承包商|相关方/,
  },
  { kind: 'household', example: '各家庭', addressed: /家庭|住户/, spoken: /家庭(?!教育)|农户|住户|居民户|户家/ },
]

/** Words that hold a kind's name and mean something else. */
const other =
  /“[^“”\n]{0,60}”|《[^《》]{0,80}》|企业文化|企业主体责任|社区矫正|农村信用|设在[^,。;]{1,12}|安全社区|社区工作者|社区广播|农村广播|学校近期|家庭成员|社会主义新农村|(?:在|交|报|送)(?:至|到|送)?(?:所在)?(?:社区|学校|企业|村委会)(?=[^,。;]{0,4}(?:广场|门口|门前|大厅|会议室|礼堂|操场|食堂)|[,。;])/g
const blotted = (text: string) => text.replace(other, (words) => '※'.repeat(words.length))

export function kindsAddressed(text: string): string[] {
  return kindRules.filter(({ addressed }) => addressed.test(text)).map(({ kind }) => kind)
}

/** Every kind named in the flow, in the order of the text, with the place of its first naming. */
export function kindsSpoken(flow: Flow): { kind: string; at: number; length: number }[] {
  const text = blotted(flow.text)
  return kindRules
    .flatMap(({ kind, spoken }) => {
      const match = spoken.exec(text)
      return match ? [{ kind, at: match.index, length: match[0].length }] : []
    })
    .sort((one, two) => one.at - two.at)
}

export function kindsFound(flow: Flow, rule: string): Found<string[]> | null {
  const kinds = kindsSpoken(flow)
  const first = kinds[0]
  if (!first) return null
  const end = Math.max(...kinds.map(({ at, length }) => at + length))
  return found(
    flow,
    first.at,
    end,
    kinds.map(({ kind }) => kind),
    rule,
  )
}
