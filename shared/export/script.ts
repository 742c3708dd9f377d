/** Tells simplified from traditional characters. */

/** Frequent characters that one script has and the other does not, pairwise. */
const pairs =
  '们們这這国國个個来來说說为為时時学學对對会會经經发發动動进進过過还還后後业業产產开開关關现現实實战戰争爭区區县縣东東车車长長门門问問间間马馬鱼魚鸟鳥龙龍书書记記讯訊话話语語议議论論设設计計认認让讓请請该該调調谈談' +
  '农農医醫药藥华華单單卖賣双雙变變场場坏壞块塊处處备備复復头頭夺奪奖獎妇婦孙孫宁寧宝寶审審宽寬导導将將层層属屬岁歲师師带帶帮幫广廣库庫应應庆慶张張强強当當归歸录錄彻徹党黨忆憶怀懷态態总總恶惡悬懸惊驚惩懲惯慣愿願护護报報担擔据據损損换換数數断斷无無旧舊显顯术術机機权權条條构構标標样樣桥橋检檢楼樓欢歡毕畢气氣汉漢汤湯沟溝济濟浓濃涨漲渐漸温溫湾灣满滿灭滅灯燈点點热熱爱愛独獨环環电電疗療监監盖蓋盘盤码碼确確积積种種称稱稳穩穷窮竞競笔筆签簽简簡类類紧緊纪紀约約级級纯純纲綱纳納纷紛线線组組细細织織终終绍紹结結给給统統绝絕继繼续續维維绿綠编編缘緣网網罗羅罚罰职職联聯脑腦脚腳节節苏蘇营營蓝藍虑慮虽雖补補装裝规規视視觉覺触觸订訂证證评評诉訴词詞试試诗詩诚誠详詳诸諸读讀课課谁誰责責败敗货貨质質购購贯貫贵貴费費资資赛賽赞贊赵趙趋趨跃躍践踐转轉轮輪软軟轻輕载載较較辆輛辈輩输輸边邊达達迁遷运運远遠连連迟遲适適选選递遞邮郵释釋钟鐘钢鋼钱錢铁鐵银銀销銷锋鋒错錯镇鎮闭閉闻聞队隊阳陽阶階际際陆陸陈陳险險随隨难難静靜页頁项項顺順须須顾顧预預领領题題额額风風飞飛饭飯馆館驻駐验驗鲁魯鲜鮮麦麥黄黃齐齊'

/** By UTF-16 unit: 1 for a character of the simplified script, -1 for one of the traditional, 0 for all others. */
const side = new Int8Array(0x10000)
for (let i = 0; i + 1 < pairs.length; i += 2) {
  side[pairs.charCodeAt(i)] = 1
  side[pairs.charCodeAt(i + 1)] = -1
}

/** Telling characters after which the rest of a text is not asked any more. A text mixes scripts by a few characters at most. */
const ENOUGH = 40

/** The script of a Chinese text by its frequent characters: ISO 15924 `Hans` or `Hant`; null where none of them occurs. */
export function scriptOf(text: string): 'Hans' | 'Hant' | null {
  let balance = 0
  let counted = 0
  for (let i = 0; i < text.length && counted < ENOUGH; i++) {
    const value = side[text.charCodeAt(i)] ?? 0
    if (value === 0) continue
    balance += value
    counted++
  }
  if (counted === 0) return null
  return balance >= 0 ? 'Hans' : 'Hant'
}
