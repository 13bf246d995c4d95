/**
 * Fonts map some glyphs to the radicals of Chinese characters (U+2E80–2FDF), which look the same but are other characters:
 * ⽔ for 水, ⻘ for 青. Unicode decomposes the Kangxi radicals; the supplement's are listed here.
 */
const supplement = new Map([...'⺁厂⺊卜⺟母⺠民⺪疋⺫目⺮竹⺶羊⺼肉⻁虎⻄西⻅见⻆角⻉贝⻊足⻋车⻌辶⻎辶⻏阝⻑長⻓长⻔门⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟'.matchAll(/(.)(.)/gu)].map(pair => [pair[1]!, pair[2]!]))

/** The characters a reader sees where a font's table gives radicals. */
export function withoutRadicals(text: string): string {
  return /[\u2E80-\u2FDF]/.test(text) ? text.replace(/[\u2E80-\u2EFF]/g, char => supplement.get(char) ?? char).replace(/[\u2F00-\u2FDF]/g, char => char.normalize('NFKC')) : text
}
