/**
 * What guessers try first here: the head of the published lists of leaked passwords, and the words of this trade.
 * Digits and signs around a word are taken off before looking (passwords.rules.ts), so one word stands for many.
 */
const words = `
aaa aabb aassdd abc abcabc abcd abcde abcdef access admin administrator aidewo aini aiwo alibaba andrew anjian
anjianzhan anquan anquanyue anyue apple asdasd asdf asdfgh asdfghjkl asdzxc ashley asshole autumn baidu banana
baobei baseball basketball batman beijing buster caonima change changeme changzhi charlie cheese chen china
chocolate company computer cookie county daniel default demo dragon fangfang feifei flower football freedom
friday fuck fuckyou george ginger google guest happy hebei hello hellohello henan huang huawei hunan hunter
ilovechina iloveu iloveyou internet iphone iqaz iqazwsx january jessica jesus jordan joshua july june killer
laogong laopo letmein linux liuwei lizhi lkjhgf login love lovelove lovely loveme loveyou lucky maggie manager
master michael mima mimashi mingming mnbvc monday monkey mustang mylove mysql nicole nihao nihaoma nima ninja
office oikjh operator oracle orange pass passw0rd passwd password pepper poiuy postgres princess private
production public purple qazwsx qazwsxedc qwaszx qweasd qweasdzxc qweqwe qwer qwert qwerty qwertyuiop renmin
robert root safe safeproduction safety samsung secret secure security server shadow shandong shanghai shanxi
sichuan spring starwars station sudian summer sunshine super superman superuser sysadmin system taobao temp
temporary tencent test tester thomas tmd tongtong town trustno user village wang wechat weixin welcome whatever
william windows winter woaini woaiwo woaiwojia woaiziji wobuzhidao wocao woshishui xiaomi xiaoxiao yang yingji
yingjiju zhang zhao zhengfu zhongguo zhou zhuren zxcvbn zxcvbnm zxczxc`

const whole = `
!qaz2wsx 00000000 0123456789 11111111 11223344 112233445566 123123123 123321123 12344321 1234554321 12345678
123456789 1234567890 1234abcd 1234qwer 123698745 1314520 147258369 147852369 159357456 19491001 1q2w3e4r
1q2w3e4r5t 1qaz2wsx 1qaz2wsx3edc 20080808 20230601 520131400 5201314520 66666666 66668888 741852963 789456123
88886666 88888888 963852741 987654321 9876543210 99999999 a12345678 a123456789 a1b2c3d4 aa123456 aa12345678
abc123456 abc12345678 abc@123456 abcd1234 admin123 admin1234567 admin888 admin@123 asd123456 asdf1234
changeme123 huawei@123 iloveyou1 letmein123 li123456 p@ssw0rd p@ssword1 pass@word1 passw0rd password1 q1w2e3r4
q1w2e3r4t5 qazwsx123 qq123456 qq123456789 qwe123456 qwer1234 qwerty123 root123456 sa123456 test123456 wang1234
welcome123 woaini1314 woaini520 zaq12wsx zhang123 zxc123456 zxcv1234`

export const commonPasswords: ReadonlySet<string> = new Set(`${words} ${whole}`.split(/\s+/).filter(Boolean))
