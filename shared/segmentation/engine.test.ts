/** One rule a test, on pages as small as the rule allows. */
import { describe, expect, it } from 'vitest'

import { ordersOf, rolesOf, segmentLines } from '#shared/testing/segment-lines.ts'

import { ENGINE, segmentPage, SHIPPED, toInputBlocks } from './index.ts'

const report = '本报讯(记者 王燕)4月8日,临河县举行春耕现场会,推广玉米免耕播种,各乡镇农技员到场观摩学习。'
const second = '现场会上,种粮大户介绍了玉米免耕播种的经验,农技员解答了农户提出的问题。'
const market = '本报讯(记者 段一鸣)历时三个月的城南菜市场改造日前完工,市场增设摊位一百二十个,还设了食品快检室。'
const caption = '4月9日,沂河区幸福里社区老人在长者食堂用餐。该食堂由社区与养老机构合办,每餐八元,老人都说味道不错。'

/** Notes of a page, each with its headline. */
const notes = [
  ['临河县推广玉米免耕播种', report, second, '据农技员测算,玉米免耕播种每亩省工两个,省油三升,还能保住地里的墒情,种粮大户当场报名。'],
  ['城南菜市场改造完工', market, '改造后的菜市场摊位宽敞明亮,摊主说,买菜的人比去年多了三成,食品快检室每天公布检测结果。'],
  [
    '老艺人走进小学课堂',
    '本报讯(记者 何平)连日来,青石镇中心小学请来老艺人,教孩子们剪纸、扎风筝,二百多名学生报了名。',
    '老艺人说,剪纸的手艺传了四代,能教给学生心里高兴。学校打算把孩子们剪纸的作品办成展览。',
  ],
  [
    '沂河大桥下月通车',
    '本报讯(通讯员 高峰 马文静)记者从市交通局获悉,沂河大桥主体工程已全部完成,计划下月建成通车。',
    '大桥全长一千二百米,双向六车道,通车后从城区到沂河新区只要八分钟,两岸居民不必再绕行老桥。',
  ],
] as const

describe('headlines', () => {
  it('[G5][G6] begin articles, whatever marks they carry', () => {
    const result = segmentLines('临河县推广玉米免耕播种', report, second, '### 城南菜市场改造完工', market)
    expect(ordersOf(result)).toEqual([
      [0, 1, 2],
      [3, 4],
    ])
    expect(result.articles.map((article) => article.title)).toEqual(['临河县推广玉米免耕播种', '城南菜市场改造完工'])
    expect(result.articles.map((article) => article.kind)).toEqual(['news', 'brief'])
  })

  it('[G6] have a kicker above and a dashed subhead below', () => {
    const result = segmentLines('全县春耕现场会强调', '把免耕播种技术送到田头', '——临河县推广玉米免耕播种侧记', '本报记者 王燕', report)
    expect(rolesOf(result)).toEqual(['kicker', 'headline', 'subhead', 'byline', 'body'])
    expect(ordersOf(result)).toEqual([[0, 1, 2, 3, 4]])
  })

  it('[G6] behind their text are brought to its front', () => {
    const [, ...bridge] = notes[3]
    const result = segmentLines('城南菜市场改造完工', market, report, second, '临河县推广玉米免耕播种', notes[3][0], ...bridge)
    expect(ordersOf(result)).toEqual([
      [0, 1],
      [4, 2, 3],
      [5, 6, 7],
    ])
    const codes = result.blocks[2]?.reasons.map((reason) => reason.code)
    expect(codes).toContain('headline-waits')
    expect(codes).toContain('words-here')
  })

  it('[G6] above a lone caption go with the text above that they speak of, and it is asked', () => {
    const result = segmentLines('城南菜市场改造完工', market, report, second, '临河县推广玉米免耕播种', caption, '记者 段一鸣 摄')
    expect(ordersOf(result)).toEqual([
      [0, 1],
      [4, 2, 3],
      [5, 6],
    ])
    // At the headline, or at the caption that could be its text.
    expect(result.doubts.filter(({ block }) => block === 4 || block === 5)).toHaveLength(1)
  })

  it('[G6] keep two lines in a row apart where the upper one speaks of the text above', () => {
    const result = segmentLines(report, second, '临河县推广玉米免耕播种', '城南菜市场改造完工', market)
    expect(ordersOf(result)).toEqual([
      [2, 0, 1],
      [3, 4],
    ])
  })

  it('[G8] are not the torn-off end of a paragraph that the next line continues', () => {
    const result = segmentLines('临河县推广玉米免耕播种', report, '玉米免耕播种省工省时,种粮大户的积', '极性很高,纷纷报名参加培训。')
    expect(rolesOf(result)).toEqual(['headline', 'body', 'body', 'body'])
    expect(result.blocks[3]?.joins).toBe(2)
  })
})

describe('articles', () => {
  it('[G3][G6] begin at 本报讯 where a headline is missing, or it is asked whether they do', () => {
    const pages = notes.flatMap((first) => notes.flatMap((second) => notes.map((third) => [first, second, third])))
    const threes = pages.filter((page) => new Set(page).size === 3)
    const found = threes.map(([first = [], second = [], third = []]) => {
      const result = segmentLines(...first, ...second.slice(1), ...third)
      const begins = result.articles.some((article) => article.order[0] === first.length)
      const asks = result.doubts.some(
        ({ block, answers }) => block === first.length && answers.some(({ answer }) => answer.do === 'start-article'),
      )
      return { begins, asks }
    })
    expect(found).toHaveLength(24)
    expect(found.filter(({ begins }) => begins).length).toBeGreaterThanOrEqual(22)
    expect(found.filter(({ begins, asks }) => begins || asks).length).toBeGreaterThanOrEqual(22)
  })

  it('[G7] go on behind another article that came between', () => {
    const result = segmentLines(
      '柳河镇守桥人葛守义三十年守护石拱桥',
      '天刚蒙蒙亮,守桥人葛守义就扛着扫帚上了石拱桥。石拱桥建于清代,是柳河镇通往对岸的老路,三十年来他扫桥面、清桥洞。',
      '城南菜市场改造完工',
      market,
      '葛守义自己买来石料,请石匠补上石拱桥的栏杆。镇上要给守桥人发补贴,葛守义摆摆手说,守护石拱桥不要钱。',
      '石拱桥被列为文物保护单位,葛守义成了文保员,三十年守桥人把手机号漆在桥头。',
    )
    expect(ordersOf(result)).toEqual([
      [0, 1, 4, 5],
      [2, 3],
    ])
  })

  it('[G6] keep crossheads as subheads', () => {
    const result = segmentLines(
      '全县供热管网改造提前完工',
      '本报讯(记者 秦岭)县城供热管网改造工程10月20日提前完工,惠及居民小区四十六个,比原计划提前了半个月。',
      '一碗挂面里的乡愁生意',
      '——看青石镇如何做大挂面产业',
      '本报记者 韩雨桐 通讯员 蒋大成',
      '清晨五点,青石镇的晒面场上雾气蒸腾,挂面从山脚排到河边,银丝般的挂面在晨风里轻轻摇晃。青石镇做挂面已有三百年,家家户户都有一手好活计。',
      '老手艺有标准',
      '镇里请来专家,把和面、醒面、晾晒十二道工序写成册子,发给青石镇每家面户,挂面断条率大大下降。',
      '“从前全凭手感,如今照着册子来,哪家的挂面都一样筋道。”做了四十年挂面的老师傅赵永福说。',
      '小作坊上直播',
      '返乡大学生把直播架支在青石镇的晒面场上,一晚上卖出两千多把挂面,订单来自全国各地。',
      '镇上办起电商服务站,替面户打包发货,去年青石镇卖出挂面三百多万斤,面户人均增收六千元。',
      '小面条连大市场',
      '今年春天,青石镇又建了冷库和包装车间,挂面进了省城的超市,还出口到三个国家。',
      '省农科院专家下乡指导秋播',
      '本报讯(通讯员 曹阳)10月18日,省农科院六名专家来到白塔乡,在田间为农户讲解小麦晚播技术,现场发放资料三百余份。',
    )
    const report = ['headline', 'body']
    const texts = ['body', 'subhead', 'body', 'body', 'subhead', 'body', 'body', 'subhead', 'body']
    expect(rolesOf(result)).toEqual([...report, 'headline', 'subhead', 'byline', ...texts, ...report])
    expect(result.articles).toHaveLength(3)
  })

  it('[G6] keep crossheads of an interview as subheads, plain as they are', () => {
    const result = segmentLines(
      '“跑龙套的,也要跑出个样子”',
      '——访楚剧演员屈大年',
      '本报记者 邹敏',
      '约好上午九点见面,屈大年八点半就到了报社门口。灰夹克,黑布鞋,手里拎一只帆布包,包里装着三十四年的戏单。',
      '记者:听说您进剧团是自己找上门去的?',
      '屈大年:1962年,我在沔城轧花厂当学徒。剧团下乡,我跟着看了十一个台口,鞋底走穿了两双,团长才肯留下我。',
      '最怕的是“抢戏”',
      '记者:配角演得好,会不会抢了主角的戏?',
      '屈大年:这个话问到点子上了。有一年演《秦香莲》,我演一个军校,多走了半步,台下笑了,主角的词就没人听见了。',
      '工资条上一百八十六块',
      '记者:前几年剧团不景气,您没想过改行?',
      '屈大年:想过,怎么不想?团里发百分之六十的工资,我拿到手一百八十六块,老伴在街口卖凉面,一天比我一个月多。',
      '摄影家捐赠老江城底片',
      '本报讯(记者 秦岭)摄影家康以诚日前将自己三四十年代拍摄的712张底片捐给市档案馆,其中过江轮渡一组是首次公开。',
    )
    expect(ordersOf(result)).toEqual([
      [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
      [12, 13],
    ])
  })

  it('that are commentaries say so by their column or their writer', () => {
    const result = segmentLines(
      '解放思想争一流·镇街书记谈',
      '奋力实现首季开门红',
      '■白建喜',
      '人勤春来早,奋进正当时,全镇上下铆足干劲。(作者系青石镇党委书记)',
    )
    expect(rolesOf(result)).toEqual(['section', 'headline', 'byline', 'body'])
    expect(result.articles[0]?.kind).toBe('commentary')
  })
})

describe('photo stories', () => {
  it('[G9] stand apart, with the credit below the caption', () => {
    const result = segmentLines('临河县推广玉米免耕播种', report, caption, '记者 段一鸣 摄', '城南菜市场改造完工', market)
    expect(ordersOf(result)).toEqual([
      [0, 1],
      [2, 3],
      [4, 5],
    ])
    expect(rolesOf(result).slice(2, 4)).toEqual(['caption', 'credit'])
    expect(result.articles[1]).toMatchObject({ kind: 'photo', title: '' })
  })

  it('[G9] take the headline above them when no text follows', () => {
    const result = segmentLines('长者食堂饭菜香', `${caption} 本报记者 段一鸣 摄`, '城南菜市场改造完工', market)
    expect(ordersOf(result)).toEqual([
      [0, 1],
      [2, 3],
    ])
    expect(result.articles[0]?.kind).toBe('photo')
  })

  it('[G7][G9] do not end the article around them', () => {
    const result = segmentLines('临河县推广玉米免耕播种', report, `${caption} 本报记者 段一鸣 摄`, second)
    expect(ordersOf(result)).toEqual([[0, 1, 3], [2]])
  })
})

describe('copies', () => {
  it('[G11] belong to the article of the copy that is kept and stand outside its order', () => {
    const result = segmentLines(
      '长者食堂饭菜香',
      caption,
      '记者 段一鸣 摄',
      '城南菜市场改造完工',
      market,
      '长者食堂饭菜香',
      caption,
      '记者 段一鸣 摄',
    )
    expect(result.duplicates).toMatchObject([{ kind: 'exact', keep: [0, 1, 2], drop: [[5, 6, 7]] }])
    expect(result.articles[0]).toMatchObject({ order: [0, 1, 2], copies: [5, 6, 7] })
    expect(result.blocks[6]).toMatchObject({ article: 0, role: 'caption', joins: null })
  })

  it('[G11] that follow closely do not pull a paragraph out of its article', () => {
    const praise = '家长们纷纷点赞。一位家长说,孩子学会了自救,大人更放心了。'
    const result = segmentLines(
      '小学添了游泳课',
      '本报讯(记者 王燕)新学期,市第三小学开设了游泳课,每个孩子每周下水一次。',
      praise,
      '夜班公交新增两条',
      '本报讯(通讯员 李强)为方便夜归市民,公交公司新开两条夜班线路,末班车延至零点。',
      praise,
      '公交公司提醒,夜班车间隔四十分钟一班。',
    )
    expect(ordersOf(result)).toEqual([
      [0, 1, 2],
      [3, 4, 6],
    ])
  })

  it('[G11] that are equal are told by what stands above them beside a cut one too', () => {
    const cut = second.slice(14)
    const result = segmentLines('城南菜市场改造完工', market, second, '临河县推广玉米免耕播种', report, second, ...notes[2], cut)
    expect(result.duplicates).toMatchObject([{ kind: 'contained', keep: [2], drop: [[5], [9]] }])
    expect(ordersOf(result)[1]).toEqual([3, 4, 2])
    expect(result.doubts.filter(({ code }) => code === 'duplicate').map(({ block }) => block)).toEqual([9])
  })

  it('[G11] are no lines of writers who have two stories on the page', () => {
    const names = '全媒体记者 王燕 通讯员 孙安琪 刘强 王程'
    const meeting = '3月5日,县委召开常委会会议,研究春耕生产、重点项目建设等工作。会议由县委书记主持。'
    const result = segmentLines(
      '县委召开常委会会议',
      names,
      meeting,
      '县政府部署防汛工作',
      names,
      '3月6日,县政府召开防汛工作会议,要求各乡镇备足沙袋。',
    )
    expect(result.duplicates).toEqual([])
    expect(ordersOf(result)).toEqual([
      [0, 1, 2],
      [3, 4, 5],
    ])
  })

  it('[G11] that differ are asked about', () => {
    const result = segmentLines('临河县推广玉米免耕播种', report, second, '城南菜市场改造完工', market, second.replace('大户', '太户'))
    expect(result.duplicates).toMatchObject([{ kind: 'near', keep: [2], drop: [[5]] }])
    expect(result.doubts.find((doubt) => doubt.block === 5)).toMatchObject({
      code: 'duplicate',
      answers: [{ answer: { do: 'drop-copy' } }, { answer: { do: 'keep' } }],
    })
  })
})

describe('what belongs to no article', () => {
  it('[G10] furniture and ornaments lie on the shelf', () => {
    const result = segmentLines('2019年3月6日 星期三', '第4版 要闻', ...notes.flat(), '————', '责任编辑:王五')
    const outside = result.blocks.flatMap((block, i) => (block.article === null ? [i] : []))
    const last = result.blocks.length - 1
    expect(outside).toEqual([0, 1, last - 1, last])
    expect(outside.map((block) => result.blocks[block]?.role)).toEqual(['noise', 'noise', 'noise', 'noise'])
    expect(ordersOf(result)).toHaveLength(notes.length)
  })

  it.each([
    ['農曆戊午年七月十二日', '今天出版八版', '编辑 邝野 美编 小鹿 责校 老秦'],
    ['淮滨晨报 2011.3.15 消费维权特刊 B3', '请看第三版', '读编热线 8209 1414'],
    ['民國五十七年十一月三十日', '今日要目 一个村的十年（第三版） 南沙归来（第四版）', '本報零售每份銅元六枚'],
  ])('[G10] so do dates, hints at other pages, prices and hotlines: %s', (top, second, foot) => {
    const result = segmentLines(top, second, ...notes.flat(), foot)
    const outside = result.blocks.flatMap((block, i) => (block.article === null ? [i] : []))
    expect(outside).toEqual([0, 1, result.blocks.length - 1])
    expect(ordersOf(result)).toHaveLength(notes.length)
  })

  it.each(['简讯', '一句话新闻', '县区新闻', '【简讯】'])('[G10] a label over several articles lies on the shelf: %s', (label) => {
    const result = segmentLines(label, ...notes.flat())
    expect(result.blocks[0]).toMatchObject({ role: 'section', article: null })
    expect(ordersOf(result)).toHaveLength(notes.length)
  })

  it('[G10] a front matter is no text', () => {
    const result = segmentPage(toInputBlocks(`---\ntitle: 旧报\ndate: 2021-11-25\n---\n\n临河县推广玉米免耕播种\n\n${report}`).input)
    expect(ordersOf(result)).toEqual([[4, 5]])
  })

  it('slogans make an article of their own kind', () => {
    const result = segmentLines('临河县推广玉米免耕播种', report, '讲文明 树新风', '公益广告', '科学', '饮食', '“文明健康', '有你有我”')
    expect(result.articles.map((article) => article.kind)).toEqual(['brief', 'ad'])
    expect(rolesOf(result).slice(2)).toEqual(['ad', 'ad', 'ad', 'ad', 'ad', 'ad'])
  })

  it('[G20] notices that follow each other are an article each, the slogans of one poster are one', () => {
    const lost = ['遗失声明', '罗正英遗失身份证,证号后四位2217,声明作废。']
    const creditors = [
      '减资公告',
      '临河县丰收商贸有限公司拟将注册资本由500万元减至100万元,请债权人自公告之日起45日内申报债权。联系电话:8223617',
    ]
    const shop = ['旺铺转让', '城东菜市场对面旺铺转让,面积60平方米,电话:8251190']
    const notices = segmentLines('临河县推广玉米免耕播种', report, ...lost, ...creditors, ...shop)
    expect(ordersOf(notices).slice(1)).toEqual([
      [2, 3],
      [4, 5],
      [6, 7],
    ])
    const poster = segmentLines(
      '临河县推广玉米免耕播种',
      report,
      '讲文明 树新风',
      '公益广告',
      '——',
      '科学',
      '饮食',
      '“文明健康',
      '有你有我”',
    )
    expect(ordersOf(poster).slice(1)).toEqual([[2, 3, 5, 6, 7, 8]])
    const values = segmentLines(
      '临河县推广玉米免耕播种',
      report,
      '讲文明 树新风',
      '公益广告',
      '爱国敬业 诚信友善',
      '富强民主 文明和谐',
      '自由 平等 公正 法治',
    )
    expect(ordersOf(values).slice(1)).toEqual([[2, 3, 5, 6, 4]])
  })

  it('[G20] scraps between the slogans of a poster are of it and asked about, labels are not', () => {
    // Weights that shelve whatever is two characters long.
    const shelving = { ...SHIPPED, lines: { ...SHIPPED.lines, 'length:2': { noise: 12, 'text.none': 12 } } }
    const lines = ['临河县推广玉米免耕播种', report, '讲文明 树新风', '公益广告', '科学', '——', '饮食', '简讯', '“文明健康', '有你有我”']
    const result = segmentPage(toInputBlocks(lines.join('\n')).input, shelving)
    expect(ordersOf(result).slice(1)).toEqual([[2, 3, 4, 6, 8, 9]])
    expect(rolesOf(result).slice(4, 7)).toEqual(['ad', 'noise', 'ad'])
    const asked = result.doubts.filter(({ block }) => block === 4 || block === 6)
    expect(asked.map(({ code, params, answers }) => [code, params['after'], answers[1]?.answer])).toEqual([
      ['follows', 3, { do: 'shelve' }],
      ['follows', 4, { do: 'shelve' }],
    ])
  })

  it('[G7] go on with the next item of their list, whatever report came between', () => {
    const result = segmentLines(
      '全县扶贫车间调查',
      '本报记者 牛犇',
      '截至十月底,全县建成扶贫车间一百二十个,带动三千多名群众在家门口就业,人均月增收一千五百元。',
      '一、车间建到村口,农妇变成工人',
      '在双河乡石板村扶贫车间,三十多名妇女正在缝制手套。她们早上送完孩子来上班,傍晚接孩子回家,农忙时还能请假。',
      '我县新增两所省级示范幼儿园',
      '本报讯(通讯员 温婉)近日,省教育厅公布新一批省级示范幼儿园名单,我县实验幼儿园、东关幼儿园榜上有名。',
      '二、订单不稳,车间时开时停',
      '调查发现,部分扶贫车间订单来源单一,一到淡季就停工,工人留不住,设备闲置。',
    )
    expect(ordersOf(result)).toEqual([
      [0, 1, 2, 3, 4, 7, 8],
      [5, 6],
    ])
    expect(result.blocks[7]).toMatchObject({ role: 'subhead' })
  })

  it('[G7] a jump line behind text, that leads on from another page, begins what goes on here', () => {
    const result = segmentLines(
      '(上接第一版)',
      '从石头村出来,沿着盘山路往上走,漫山的侧柏一眼望不到边。二十年前,这里还是采石场,炮声不断,尘土飞扬。',
      '“那时候一年能挣几百万,可是山秃了、水黑了,谁家敢开窗户?”老支书葛长顺说。',
      '(上接第二版)',
      '队伍组建起来了,可是没有资金,大家你一百我五十,凑钱买来了锣鼓和影人。',
      '就这样,山里第一支皮影戏班又唱起来了,三年里演出四百多场。',
    )
    expect(ordersOf(result)).toEqual([
      [0, 1, 2],
      [3, 4, 5],
    ])
    expect(result.blocks[3]).toMatchObject({ role: 'jump' })
  })

  it('[G7] jump lines stay with the article that they lead on', () => {
    const result = segmentLines('临河县推广玉米免耕播种', report, '(下转第三版)', '城南菜市场改造完工', market)
    expect(result.blocks[2]).toMatchObject({ role: 'jump', article: 0 })
  })
})

describe('texts of one field', () => {
  it('[G21] belong together though they share no word, and what goes on elsewhere is found by it', () => {
    const clinic = [
      '县医院开展义诊',
      '本报讯(记者 李明)10日上午,县医院的医生来到柳庄村,为老人听诊、量血压,测了血糖,讲解高血压的防治。',
      '老人们排着队,把攒了一年的毛病都说给大夫听。',
    ]
    const water = [
      '石桥镇冬修水利',
      '本报讯(通讯员 王强)石桥镇组织劳力清淤渠道,整修塘坝,新打机井12眼,开春后可灌溉农田八千亩。',
      '全镇还修复了三座提灌站,旱地变成水浇田。',
    ]
    const games = '本报讯(记者 赵敏)11日,镇中学的操场上锣鼓喧天,三百名同学参加了接力、跳远、铅球等项目的比赛。'
    const result = segmentLines(
      ...clinic,
      ...water,
      '一位患者当场查出心律不齐,护士开车送去住院,药费由医保报销。',
      '镇中学举行运动会',
      games,
    )
    expect(ordersOf(result)).toEqual([
      [0, 1, 2, 6],
      [3, 4, 5],
      [7, 8],
    ])
  })
})

describe('the result', () => {
  it('[G4] carries the engine and its versions', () => {
    expect(segmentLines('标题').engine).toEqual(ENGINE)
    expect(ENGINE).toEqual({ name: 'paths', version: '22', weights: SHIPPED.version })
    expect(segmentPage({ blocks: [] }, { ...SHIPPED, version: 'of-a-library' }).engine.weights).toBe('of-a-library')
  })
})

describe('toInputBlocks', () => {
  it('gives one block a non-blank line with what the line break and the marks tell', () => {
    const { lines, input } = toInputBlocks('## 标题\r\n\r\n\r\n　　正文一行\n紧接一行')
    expect(input.blocks.map(({ text, marks, indented, gap }) => ({ text, marks, indented, gap }))).toEqual([
      { text: '标题', marks: 2, indented: false, gap: 0 },
      { text: '正文一行', marks: 0, indented: true, gap: 2 },
      { text: '紧接一行', marks: 0, indented: false, gap: 0 },
    ])
    expect(lines.map((line) => line.i)).toEqual([0, 1, 2])
  })
})
