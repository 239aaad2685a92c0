export const officialWords = {
  attachment: '附件：',
  attachments: (names: readonly string[]) =>
    `附件：${names.map((name, at) => (names.length > 1 ? `${at + 1}.${name}` : name)).join('　')}`,
  to: (recipients: string) => `${recipients}：`,
  table: '附表',
  note: (note: string) => `（${note}）`,
}
