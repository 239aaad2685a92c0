import type { Block } from './outline.ts'

/** What a section of a notice is for. Only `activities` holds what units are asked to do. */
export type Frame =
  | 'aim'
  | 'theme'
  | 'time'
  | 'place'
  | 'organisation'
  | 'participants'
  | 'requirement'
  | 'contact'
  | 'activities'

/** In order; a heading is what the first fitting row says. */
export const frames: { frame: Frame; example: string; pattern: RegExp }[] = [
  {
    frame: 'activities',
    example: '活动内容和时间安排',
    pattern:
      /活动(?:内容|安排|项目|形式)|主要(?:活动|内容|任务|工作|措施)|重点(?:活动|任务|工作|内容)|工作任务|任务(?:安排|分工)|(?:实施|活动|工作)步骤|具体(?:安排|活动|内容)|阶段/,
  },
  {
    frame: 'theme',
    example: '活动主题',
    pattern: /^(?:本次|今年)?(?:活动|宣传)?主题(?:$|[和与及、])|^活动(?:时间|名称|重点|目标|目的)[和与及、]主题/,
  },
  {
    frame: 'time',
    example: '活动时间',
    pattern:
      /^(?:活动|实施|起止|宣传)?(?:开展)?(?:时间|日期)(?:安排|节点|$|[和与及、])|^(?:“安全生产月”)?活动(?:的)?时间/,
  },
  {
    frame: 'aim',
    example: '总体要求',
    pattern:
      /指导思想|总体(?:思路|要求|目标|部署)|(?:工作|活动|主要|任务|奋斗|安全|预期)(?:目标|目的)|^目[标的]|目标任务|工作思路|(?:目的|意义|背景|依据)$|基本原则/,
  },
  {
    frame: 'requirement',
    example: '工作要求',
    pattern:
      /要求$|^(?:几点|工作|有关|相关|活动|具体)?要求|保障(?:措施|$)|工作措施$|注意事项|(?:强化|加强|严格)(?:督[导促查]|考核|信息报送|保障|宣传报道$)|^(?:活动|工作)?总结$|信息报送|(?:材料|资料|总结|信息)(?:报送|上报)|督[导促]检查$|考核/,
  },
  {
    frame: 'requirement',
    example: '加强组织领导',
    pattern: /(?:加强|强化|严密|切实).{0,6}(?:组织领导|领导)|明确要求|组织实施|精心组织|提高(?:思想)?认识/,
  },
  {
    frame: 'organisation',
    example: '组织机构',
    pattern:
      /组织(?:领导|机构|体系|架构)|领导(?:小组|机构|组)|(?:成立|设立).{0,20}(?:小组|领导组|委员会|指挥部|专班)|指导委员会|(?:责任|职责|工作)分工|(?:机构|部门|工作)职责/,
  },
  { frame: 'place', example: '活动地点', pattern: /^(?:活动|举办|宣传)?(?:地点|地址|场所|场地)/ },
  {
    frame: 'participants',
    example: '参加单位',
    pattern:
      /^(?:参[加与](?:单位|人员|对象|范围)|活动(?:对象|范围)|(?:主办|承办|协办|组织|牵头|责任|实施)(?:单位|部门)|宣传对象|适用范围)/,
  },
  {
    frame: 'contact',
    example: '联系方式',
    pattern:
      /^(?:联系(?:方式|人|电话)|附则|其他(?:事项)?$|(?:考核)?奖惩|奖励|表彰|活动?经费|(?:活动|宣传)?(?:口号|标语))/,
  },
]

export function frameOf(block: Block): Frame {
  const heading = block.heading.text.replace(/[\n ]/g, '')
  return frames.find(({ pattern }) => pattern.test(heading))?.frame ?? 'activities'
}

/** Titles of a list, which ask for nothing themselves: “主要活动”, “落实‘六项活动’，确保如期开展”. */
const listHeading =
  /^(?:活动|主要|重点|工作|具体|实施|宣传)?(?:活动|内容|任务|工作|安排|措施|步骤|形式|项目)(?:和|及|与)?(?:内容|任务|安排|措施|形式|分工|步骤)?$|[一二三四五六七八九十]项(?:活动|任务|工作)|[一二三四五六七八九十]个一”?$|主要(?:活动|内容|任务|工作)|重点(?:活动|任务|工作)|活动(?:内容|安排)/

export const isListHeading = (block: Block) =>
  listHeading.test(block.heading.text.replace(/[\n ]/g, '').replace(/[-—].*$/, ''))
