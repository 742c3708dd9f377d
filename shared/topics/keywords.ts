/** Words that point at a topic in Chinese newspapers, in simplified characters. Chosen by us; each stands for its topic more often than not. */
/** Short word of a topic, as annotations use it. */
export type TopicSlug =
  | 'arts'
  | 'crime'
  | 'disaster'
  | 'economy'
  | 'education'
  | 'environment'
  | 'health'
  | 'human-interest'
  | 'labour'
  | 'lifestyle'
  | 'politics'
  | 'religion'
  | 'science'
  | 'society'
  | 'sport'
  | 'conflict'
  | 'weather'

const words = (list: string): readonly string[] => list.split(' ')

export const KEYWORDS: Readonly<Record<TopicSlug, readonly string[]>> = {
  arts: words(
    '文艺 演出 戏曲 豫剧 京剧 电影 电视剧 音乐 歌曲 舞蹈 书画 书法 美术 摄影展 展览 博物馆 非遗 文化遗产 文物 诗歌 小说 散文 作家 艺术 剧团 剧场 演员 演唱 图书馆 文化站 文化惠民 出版 考古 影片 票房',
  ),
  crime: words(
    '公安局 派出所 民警 警方 犯罪 嫌疑人 盗窃 被盗 诈骗 反诈 法院 检察院 法官 审理 判决 纠纷案 起诉 被告 原告 律师 刑事 拘留 抓获 破获 案件 赃 立案 执法 普法 司法 禁毒 酒驾 交警 整治 贪污 受贿 判处',
  ),
  disaster: words(
    '火灾 地震 洪水 洪涝 防汛 抗洪 泥石流 滑坡 爆炸 坍塌 事故 救援 遇难 伤亡 消防 应急管理 一氧化碳 中毒 溺水 车祸 台风 抢险 受灾 灾区 险情 安全隐患',
  ),
  economy: words(
    '招商引资 项目 企业 投资 产业 工业 农业 经济 签约 开工 投产 亿元 万元 营商环境 金融 银行 贷款 融资 税收 财政 市场 消费 销售 出口 外贸 产值 增长 园区 开发区 创业 合作社 种植 大棚 粮食 产业链 房地产 股市 价格 电商 物流 旅游业 乡村振兴',
  ),
  education: words(
    '学校 教育 学生 教师 老师 校园 课堂 教学 中学 小学 幼儿园 大学 学院 高考 招生 家庭教育 少先队 培训班 校长 毕业 课程 职业教育 研学 师生 家长 学区 青少年',
  ),
  environment: words(
    '生态 环保 环境保护 污染 生物多样性 节水 节约用水 水资源 绿化 植树 湿地 爱鸟 地球日 碳 减排 垃圾 人居环境 环境卫生 清洁 空气质量 河长 治理 自然资源 野生动物 保护区 杂草',
  ),
  health: words(
    '医院 医疗 患者 手术 疾病 疫情 防控 核酸 疫苗 卫生 健康 医生 医务 护士 诊疗 临床 体检 药品 中医 癌 治疗 义诊 卫健 公共卫生 病毒 接种 诊所 儿科',
  ),
  'human-interest': words('见义勇为 救下 好人 感动 拾金不昧 晕倒 锦旗 百岁 老兵 道德模范 失而复得 团圆 寻亲 善举 热心肠 奇人'),
  labour: words('就业 招聘 用工 职工 工会 工资 劳动者 农民工 技能人才 人才 失业 职称 劳动合同 社保 求职 返乡创业 高校毕业生 劳模 岗位'),
  lifestyle: words('美食 旅游 景区 游客 时尚 穿搭 家居 宠物 园艺 烹饪 休闲 度假 露营 菜谱 养生 民宿 购物'),
  politics: words(
    '党建 党员 党委 支部 党组织 主题教育 会议 书记 市委 县委 政府 政协 人大 代表 换届选举 选举 全会 精神 理论学习 贯彻落实 党史 督查 干部 作风 廉政 纪检 审计 调研 常委 部署 政策 机关 统战 宣讲 外交 总统 主席 总理 议会 基层治理 街道党工委 村党支部',
  ),
  religion: words('宗教 佛教 道教 基督教 天主教 伊斯兰 清真寺 寺庙 教堂 信教 法师 神父 牧师 穆斯林'),
  science: words(
    '科技 科研 科学家 实验室 航天 卫星 火箭 人工智能 芯片 机器人 专利 研发 量子 院士 科普 互联网 大数据 5G 算法 创新成果 论文',
  ),
  society: words(
    '社区 居民 群众 志愿 志愿者 志愿服务 养老 老年人 老人 慰问 困难群众 民生 救助 民政 公益 捐赠 捐 妇联 儿童 留守 残疾人 慈善 网格 物业 小区 关爱 福利 移风易俗 文明实践 邻里 家门口 老旧小区 爱心 婚姻 办实事',
  ),
  sport: words('比赛 马拉松 运动员 冠军 足球 篮球 乒乓球 羽毛球 奥运 全运会 联赛 赛事 球队 教练 体育 健身 决赛 金牌 田径 选手 参赛'),
  conflict: words('战争 军队 冲突 停火 空袭 袭击 士兵 导弹 恐怖 维和 部队 武装 战役 抗战 轰炸 和平谈判'),
  weather: words('天气 气温 降雨 降水 降温 寒潮 暴雨 大雪 降雪 气象台 预报 高温 冷空气 雾霾 阵雨 晴间多云 风力'),
}
