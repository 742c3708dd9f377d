/**
 * Newspaper pages made up for measuring: deterministic, of the length and shape of the sample pages (about 60 lines,
 * 11 articles, 15 kB), every page different. The sentences are put together from this file's own word lists.
 */

/** A small deterministic generator of random numbers (mulberry32, public domain by Tommy Ettinger). */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const places = [
  '云河县',
  '海州区',
  '清河镇',
  '青石街道',
  '柳林乡',
  '东湖社区',
  '白塔村',
  '临江市',
  '北关小学',
  '南桥派出所',
  '新港开发区',
  '双溪水库',
]
const people = ['王建', '李晓梅', '赵志强', '陈玉兰', '刘海', '孙立新', '周敏', '吴大勇', '郑春燕', '何平', '马文静', '高峰']
const things = [
  '春耕备耕',
  '防汛演练',
  '图书下乡',
  '道路改造',
  '义务植树',
  '技能培训',
  '安全检查',
  '文艺演出',
  '供水管网',
  '健康义诊',
  '河道清淤',
  '冬季供暖',
]
const deeds = ['稳步推进', '全面启动', '顺利完成', '广受好评', '再添新举措', '落到实处', '走进千家万户', '提前见效']
const verbs = ['组织', '走访', '检查', '登记', '修缮', '发放', '清理', '培训', '安装', '协调', '总结', '讲解']
const objects = ['农户八十余户', '宣传手册', '老旧设施', '排水沟渠', '返乡青年', '困难家庭', '种植大户', '沿街商铺', '校园食堂', '消防器材']
const reasons = [
  '为方便群众办事',
  '为保障用水安全',
  '为丰富文化生活',
  '为迎接汛期',
  '为帮助老人过冬',
  '为改善出行条件',
  '据了解',
  '截至目前',
  '下一步',
  '与此同时',
]
const ends = ['受到居民欢迎', '解决了多年的难题', '计划年底前全部完工', '为后续工作打下基础', '参加人数超过去年', '各项准备已经就绪']

/** One page's text and a file name that tells paper, date and page number. */
export function generatePage(index: number): { readonly name: string; readonly text: string } {
  const next = randomNumbers(index * 7919 + 17)
  const one = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T
  const lines: string[] = []
  const sentence = (): string =>
    `${one(reasons)},${one(places)}${one(verbs)}${one(objects)},共${String(1 + Math.floor(next() * 400))}处,${one(ends)}。`
  const paragraph = (): string => Array.from({ length: 2 + Math.floor(next() * 3) }, sentence).join('')
  for (let article = 0; article < 11; article++) {
    lines.push(`${one(places)}${one(things)}${one(deeds)}`)
    if (article % 5 === 3) {
      lines.push(`图为${one(people)}在${one(places)}${one(verbs)}${one(objects)}。`, `通讯员 ${one(people)} 摄`)
      continue
    }
    lines.push(`本报讯(记者 ${one(people)} 通讯员 ${one(people)})${sentence()}${paragraph()}`)
    for (let i = 0; i < 3 + Math.floor(next() * 3); i++) {
      const text = paragraph()
      if (next() < 0.15 && text.length > 40) {
        const cut = 10 + Math.floor(next() * (text.length - 20))
        lines.push(text.slice(0, cut), text.slice(cut))
      } else lines.push(text)
    }
  }
  const day = new Date(Date.UTC(2001, 0, 1 + (index % 8000)))
  return { name: `云河日报_${day.toISOString().slice(0, 10)}_${String(1 + Math.floor(index / 8000))}.txt`, text: lines.join('\n\n') + '\n' }
}
