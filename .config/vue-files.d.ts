/** Tells tools that cannot look into a component what an import of one is; vue-tsc reads the component itself. */
declare module '*.vue' {
  import type { DefineComponent } from 'vue'
  const component: DefineComponent
  export default component
}
