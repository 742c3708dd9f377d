export { Linking } from './linking.ts'
