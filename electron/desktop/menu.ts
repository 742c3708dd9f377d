/**
 * The native menu. Its roles are the system's own, so that editing in fields, zoom and windows work as everywhere; what an editor
 * does with pages is in the page itself. A key that the page takes never reaches the menu.
 */
import type { MenuItemConstructorOptions } from 'electron'

import type { Language } from '#shared/base/index.ts'

export interface MenuOptions {
  readonly language: Language
  readonly platform: NodeJS.Platform
  /** Shows what only developers use: reload and developer tools. */
  readonly development: boolean
  /** Shows the log in the system's file manager. */
  readonly showLog: () => void
}

const labels = {
  about: { zh: '关于校版', en: 'About Jiaoban' },
  services: { zh: '服务', en: 'Services' },
  hide: { zh: '隐藏校版', en: 'Hide Jiaoban' },
  hideOthers: { zh: '隐藏其他', en: 'Hide Others' },
  unhide: { zh: '全部显示', en: 'Show All' },
  quit: { zh: '退出校版', en: 'Quit Jiaoban' },
  file: { zh: '文件', en: 'File' },
  edit: { zh: '编辑', en: 'Edit' },
  undo: { zh: '撤销', en: 'Undo' },
  redo: { zh: '重做', en: 'Redo' },
  cut: { zh: '剪切', en: 'Cut' },
  copy: { zh: '复制', en: 'Copy' },
  paste: { zh: '粘贴', en: 'Paste' },
  delete: { zh: '删除', en: 'Delete' },
  selectAll: { zh: '全选', en: 'Select All' },
  view: { zh: '视图', en: 'View' },
  resetZoom: { zh: '实际大小', en: 'Actual Size' },
  zoomIn: { zh: '放大', en: 'Zoom In' },
  zoomOut: { zh: '缩小', en: 'Zoom Out' },
  fullScreen: { zh: '全屏', en: 'Full Screen' },
  reload: { zh: '重新载入', en: 'Reload' },
  devTools: { zh: '开发者工具', en: 'Developer Tools' },
  window: { zh: '窗口', en: 'Window' },
  minimize: { zh: '最小化', en: 'Minimize' },
  zoom: { zh: '缩放', en: 'Zoom' },
  front: { zh: '全部移到前面', en: 'Bring All to Front' },
  close: { zh: '关闭窗口', en: 'Close Window' },
  help: { zh: '帮助', en: 'Help' },
  log: { zh: '打开日志所在的文件夹', en: 'Show the Log in Its Folder' },
} as const satisfies Readonly<Record<string, Readonly<Record<Language, string>>>>

type Item = MenuItemConstructorOptions
type Role = NonNullable<Item['role']>

/** The whole menu, for `Menu.buildFromTemplate`. */
export function menuTemplate({ language, platform, development, showLog }: MenuOptions): Item[] {
  const mac = platform === 'darwin'
  const item = (role: Role, name: keyof typeof labels): Item => ({ role, label: labels[name][language] })
  const menu = (name: keyof typeof labels, submenu: Item[]): Item => ({ label: labels[name][language], submenu })
  const line: Item = { type: 'separator' }
  const application: Item[] = [
    item('about', 'about'),
    line,
    item('services', 'services'),
    line,
    item('hide', 'hide'),
    item('hideOthers', 'hideOthers'),
    item('unhide', 'unhide'),
    line,
    item('quit', 'quit'),
  ]
  const edit: Item[] = [
    item('undo', 'undo'),
    item('redo', 'redo'),
    line,
    item('cut', 'cut'),
    item('copy', 'copy'),
    item('paste', 'paste'),
    item('delete', 'delete'),
    item('selectAll', 'selectAll'),
  ]
  const view: Item[] = [
    item('resetZoom', 'resetZoom'),
    item('zoomIn', 'zoomIn'),
    item('zoomOut', 'zoomOut'),
    line,
    item('togglefullscreen', 'fullScreen'),
  ]
  const forDevelopers: Item[] = [line, item('reload', 'reload'), item('toggleDevTools', 'devTools')]
  const windows: Item[] = [
    item('minimize', 'minimize'),
    ...(mac ? [item('zoom', 'zoom'), line, item('front', 'front')] : [item('close', 'close')]),
  ]
  const help: Item[] = [{ label: labels.log[language], click: showLog }, ...(mac ? [] : [line, item('about', 'about')])]
  return [
    ...(mac ? [{ label: '校版', submenu: application }] : []),
    menu('file', mac ? [item('close', 'close')] : [item('quit', 'quit')]),
    menu('edit', edit),
    menu('view', [...view, ...(development ? forDevelopers : [])]),
    { ...menu('window', windows), role: 'window' },
    { ...menu('help', help), role: 'help' },
  ]
}
