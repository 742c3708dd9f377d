/** What a host must provide. Services know nothing else of where they run. */
import type { IdSource } from '#shared/base/index.ts'
import type { Capabilities, Welcome } from '#shared/contract/index.ts'

/** A place for log lines; details go here, sentences go to the editor. */
export interface Log {
  info(what: string, details?: Readonly<Record<string, unknown>>): void
  warn(what: string, details?: Readonly<Record<string, unknown>>): void
  error(what: string, details?: Readonly<Record<string, unknown>>): void
}

export interface Platform {
  readonly host: Welcome['host']
  readonly capabilities: Capabilities
  /** The application's version, from package.json. */
  readonly version: string
  /** Clock and randomness, for ids and times. */
  readonly ids: IdSource
  readonly log: Log
  /** Where the application keeps what belongs to no library: settings, the remembered port, the log. */
  readonly dataDir: string
  /** Where exports go unless the editor chooses another folder. */
  readonly exportDir: string
  /** Folders below which the host may write exports; null: anywhere the editor chose in a native dialog. */
  readonly exportRoots: readonly string[] | null
  /** Folder of the sample pages; null where they are not shipped. */
  readonly samplesDir: string | null
  /** Asks the editor for files or a folder; an empty list when the dialog is closed, or where the host has none. */
  pickFiles(folders: boolean): Promise<readonly string[]>
  pickFolder(): Promise<string | null>
  /** Shows a folder in the system's file manager. */
  reveal(folder: string): Promise<boolean>
}
