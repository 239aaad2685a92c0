/** Before the first page can be drawn: no style sheet, no town. */
export const startingPage = `<!doctype html><html lang="zh-CN"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>正在启动</title>
<h1>正在启动</h1><p>还没有收下。请等几秒，按“返回”，再交一次；交两次也只算一次。</p></html>
`

/** While more comes than can be done: short, and the same for everybody. */
export const busyPage = `<!doctype html><html lang="zh-CN"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>这会儿忙不过来</title>
<h1>这会儿忙不过来</h1><p>看的人太多了。请等几秒，<a href="">再打开一次</a>。</p>
<p>刚才要是在交表：还没有收下。请按“返回”，再交一次；交两次也只算一次。</p></html>
`
