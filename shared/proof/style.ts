/** How a printed proof looks: the article's voices, and marks that a black-and-white printer keeps apart. */
export const PROOF_STYLE = `
@page { margin: 18mm 16mm; }
html { color-scheme: light; }
body { max-width: 46em; margin: 0 auto; padding: 24px 16px; color: #1f1d1a; background: #fff;
  font: 16px/28px 'Songti SC', 'Noto Serif SC', 'Noto Serif CJK SC', SimSun, serif; font-synthesis: none; }
header { margin-bottom: 20px; padding-bottom: 12px; border-bottom: 1px solid #cfc8bb; }
.page, dl, .sum, .legend, aside, footer { font: 12px/20px 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif; color: #48443d; }
h1 { margin: 4px 0; font-size: 24px; line-height: 34px; }
p { margin: 0; }
dl { display: grid; grid-template-columns: auto 1fr; gap: 0 8px; margin: 4px 0; }
dt { color: #6b665e; }
dd { margin: 0; }
.legend > * { margin-right: 12px; }
section { position: relative; padding-right: 11em; overflow-wrap: anywhere; break-inside: avoid-page; }
section.body > p, section.caption > p { text-indent: 2em; text-align: justify; }
section.headline > p { font-size: 22px; line-height: 32px; font-weight: 700; }
section.kicker > p, section.subhead > p, section.section > p, section.caption > p { font-family: 'Kaiti SC', KaiTi, 'LXGW WenKai', serif; }
section.byline > p, section.credit > p { font-family: 'Kaiti SC', KaiTi, 'LXGW WenKai', serif; text-align: right; }
aside { position: absolute; top: 4px; right: 0; width: 10em; padding-left: 8px; border-left: 2px solid #b03a2e; color: #b03a2e; text-indent: 0; }
del { color: #6b665e; text-decoration: line-through; text-decoration-color: #b03a2e; text-decoration-thickness: 1px; }
ins { color: #b03a2e; text-decoration: underline; text-decoration-thickness: 1.5px; text-underline-offset: 4px; }
.away { color: #6b665e; text-decoration: line-through double #7b9bbd 1px; }
.here { color: #1f1d1a; text-decoration: underline double #2f5d8c; text-underline-offset: 4px; }
sup { margin-right: 2px; color: #2f5d8c; font: 11px/1 sans-serif; }
.para { color: #b03a2e; font-family: sans-serif; }
footer { margin-top: 24px; padding-top: 8px; border-top: 1px solid #cfc8bb; color: #6b665e; }
@media print { body { max-width: none; padding: 0; } }
`
