export const rootWords = {
  title: '每天的封存码',
  back: '举报隐患',
  lead: '每天夜里，把当天收到的举报按先后排好，算成一个码，当众公布。事后抽走一份、换一份、改个日子，码就对不上。码里看不出谁举报、举报了什么。',
  keep: '信不过的，可以天天把这一页存下来。',
  caption: '哪天收到几份举报，封存码是什么',
  columns: { day: '哪天', reports: '几份', numbers: '编号', root: '封存码' },
  numbers: (from: number, through: number) =>
    from > through ? '没有' : from === through ? `${from}` : `${from} 到 ${through}`,
  reports: (count: number) => `${count} 份`,
  missing: (count: number) => `少 ${count} 份`,
  none: { title: '还没有封存码', text: '收到举报的第二天起，这里每天有一个。' },
  key: '镇公钥',
  keyNote: '对凭证上的签名用。',
  check: '核对一份举报凭证',
  data: '存下全部封存码（JSON）',
  older: '更早的',
  fault: {
    missing: (town: string, day: string) => `${town} ${day} 的封存码：有举报不见了`,
    altered: (town: string, day: string) => `${town} ${day} 的封存码：举报被人换过`,
    signature: (town: string, day: string) => `${town} ${day} 的封存码：签名不对`,
  },
}
