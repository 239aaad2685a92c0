export const oidcWords = {
  failed: (name: string) => `没能用${name}登上。再试一次，或者用密码登录。`,
  unknown: {
    title: '还不认识这个账号',
    text: (name: string) => `${name}的账号还没有和这里的人对上。先用密码登录，在“我的账号”里绑定，下次就能直接进来。`,
    signIn: '去登录，接着绑定',
  },
  link: {
    title: (name: string) => `绑定${name}`,
    back: '我的账号',
    start: (name: string) => `去${name}认一下`,
    lead: (name: string) => `绑定以后，可以用${name}登录这里。`,
    ready: (who: string) => (who ? `认到的账号：${who}` : '账号认到了。'),
    confirm: '绑定到我的账号',
    linked: '已经绑定了。',
    unlink: '解除绑定',
    taken: '这个账号已经绑定了别人。',
  },
}
