import { describe, expect, it } from 'vitest'

import { couldBeName, looksLikeName, parseCredits, readByline, readBylineLine, readCredits, trailingCredits } from './index.ts'

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
    ['記者王大明／台北報導', ['王大明', '台北']],
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
  ])('reads no names into %s', (text) => {
    expect(readByline(text)).toEqual([])
  })
})

describe('parseCredits', () => {
  it('tells a credit of pictures from a byline', () => {
    expect(parseCredits('记者 王燕 摄')?.kind).toBe('credit')
    expect(parseCredits('图/赵六')?.kind).toBe('credit')
    expect(parseCredits('记者 王燕')?.kind).toBe('byline')
    expect(parseCredits('文/图 王燕')?.kind).toBe('byline')
  })

  it.each([
    ['晨报记者 宋海洋 文 贺斌 图', ['宋海洋'], ['贺斌']],
    ['□记者 罗茜 文 周立群 图', ['罗茜'], ['周立群']],
    ['文/王五 图/赵六', ['王五'], ['赵六']],
    ['王五/文 赵六/图', ['王五'], ['赵六']],
    ['本报记者 廖 俊 文/图', ['廖俊'], []],
    ['文/图 记者 张三', ['张三'], []],
    ['通讯员 文 艳 黄建辉', ['文艳', '黄建辉'], []],
    ['记者 章蕾 摄影记者 尚小龙', ['章蕾'], ['尚小龙']],
    ['本报记者 许建/摄', [], ['许建']],
    ['新华社记者　魏　刚摄', [], ['魏刚']],
    ['雷新平摄（新华社发）', [], ['雷新平']],
    ['新华社发（简洪波摄）', [], ['简洪波']],
    ['（記者簡志成攝）', [], ['簡志成']],
    ['記者葉子寧／攝影', [], ['葉子寧']],
    ['小记者 郑一鸣 摄', [], ['郑一鸣']],
    ['江一鹤 画', [], ['江一鹤']],
    ['刁玉田摄 （新华社稿）', [], ['刁玉田']],
    ['口述：景素琴 整理：王敏', ['景素琴', '王敏'], []],
    ['Xinhua Photo by Ren Jun', [], ['Ren Jun']],
    ['Xinhua photo by Zhu Tingwei', [], ['Zhu Tingwei']],
    ['Picture: GLENDA POPE', [], ['GLENDA POPE']],
    ['ZHU LIN / CATHAY TIMES', [], ['ZHU LIN']],
    ['QIU HAORAN / FOR CATHAY TIMES', [], ['QIU HAORAN']],
    ['Li Wei / Xinhua', [], ['Li Wei']],
    ['CARTOON BY BAO XIAN', [], ['BAO XIAN']],
    ['XU RAN, Linpu', ['XU RAN'], []],
    ['GRAHAM TOLLEY City reporter', ['GRAHAM TOLLEY'], []],
    ['GRAHAM TOLLEY Staff Writer', ['GRAHAM TOLLEY'], []],
    ['By Graham Tolley Staff Writer', ['Graham Tolley'], []],
    ['LIU GUIFANG, retired dancer, Linpu', ['LIU GUIFANG'], []],
  ])('tells who photographed from who wrote: %s', (line, writers, photographers) => {
    const credits = parseCredits(line)
    expect(credits?.names.filter((name) => !credits.photographers.includes(name))).toEqual(writers)
    expect(credits?.photographers).toEqual(photographers)
  })

  it.each([
    '（本报记者摄）',
    '新华社发',
    '新华社稿（传真照片）',
    '本报评论员',
    'Courier Staff Writer',
    'Evening Courier Staff Writer',
    'Staff Reporter',
    'STAFF WRITERS',
    'XINHUA NEWS AGENCY',
    'XINHUA',
    '(AP)',
    '— Reuters',
    'Kyodo News',
  ])('takes %s, which names nobody', (line) => {
    expect(parseCredits(line)?.names).toEqual([])
  })

  it('refuses anything that also says something else', () => {
    expect(parseCredits('记者 王燕 近日在现场采访')).toBeUndefined()
    expect(parseCredits('SEE HERE, my friend is not ready.')).toBeUndefined()
    expect(parseCredits('Tianjin Hepan / Harbin Beifeng')).toBeUndefined()
    expect(parseCredits('TOKYO, May 5')).toBeUndefined()
    expect(parseCredits('Striking Staff Writers Return')).toBeUndefined()
    expect(parseCredits('AP and Reuters report')).toBeUndefined()
    expect(parseCredits('口述历史')).toBeUndefined()
    expect(parseCredits('记者 '.repeat(40))).toBeUndefined()
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
    ['', []],
  ])('%s', (line, names) => {
    expect(readBylineLine(line).names).toEqual(names)
  })
})

describe('readCredits', () => {
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

describe('names', () => {
  it('begin with a family name where nothing else says that they are names', () => {
    expect(looksLikeName('王燕')).toBe(true)
    expect(looksLikeName('欧阳修远')).toBe(true)
    expect(looksLikeName('春天')).toBe(false)
    expect(looksLikeName('王燕来了吗')).toBe(false)
    expect(couldBeName('时苏建')).toBe(true)
    expect(couldBeName('一个长长的词')).toBe(false)
  })
})
