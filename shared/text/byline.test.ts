import { describe, expect, it } from 'vitest'

import { readByline, readBylineLine, readCredits, trailingCredits } from './index.ts'

describe('readByline', () => {
  it.each([
    ['记者 王燕 通讯员 孙安琪', ['王燕', '孙安琪']],
    ['记者王燕通讯员孙安琪', ['王燕', '孙安琪']],
    ['■白建喜', ['白建喜']],
    ['□ 沈秋池', ['沈秋池']],
    ['作者：莫言', ['莫言']],
    ['文/图 记者 张三 李四', ['张三', '李四']],
    ['王五/文 赵六/图', ['王五', '赵六']],
    ['本报记者 王　燕 通讯员 时苏建', ['王燕', '时苏建']],
    ['新华社记者 李学仁摄', ['李学仁']],
    ['通讯员 常川 张允 摄', ['常川', '张允']],
    ['巨野县供电公司 供图', ['巨野县供电公司']],
    ['买买提·艾力 摄', ['买买提·艾力']],
    ['本報記者 陳明遠', ['陳明遠']],
    ['By Martha Ellison', ['Martha Ellison']],
    ['本报讯(记者 王燕 通讯员 丁鑫)为高质量完成换届选举工作', ['王燕', '丁鑫']],
    ['新华社北京3月5日电 (记者张旭东、王明)会议今天开幕。', ['张旭东', '王明']],
    ['本报济南4月2日讯 记者 王燕 报道:近日', ['王燕']],
    ['为促进事业发展提供有力支撑。 记者 张品', ['张品']],
    ['(本版图片均由本报记者 迟海洋 摄)', ['迟海洋']],
    ['口述:景素琴 整理:逄 敏', ['景素琴', '逄敏']],
    ['Photo: Jane Holt/Mercury', ['Jane Holt']],
    ['本报记者 万俟海', ['万俟海']],
    ['环境卫生不断改善。 ■通讯员 刘志尚 王程 摄', ['刘志尚', '王程']],
    ['□晨报记者 周立群 实习生 陶晓燕 文/图', ['周立群', '陶晓燕']],
    ['晨报特派记者 耿超 发自海州', ['耿超']],
    ['本報特派員 岑夢周', ['岑夢周']],
    ['(程宝莲)', ['程宝莲']],
    ['全市2.9万人受益。(洪涛)', ['洪涛']],
    ['洪峰已安全通过石门塘。（本报记者　陆少华）', ['陆少华']],
    ['本报北京3月12日讯 记者曲慧敏从有关部门获悉：', ['曲慧敏']],
    ['本报万象11月4日电 驻老挝记者杜一鸣报道：', ['杜一鸣']],
    ['晨报记者 龚磊 报道 暑假还没过完', ['龚磊']],
    ['(本报讯 记者 王燕)昨日', ['王燕']],
    ['【記者王大明台北報導】中度颱風', ['王大明']],
    ['【本報記者葉承恩聖荷西報導】開學第三周', ['葉承恩']],
    ['記者王大明／台北報導', ['王大明']],
    ['記者王大明／旗山報導', ['王大明']],
    ['記者許雅筑 台北報導', ['許雅筑']],
    ['林雅惠／綜合報導', ['林雅惠']],
    ['【林雅惠／台北報導】招攬十七個互助會', ['林雅惠']],
    ['【記者何錦棠報道】房屋委員會', ['何錦棠']],
    ['【本報記者何錦棠報道】房屋委員會', ['何錦棠']],
    ['〔記者蕭博文／台南報導〕', ['蕭博文']],
    ['守护好一江碧水。 (记者 巴特 陆萍) (下转第三版)', ['巴特', '陆萍']],
    ['守护好一江碧水。（本报记者 汤立群）（下转A4版）', ['汤立群']],
    ['守护好一江碧水。（本报记者 汤立群）（下转第2、3版）', ['汤立群']],
    ['守护好一江碧水。（本报记者 汤立群）（转下页）', ['汤立群']],
    ['By Li Wei, Emily Post', ['Li Wei', 'Emily Post']],
    ['市民合理安排出行时间。 记者 沙莎', ['沙莎']],
    ['市民合理安排出行时间。 (记者 禤佩)', ['禤佩']],
    ['市民合理安排出行时间。 本报记者 斯琴高娃', ['斯琴高娃']],
    ['(记者 斯琴高娃)昨日', ['斯琴高娃']],
    ['（川工融媒记者　邬　双）', ['邬双']],
    ['本报讯(王燕 丁鑫)为高质量完成', ['王燕', '丁鑫']],
    ['本报讯(记者 欧阳 雪)为高质量完成', ['欧阳雪']],
    ['记者 欧阳 雪 王 燕', ['欧阳雪', '王燕']],
    ['本报记者 裴源 通讯员 柏林', ['裴源', '柏林']],
    ['服务站点夏季开放。 通讯员 汤立群 记者 丁鑫 摄影报道', ['汤立群', '丁鑫']],
    ['采写:本报记者 王燕', ['王燕']],
    ['采写/记者 王燕', ['王燕']],
    ['策划 王燕 撰文 丁鑫', ['丁鑫']],
    ['统筹:王燕 采写:丁鑫', ['丁鑫']],
    ['本报驻京记者 王燕', ['王燕']],
    ['By Margaret Olsen, Staff Writer', ['Margaret Olsen']],
    ['BY MARGARET OLSEN, GAZETTE STAFF', ['MARGARET OLSEN']],
    ['By Margaret Olsen/Staff', ['Margaret Olsen']],
    ['By Carol Jessup, Evening Echo', ['Carol Jessup']],
    ['By Ruth Pereira Arts Correspondent', ['Ruth Pereira']],
    ['By Ann Lee, John Post and Bob Day', ['Ann Lee', 'John Post', 'Bob Day']],
    ['By Peter Müller', ['Peter Müller']],
    ['By Ludwig van der Berg', ['Ludwig van der Berg']],
    ['By Lars de la Cruz and Mary MacDonald', ['Lars de la Cruz', 'Mary MacDonald']],
    ['By LI XIAOKUN in Beijing and ZHANG YUNBI in Tokyo', ['LI XIAOKUN', 'ZHANG YUNBI']],
    ['By HU YANG in Hohhot and BAATAR in Hulunbuir', ['HU YANG']],
    ['By Li Wei in Washington and New York', ['Li Wei']],
    ['〔記者王大明、李小華／台中報導〕', ['王大明', '李小華']],
    ['Story by Sarah Holt and Wang Lin', ['Sarah Holt', 'Wang Lin']],
    ['LI MING, Staff Reporter', ['LI MING']],
    ['PHOTO BY WANG LIN', ['WANG LIN']],
  ])('%s', (text, names) => {
    expect(readByline(text)).toEqual(names)
  })

  it.each([
    '本报讯 记者从市教育局获悉,今年中考',
    '昨天,记者王燕来到现场采访。',
    '记者走基层',
    '□ 春天的故事',
    '(作者系汶上县寅寺镇党委书记)',
    '责任编辑 王五',
    '',
    '王燕来了',
    '(安徽)',
    '(左图)',
    '联系电话见下。(任经理)',
    '编辑整理了三年',
    '文章作者',
    '据新华社',
    '本报讯(高新区)昨日,冰层已经化开。',
    '本报讯(房管局)冰层已经化开。',
    '冰层已经化开。(记者 深入一线)',
    '他走了。记者 后记',
    '冰层已经化开。(据新华社)',
    '冰层已经化开。(路透社)',
    '本报讯(综合)冰层已经化开。',
    '他一直等在门口。 记者 注意到',
    '冰层已经化开。记者走基层',
    '用户名和密码可向所在省区市记者站索取',
    '本版编辑 韦 青 插图 陆 原',
    '统筹:王燕',
    'By The Associated Press',
    'By Our Own Correspondent',
    'From Our Special Correspondent',
    'By noon the river had risen in Kunming and Dali',
  ])('reads no names into %s', (text) => {
    expect(readByline(text)).toEqual([])
  })
})

describe('readBylineLine', () => {
  it.each([
    ['老 饕', ['老饕']],
    ['龙山樵', ['龙山樵']],
    ['石板滩镇党委书记 钟 毅', ['钟毅']],
    ['沅东县石桥公社　王长庚', ['王长庚']],
    ['湖阳市中级人民法院', ['湖阳市中级人民法院']],
    ['（林貞宜／台中市，護理師）', ['林貞宜']],
    ['新莊／一群運動的媽媽', ['一群運動的媽媽']],
    ['Zhang Hua in Kunming', ['Zhang Hua']],
    ['Peter Alderwick, Kunming', ['Peter Alderwick']],
    ['本报记者 毕 光 华 冬', ['毕光', '华冬']],
    ['（作者系江临农业大学资源与环境学院教授）', []],
    ['（本报抚安２月２８日电）', []],
    ['今年的天气比往年都要热', []],
    ['据新华社', []],
    ['采写 王燕', ['王燕']],
    ['Winnie Lau in Hong Kong and Carl Brandreth in Shenzhen', ['Winnie Lau', 'Carl Brandreth']],
    ['The Associated Press', []],
    ['Staff Writer', []],
    ['', []],
    ['By FAN WEIJING in Hekou, Jiangbei and SONG LE in Beijing', ['FAN WEIJING', 'SONG LE']],
    ['By Fan Weijing in Hekou, Jiangbei and Song Le in Beijing', ['Fan Weijing', 'Song Le']],
    ['By FAN WEIJING in Hekou, New York and Jiangbei in June', ['FAN WEIJING']],
    ['By FAN WEIJING in Beijing and Song Le in Tokyo', ['FAN WEIJING', 'Song Le']],
    ['By FAN WEIJING in Beijing and KARL de VRIES in London', ['FAN WEIJING', 'KARL de VRIES']],
    ['By FAN WEIJING in Beijing and J SMITH in London', ['FAN WEIJING', 'J SMITH']],
    ['From RAWLE ST. CLAIR at Kensley Park', ['RAWLE ST. CLAIR']],
    ['Interview: Nadine Foo', ['Nadine Foo']],
    ['Interview by Fiona Leung-Hart', ['Fiona Leung-Hart']],
    ['As told to Olivia Kwan', ['Olivia Kwan']],
    ['Additional reporting by Kelvin Mok', ['Kelvin Mok']],
    ['EXCLUSIVE by Grainne Roche', ['Grainne Roche']],
    ['Exclusive by Grainne Roche', ['Grainne Roche']],
    ['Zhou Xiaotong contributed to this story.', ['Zhou Xiaotong']],
    ['（采访：龙在野）', ['龙在野']],
    ['訪問：蘇浩嵐', ['蘇浩嵐']],
    ['采访/整理 龙在野', ['龙在野']],
    ['采访/王燕', ['王燕']],
    ['采访：王燕 摄影：李明', ['王燕', '李明'], ['李明']],
    ['采访：本报记者 王燕', ['王燕']],
    ['采访：欧阳雪 整理：王燕', ['欧阳雪', '王燕']],
    ['采访整理 党史办 戚小梅', ['戚小梅']],
    ['（作者为滇岭农大2023届毕业生 祝融融）', ['祝融融']],
    ['□本报记者 龙在野 □本报实习生 甘 露 □发自珠州', ['龙在野', '甘露']],
    ['主持人：本报记者 葛晓蕾', ['葛晓蕾']],
    ['（通讯员 章可 陆敏对本文亦有贡献）', ['章可', '陆敏']],
    ['本报记者 储 芸', ['储芸']],
  ])('%s', (line, names, photographers = []) => {
    expect(readBylineLine(line)).toEqual({ kind: 'byline', names, photographers })
  })

  it.each([
    ['Pic: Tom Rua Gallagher', ['Tom Rua Gallagher']],
    ['Pics: Tom Rua Gallagher', ['Tom Rua Gallagher']],
    ['Photos: Desmond Au-Yeung, Handout', ['Desmond Au-Yeung']],
    ['铁道兵某部 文锦屏 摄', ['文锦屏']],
    ['安岭县广播站　石 涛　摄', ['石涛']],
    ['读者 老洪 摄', ['老洪']],
    ['本报通讯员 由 军 摄', ['由军']],
    ['记者 昌 盛 摄', ['昌盛']],
    ['本报记者 思 雨 摄', ['思雨']],
  ])('reads whose picture it is: %s', (line, names) => {
    expect(readBylineLine(line)).toEqual({ kind: 'credit', names, photographers: names })
  })

  it.each([
    'From CITY HALL at noon',
    'From MARKET HALL at Linpu',
    'From NEW YORK in June',
    'From OUR OWN CORRESPONDENT, Linpu',
    'From Our Files',
    'Interview with the mayor',
    'Interview: the mayor',
    'Interview: Prime Minister',
    'Interview by appointment',
    'As told to the court',
    'Additional reporting by the law',
    'Exclusive by design',
    'Town Council reports',
    'Evening Post reports',
    'World Bank reports',
    'High Court reports',
    'Red Cross reports',
    'First Quarter reports',
    'Interview: Chief Executive',
    'Interview: Part Two',
    'From HONG KONG, China',
    'China Daily contributed to this story.',
    'Staff Writer Ann Lee contributed to this report.',
    'Hong Kong/Post',
    'San Francisco/Chronicle',
    'Grand Rapids/Herald',
    'Pic: City Hall',
    'Pic: Hong Kong',
    'Photos: Town Hall, Handout',
    'Annual crime reports',
    'Both sides contributed to this story.',
    'Zhou Xiaotong contributed to this fund.',
    'Pic: the harbour',
    'Photos: Handout',
    'New York/Herald',
    'Dana Eastwick/Recovering',
    'Dana Eastwick/Record Sales',
    '全面 胜利 摄',
    '综 合 摄',
    '铁道兵某部 全面 摄',
    '铁道兵某部 胜利 摄影',
    '记者 综 合',
    '采访：下午三点',
    '访问：龙门石窟',
    '采访/下午三点',
    '作者为北京大学教授',
    '作者为北京大学 教授',
    '作者系北京师范大学 文学院',
    '作者为中国人民大学 金融系',
    '作者为北京大学 王教授',
    '作者为江苏省作协会员 高级',
    '作者系北京师范大学 张家口',
    '作者为滇岭农大2023届毕业生 王教授',
    '北 京 摄',
    '上 海 摄',
    '资 料 摄',
    '记 者 摄',
    '读 者 摄',
    '夜 景 摄',
    '航 拍 摄',
    '全 胜 摄',
    '记者 北 京',
    '记者 台 北',
    '记者 北 京 摄',
    '记者 航 拍 摄',
    '采访/文物局',
    '采访/文化 王燕',
    '采访/整理：下午三点',
    '采访：江苏',
    '采访：石家庄',
    '采访：文物局',
    '访问：高雄',
    '□ 春天的故事 □ 发自内心',
    '（多位读者对本文亦有贡献）',
  ])('reads no names into %s', (line) => {
    expect(readBylineLine(line).names).toEqual([])
  })
})

describe('readCredits', () => {
  it.each([
    '北 京 摄',
    '上 海 摄',
    '资 料 摄',
    '记 者 摄',
    '夜 景 摄',
    '航 拍 摄',
    '记者 北 京',
    '记者 台 北',
    '图为雨后的公园。 雪 后 摄',
    '图为雨后的公园。 记者 雪 后 摄',
    '为促进事业发展提供有力支撑。 记者 见 闻',
    '为促进事业发展提供有力支撑。 本报记者 北 京',
    'China Daily contributed to this story.',
    'Hong Kong/Post',
  ])('names nobody for %s', (text) => {
    expect(readCredits(text).names).toEqual([])
  })

  it('keeps who signed the text apart from who took the picture behind it', () => {
    expect(readCredits('本报讯(记者 王燕)昨日开幕。通讯员 杜丽萍 摄')).toMatchObject({
      names: ['王燕', '杜丽萍'],
      photographers: ['杜丽萍'],
    })
  })
})

describe('trailingCredits', () => {
  it('says where the names begin', () => {
    const text = '共同呵护自然。通讯员 杜丽萍 摄'
    const found = trailingCredits(text)
    expect(text.slice(found?.at)).toBe('通讯员 杜丽萍 摄')
    expect(found?.credits).toEqual({ kind: 'credit', names: ['杜丽萍'], photographers: ['杜丽萍'] })
  })

  it.each([
    ['村里人端着开水迎出来。（孟野摄）', ['孟野']],
    ['坐上这条绿板凳，吃面就不用付钱 晨报记者 周立群 摄', ['周立群']],
    ['昨晚最長輪候九小時。（本報攝影組）', []],
    ['Liang checks a rail on May 1. LIANG PENG / FOR LINGHAI TIMES', ['LIANG PENG']],
    ['Its first nest since 1987. Photo by Qu Rui / Linghai Times', ['Qu Rui']],
    ['Visitors look at the lamps. [Photo/Xinhua]', []],
    ['The port in 1944. (Photo: AP)', []],
  ])('reads whose picture it is: %s', (text, photographers) => {
    expect(trailingCredits(text)?.credits).toEqual({ kind: 'credit', names: photographers, photographers })
  })

  it.each([
    '摄氏零下11度。（开封）',
    'They asked for tea and/or Milk',
    '他说：“这是谁照的？”晨报记者笑了',
    'Photo finish. The two ran and/or walked',
  ])('finds none in %s', (text) => {
    expect(trailingCredits(text)).toBeUndefined()
  })

  it('takes no whole line', () => {
    expect(trailingCredits('通讯员 杜丽萍 摄')).toBeUndefined()
  })
})
