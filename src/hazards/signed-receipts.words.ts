import type { LineLabels, LineName, ReceiptFault, RootFinding } from './signed-receipts.rules.ts'

export const lineLabels: LineLabels = {
  town: '镇',
  number: '编号',
  day: '收到',
  chain: '顺序码',
  key: '镇公钥',
  signature: '签名',
  root: '封存',
  path: '旁证',
}

export const receiptTextTitle = '安月举报凭证'

const lineNames: Record<LineName, string> = { ...lineLabels, town: '镇名', day: '收到的日子' }

export const faultWords = (fault: ReceiptFault): string => {
  if (fault.name === 'no-receipt') return '里头没有举报凭证。要从“安月举报凭证”那行起，整段粘进来。'
  if (fault.name === 'line') return `“${lineNames[fault.line]}”第 ${fault.nth} 行抄错了，和凭证对一对。`
  if (fault.name === 'missing') return `“${lineNames[fault.line]}”缺行，或者多了行。`
  if (fault.name === 'forged') return '签名不对：这段话被人改过，不是镇里签的。'
  return '签名用的不是本镇的钥匙，是别的镇的，或者是假的。'
}

export const findingWords: Record<RootFinding, string> = {
  unproven: '这份凭证是封存以前抄的。第二天再来抄一份，就能对封存码。',
  'root-unknown': '没有那一天的封存码。',
  'root-forged': '那一天的封存码，签名不对。',
  dropped: '那一天的封存码里没有这份举报：有人抽走了，或者换了。请打上级的电话 12350。',
  held: '那一天的封存码里有这份举报，没被抽走，也没改日子。',
}

export const verifyReceiptWords = {
  usage:
    '用法：npm run verify-receipt -- 凭证.txt [--key 镇公钥 | --roots 封存码.json]\n凭证.txt：回执页上那段文字。封存码.json：从 /hazards/roots.json 存下来的。',
  missing: (file: string) => `没有这个文件：${file}`,
  unreadable: (file: string) => `${file} 不是封存码的文件。`,
  signed: (town: string, number: number, day: string) => `签名对：${town}，第 ${number} 号，${day} 收到。`,
  keyUnknown: (key: string) => `只对了凭证里写的公钥 ${key}。它是不是镇里的，要和镇里公布的对：加 --key 或 --roots。`,
  badKey: '公钥应当是 64 个十六进制的字。',
}

export const checkPageWords = {
  part: '镇里签了字的凭证',
  partNote: '抄下来，或者打印、截图留着。镇里赖不掉：第几号、哪天收到的，都签在里面。里头没有您是谁，也没有您说的话。',
  checkIt: '怎么核对',
  title: '核对举报凭证',
  back: '举报隐患',
  lead: '把凭证整段粘进来，看是不是本镇签的，有没有被改过，举报还在不在。粘进来的不留。',
  field: '凭证',
  check: '核对',
  wrong: '对不上',
  signed: (town: string, number: number, day: string) => `是${town}签的：第 ${number} 号，${day} 收到。`,
  offline: '信不过这个网页的，可以找懂电脑的人，不上网也能核对：npm run verify-receipt。',
  roots: '看每天的封存码',
}
