/** The package types its converters only; this is the table as it is shipped: `盜 盗|國 国|…`. */
declare module 'opencc-js/dict/TSCharacters' {
  const table: string
  export default table
}
