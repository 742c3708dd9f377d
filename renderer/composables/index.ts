export { isLeaving } from './leaving.ts'
export { useAnnouncer, type Announcer } from './use-announcer.ts'
export { reportKey, useReport, type Report } from './use-report.ts'
export { useToasts, type Toast, type ToastAction, type ToastRequest, type Toasts } from './use-toasts.ts'
