export { useAnnouncer, type Announcer } from './use-announcer.ts'
export { useToasts, type Toast, type ToastAction, type ToastRequest, type Toasts } from './use-toasts.ts'
