/** Characters that a reader takes for one another, in groups. Our own list, of what OCR programs confuse in Chinese print. */

const groups =
  '夫失矢 土士 己已巳 日曰目 末未 木本术 刀力 九丸 几凡儿 贝见 今令 午牛 乌鸟 兔免 冶治 侯候 竞竟 拔拨 折拆析 抡抢 沦沧 仓仑 戊戌戍成 茶荼 晴睛情清请 ' +
  '辨辩辫 徽微 崇祟 宜宣 暑署著 毫豪 辛幸 粟栗 壁璧 炙灸 肓盲 历厉 园圆团国 困因囚 传伟 仪仅 代伐 休体 伸仲 呜鸣 哀衰衷 喧暄 推堆准 坏环怀 理埋 壮状 ' +
  '复夏 奋夺 奖桨浆 防仿妨 季李 孤弧狐 宁字宇 官宫 密蜜 尤龙 屈届 冈岗刚 峰蜂锋 市币 帅师 低抵底 建健 录绿 徒陡徙 快块 怕拍 说悦 慢漫 戒戎 抓爪瓜 护沪 ' +
  '柏拍 持特待侍 挂桂 挥辉浑 捐损 排徘 深探 错措借 描猫 摇遥 操澡 政攻 斤斥 明朋 普晋 期斯 机杭 村材 极板版 根跟银 格恪 挑桃 梁粱 棵裸课 模摸膜 欧殴 ' +
  '次欠 正止 水永 汁汗 沙妙 河何 油抽 注住 洁沽 海悔 消销 涂徐 游淤 源原 滴摘 漂飘 浇烧 热熟 燥躁 爱受 狠狼 玩坑 血皿 直真 相想 租组祖粗 科料 租组 ' +
  '第弟 精情 练炼 债绩续 羊半 船般 苦若 蓝篮 虑虚 蚊蛟 披被 裁栽载 泽择译 责贵 轮论 酒洒 阴阳 风凤 顷项须 顺须 己乙 全金 件伴 侧测则 俭检险 候侯 值植 ' +
  '像象 决块快 凉惊 勤勒 厦夏 反友 叉又 口囗 否杏 哄烘 唤换 喝渴 嘱瞩 均匀 垃拉 培陪 塔搭 塘糖 墓幕慕暮 境镜 增赠 姿资 威咸成 婚昏 屏屋 屋层 岛鸟 巨臣 ' +
  '巧朽 帝常 幕墓 广厂 应庆 府俯附 废度 延廷 式武 弯变 弹禅 形刑 彻砌 律津 径经 循盾 忘忙 怠息 恨根 恳垦 惟推 愉偷 户尸 批枇 抗坑 担但 拐招 拦栏 拘构 ' +
  '拟似 挣睁 捉促 捕辅 授受 掉悼 播翻 敞敝 敌故 斑班 旅族 旋施 旬句 昌吕 春眷 晒洒 智替 暖缓 朗郎 杆杜 松枞 枪抢 架驾 某其 柳抑 株殊 案安 检捡 棉绵 ' +
  '模漠 欣饮 款软 歌欧 死列 段殷 毕华 民尺 沉沈 沟购 泛贬 泥呢 派脉 流硫 浅残 测侧 渔鱼 湿温 满瞒 演寅 激邀 炉护 炸诈 烂拦 照熙 牌脾 牧收 犯范 狂旺 ' +
  '独浊 率卒 班斑 瓶甁 电申 畅杨 疑凝 盘盆 盖益 盟盈 瞒满 矿旷 砖传 破坡披 碑牌 社杜 秆杆 稀希 稻滔 穷芳 竹付 简筒 管菅 籍藉 糊湖 级极 纯屯 纳钠 纷粉 ' +
  '细组 终络 给络 绍招 维唯 缘绿 罢摆 群郡 耕讲 肃萧 股般 肩眉 脱说 腾滕 舍含 艺芝 芦户 苗亩 范泛 获荻 萍坪 蔬疏 虎虚 街衔 西酉 觉党 解触 记纪 许诈 ' +
  '诉拆 试拭 诗待 话活 详洋 谁淮 调凋 谈淡 谓渭 贡页 败则 贯贵 货贷 贺驾 赛寒 起超 越趁 路略 踏蹈 辆俩 迎抑 近折 远还 连莲 迟尺 速束 遇偶 避僻 郎朗 ' +
  '邮油 都郡 配酿 释择 野墅 钓钩 钟种 钢纲 铜铺 锅祸 锻缎 闪闭 阅问 附付 陆击 降隆 除徐 随堕 雷雪 震霞 青责 静净 革草 领邻 饭板 馆官 驱躯 驶使 验险 ' +
  '骑绮 鲜解 鸡鸣 麻床 鼓豉 齐斋 人入 大犬太 天夭 干千于 王玉 白自 目自 由甲申 城诚 间问 团园圆 国园 住往 佳住 大太 提堤 陪部 性姓 杨扬 扬场 福幅副 ' +
  '日目曰 入八 往住 要耍 使便 太犬 积织 识职 枝技 轻经径 田甲 免兔 晚挽 坐座 圆园'

let alternatives: ReadonlyMap<string, readonly string[]> | undefined

/** Characters that look like this one; empty for most. */
export function looksLike(char: string): readonly string[] {
  return (alternatives ??= read()).get(char) ?? []
}

function read(): ReadonlyMap<string, readonly string[]> {
  const map = new Map<string, string[]>()
  for (const group of groups.split(' ')) {
    for (const char of group) {
      const others = map.get(char) ?? []
      for (const other of group) if (other !== char && !others.includes(other)) others.push(other)
      map.set(char, others)
    }
  }
  return map
}
