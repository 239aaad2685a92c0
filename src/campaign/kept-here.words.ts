/** Of what lies on the phone and has not come yet. `#` stands for a title or a number. */
export const keptHereWords = {
  away: '没有网。照样填、照样选照片，存在这台手机上，有网自己接着传。',
  old: '没有网，这是上次打开时的样子。照样填、照样选照片，存在这台手机上，有网自己接着传。',
  waiting: '#：存在这台手机上，有网自己接着传。页面关了，下次打开再接着传。',
  sending: '#：正在报上去',
  sent: '#：收到了，看回执',
  refused: '#：有要改的，点开改好再报',
  locked: '#：已经办结，不用再报了。',
  draft: '#：填了一半，接着填',
  shut: '#：活动月已经结束，没有报上去。填的还存在这台手机上，要补报，打电话给镇里。',
  shutFiles: '活动月已经结束，有 # 个文件没有传上去，还存在这台手机上。',
  files: '有 # 个文件存在这台手机上，有网自己接着传。页面关了，下次打开再接着传。',
  filesSending: '正在传存在这台手机上的照片 #%',
  filesSent: '存在这台手机上的照片传到了 # 个，去看',
  over: '这个链接停用了，存在这台手机上的已经清掉。',
}

export const reportDraftWords = {
  restored: '上次没报完的，接着填就行。',
  discard: '不要了，重新填',
  refused: '先前报的有要改的。改好，再按一次“报上去”。',
  sending: '正在报上去，等一下',
  waiting: '存在这台手机上，有网自己接着传。页面关了，下次打开再接着传。要改就改，再按一次。',
  aheadTitle: '照片现在就可以选',
  ahead: '选好也存在这台手机上，等数字报上去以后自己接着传。',
}

/** Where a page was never opened with a network: told by the phone itself. */
export const offlinePage = (to: string): string => `<!doctype html><html lang="zh-CN"><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>没有网</title>
<h1>没有网</h1><p>这一页还没在这台手机上打开过，有网再打开。填过的都还在。</p>
<p><a href="${to}">回要办的事</a></p></html>
`
