export { formatBytes, formatDay, formatEffort, formatMoment, formatMonth, formatNumber, formatPercent, localeOf } from './format.ts'
export { mergeMessages, messageNames, messageOf, type MessageTree, type Messages, type Words } from './messages.ts'
export { createText, useText, type Text, type TextPlugin } from './text.ts'
