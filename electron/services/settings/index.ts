export { SettingsKeeper } from './settings.ts'
