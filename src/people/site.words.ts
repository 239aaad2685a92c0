export const siteWords = {
  product: '安月',
  demo: (day: string) => `这是演示：单位、人名、数字都是编的，今天算 ${day}。`,
  footLinks: [
    { to: '/privacy', label: '隐私说明' },
    { to: '/accessibility', label: '无障碍说明' },
    { to: '/committee', label: '活动指导委员会' },
    { to: '/sign-in', label: '工作人员登录' },
  ],
}

export const problemPageWords = {
  call: (phone: string) => `也可以打电话 ${phone}`,
  again: '再交一次',
  home: '回首页',
  notFound: { title: '没有这一页', text: '地址可能写错了，或者这一页已经撤下。' },
  forbidden: { title: '这里进不去', text: '这一页归别的岗位管。要看的话，请找镇里的办公室。' },
  conflict: {
    title: '这份表已经交过了',
    text: '同一份表交了两次，内容不一样。先交的那份已经收下。后改的还在下面，没有收：要另交一份，就再按一次。',
  },
  signIn: '另开一页登录',
  staleOrOut: {
    title: '这一页放得太久了',
    text: '填过的都还在下面，再交一次就行。要登录才能交的，先另开一页登录，再回到这里。',
  },
  stale: { title: '这一页放得太久了', text: '填过的都还在下面，再交一次就行。' },
  busy: { title: '这会儿忙不过来', text: '还没有收下。填过的都还在，等几秒再交一次；交两次也只算一次。' },
  diskFull: {
    title: '服务器的盘满了',
    text: '还没有收下。填过的都还在，过一会儿再交一次；交两次也只算一次。一直交不上，请告诉镇里的办公室。',
  },
  filesGone: '照片和文件没有存下：请回到原来那一页，重新选一次。',
  tooLarge: { title: '东西太大了', text: '一次最多传 100 兆。请少选几张照片，再交一次。' },
  unreadable: { title: '没收全', text: '可能是网断了一下。请回到上一页，再交一次；交两次也只算一次。' },
  broken: (id: string) => ({ title: '这里出了毛病', text: `还没有收下。已经记下来了，编号 ${id}。` }),
}
