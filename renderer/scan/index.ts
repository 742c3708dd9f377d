export type { OriginalViewer, Reading, ShownPlace, ViewerEvents, ViewerProps } from './viewer.ts'
