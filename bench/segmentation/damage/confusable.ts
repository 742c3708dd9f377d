/**
 * Characters that OCR takes for each other, from our own reading of recognised pages: groups of look-alikes. Any member
 * may be read as any other of its group.
 */
const GROUPS = (
  '日曰目口 未末 己已巳 大太犬天夫 人入八 土士工 千干于 囗口 刀力 儿几 又叉 王玉主 木本术 田由甲申 白自百 贝见 免兔 ' +
  '戊戌戍 辛幸 毛手 牛午 今令 住往佳 侯候 代伐 付什 仪议 休体 伸神 佛拂 使便 侍待 俞愈 借惜 傅传 储诸 冶治 凉谅 减咸 ' +
  '刺剌 划戏 刚钢 制剃 勤勒 卖买 历厉 厂广 厅听 反友 发友 受爱 叶吐 吊币 名各 告吉 员贡 味昧 哀衰 唯惟 嘱瞩 困因团 ' +
  '固国 坏环 坐座 垦恳 城域 埋理 塑朔 墨黑 声芦 复夏 夕歹 央夹 失矢 奖浆 姑始 嫌赚 字宇 宣宜 容客 密蜜 导异 少小 ' +
  '尤龙 屈届 岁岂 崇祟 巨臣 市布 帅师 帐账 席度 库厍 应庆 延廷 建健 开井 弘引 待持 徒徙 微徽 心必 忙忆 怀坏 ' +
  '性牲 恨狠 情清请 意竟 慎填 戍成 扬杨 找我 抗杭 折拆析 抢抡 抱报 拔拨 拢扰 括活 拾恰 换挽 据椐 接按 推椎 提堤 ' +
  '摄慑 播搔 擎擊 效郊 敝敞 斤斥 新薪 旦但 旱早 时吋 明朋 晴睛 暖暧 曲典 更吏 有冇 朗郎 材村 束柬 极板 枝技 ' +
  '柬東 柜柏 树村 核该 根恨 桂挂 校较 梁粱 梅海 检捡 楼搂 模摸 次欢 正止 步歩 段叚 每毎 氏民 永水冰 汁计 汗汙 江汇 池地 ' +
  '沉沈 沙砂 沟构 没设 河何 油抽 沿治 泄洩 法去 波破 注汪 泽择 洁沽 洲州 浅线 测侧 消捎 涨张 深探 渔鱼 温湿 港巷 ' +
  '满蒲 滩难 潮湖 灭灰 炼练 烧晓 热然 煤媒 燃撚 爪瓜 片斤 牧收 状壮 狼狠 玩顽 现规 理埋 璃漓 瓦互 电申 畜蓄 疆彊 ' +
  '的旳 盖盍 盗盜 直且 相柏 省者 眼限 瞻赡 石右 研硏 确碓 社杜 祖租 神伸 票栗 福副 私和 科料 秋秩 积织 移侈 稳隐 穷究 ' +
  '空字 立亡 童章 竞竟 竹行 笔毛 第弟 等寺 管营 籍藉 类娄 粮粗 约的 纪记 纳讷 纲网 终络 经径 结给 绝艳 继断 绩债 ' +
  '网冈 罚罰 群郡 老考 耕耘 职识 肉内 育盲 胜性 脱税 臣巨 至全 舍含 航舫 良艮 节苄 苗苖 范笵 茶荼 荐存 获荻 菜莱 ' +
  '落洛 葛蔼 蓝篮 薄簿 虑虚 蚀浊 行仃 衡衝 表农 被披 裁栽 要耍 见贝 规现 视祝 解觧 计汁 认队 训圳 设没 访坊 评坪 ' +
  '试拭 话活 诚城 误娱 课裸 谁准 调洞 谋媒 贪贫 责贵 货贷 质盾 购构 贺贸 赛塞 起赴 超趙 路跆 车东 转砖 轮轲 较校 ' +
  '边达 过这 运远 近迈 返迫 还坏 进讲 连违 选迭 通诵 造浩 遗遣 避僻 部陪 都郡 配酝 里黑 重童 量童 针计 钟钠 钱线 ' +
  '铁轶 银根 锋峰 镇填 长卡 门们 间问闻 队认 防仿 阳阴 附咐 限根 院完 除徐 险捡 陵凌 隆降 难准 雪雷 需霸 露霞 青责 面而 ' +
  '项顶 预顸 领颂 题提 风凤 飞乙 馆管 首百 驻驮 验检 骨滑 高亮 鱼渔 鸟乌 麦表 黄寅 國图 會曾 學覺 發登 東束 電雷 ' +
  '說説 眞真 爲為 靑青 內内 髙高 沒没 卽即 旣既 敎教 吿告 戶户 兌兑 緖緒 鄕鄉 衞衛 ' +
  '0Oo 1lI| 5S 8B 2Z 6b 9g —一- 。. ，、 "“” ：; （( ）) ·.'
).split(' ')

/** What each character may be read as. */
export const LOOK_ALIKES: ReadonlyMap<string, readonly string[]> = tableOf(GROUPS)

function tableOf(groups: readonly string[]): Map<string, string[]> {
  const table = new Map<string, string[]>()
  for (const group of groups) {
    const members = [...new Set(group)]
    for (const each of members) table.set(each, [...new Set([...(table.get(each) ?? []), ...members.filter((other) => other !== each)])])
  }
  return table
}
