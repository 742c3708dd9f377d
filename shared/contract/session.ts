/** The handshake, and the editor's settings. */
import * as v from 'valibot'

import { UNNAMED_EDITOR } from '#shared/operations/index.ts'

import { countSchema } from './common.ts'

/** Counted up with every change that an older side would not understand. */
export const CONTRACT_VERSION = 4

/** What this host can do. The screen reads these and never asks which host it is. */
export interface Capabilities {
  /** Dropped and chosen files have paths that the host can read; else their bytes are uploaded. */
  readonly paths: boolean
  /** The host shows its own open and save dialogs. */
  readonly dialogs: boolean
  /** A folder can be shown in the system's file manager. */
  readonly reveal: boolean
  /** Written exports are fetched through the browser. */
  readonly downloads: boolean
  /** The window has no title bar of the system's, so that the application draws window buttons. */
  readonly windowButtons: boolean
}

export interface Welcome {
  readonly contract: number
  readonly application: string
  readonly host: 'desktop' | 'loopback' | 'memory'
  readonly capabilities: Capabilities
  readonly library: { readonly id: string; readonly name: string; readonly folder: string }
  /** Where exports go unless the editor chooses another folder. */
  readonly exportFolder: string
  /** The sample pages are at hand. */
  readonly samples: boolean
}

export const welcomeSchema: v.GenericSchema<Welcome> = v.strictObject({
  contract: countSchema,
  application: v.string(),
  host: v.picklist(['desktop', 'loopback', 'memory']),
  capabilities: v.strictObject({
    paths: v.boolean(),
    dialogs: v.boolean(),
    reveal: v.boolean(),
    downloads: v.boolean(),
    windowButtons: v.boolean(),
  }),
  library: v.strictObject({ id: v.string(), name: v.string(), folder: v.string() }),
  exportFolder: v.string(),
  samples: v.boolean(),
})

export interface Settings {
  /** The name that operations carry. */
  readonly editor: string
  readonly language: 'system' | 'zh' | 'en'
  readonly theme: 'system' | 'light' | 'dark'
  /** Size of article text in pixels. */
  readonly textSize: number
  /** Width of article text in em, at most 38. */
  readonly measure: number
  /** Show half-width punctuation of Chinese text full-width (display only). */
  readonly fullWidth: boolean
  /** Which page comes next. */
  readonly pageOrder: 'file' | 'doubts' | 'effort'
  /** Which hand works the keyboard: `standard`, both; `left`, the left one alone, with the mouse in the right. */
  readonly keyPreset: 'standard' | 'left'
  /** Changed shortcuts: command id to key combinations; a command not named keeps those of the preset. */
  readonly shortcuts: Readonly<Record<string, readonly string[]>>
}

export const DEFAULT_SETTINGS: Settings = {
  editor: UNNAMED_EDITOR,
  language: 'system',
  theme: 'system',
  textSize: 16,
  measure: 37,
  fullWidth: true,
  pageOrder: 'file',
  keyPreset: 'standard',
  shortcuts: {},
}

export const settingsSchema: v.GenericSchema<Settings> = v.strictObject({
  editor: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100)),
  language: v.picklist(['system', 'zh', 'en']),
  theme: v.picklist(['system', 'light', 'dark']),
  textSize: v.pipe(v.number(), v.minValue(12), v.maxValue(32)),
  measure: v.pipe(v.number(), v.minValue(20), v.maxValue(38)),
  fullWidth: v.boolean(),
  pageOrder: v.picklist(['file', 'doubts', 'effort']),
  keyPreset: v.picklist(['standard', 'left']),
  shortcuts: v.record(v.string(), v.array(v.string())),
})
