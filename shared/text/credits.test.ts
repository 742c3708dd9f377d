import { describe, expect, it } from 'vitest'

import { parseCredits } from './index.ts'

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
    ['首席记者 王燕 摄影 丁鑫', ['王燕'], ['丁鑫']],
    ['首席记者 王燕 摄影:丁鑫', ['王燕'], ['丁鑫']],
    ['王燕 丁鑫 摄影', [], ['王燕', '丁鑫']],
    ['通讯员 汤立群 记者 丁鑫 摄影报道', ['汤立群', '丁鑫'], []],
    ['摄影 滕飞', [], ['滕飞']],
    ['漫画 朱慧卿', [], ['朱慧卿']],
    ['本组图片由记者 席雨 摄', [], ['席雨']],
    ['本组图片 记者 滕飞 摄', [], ['滕飞']],
    ['特约摄影 成诺', [], ['成诺']],
    ['新华社发 朱慧卿 作', [], ['朱慧卿']],
    ['AP Photo/Jim Keough', [], ['Jim Keough']],
    ['Jim Keough / Staff photo', [], ['Jim Keough']],
    ['(Jim Keough/Gazette)', [], ['Jim Keough']],
    ['Photograph by José Müller', [], ['José Müller']],
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
    '据新华社',
    '（路透社）',
    '美聯社圖片',
    '(法新社照片)',
    '新华社/法新',
    '前线记者 摄',
    'Associated Press',
    'By The Associated Press',
    'AP Photo',
    'File photo',
    'Courtesy/File photo',
    '(Staff photo)',
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
    expect(parseCredits('采写了多篇')).toBeUndefined()
    expect(parseCredits('摄影 艺术')).toBeUndefined()
    expect(parseCredits('漫画 世界 新闻')).toBeUndefined()
    expect(parseCredits('本组图片')).toBeUndefined()
    expect(parseCredits('(New York/New Jersey)')).toBeUndefined()
    expect(parseCredits('Team photo')).toBeUndefined()
    expect(parseCredits('记者 '.repeat(40))).toBeUndefined()
  })
})
