/** A page by what it says of itself: `牡丹晚报 2021年11月25日 B07`; the file's name where it says nothing. */
import type { PageInfo } from '#shared/model/index.ts'

interface Named {
  readonly info: PageInfo
  readonly originals?: readonly { readonly name: string }[]
  readonly file?: string
}

export function pageName({ info, originals, file }: Named, day: (isoDay: string) => string): string {
  const parts = [info.publication, info.date === null ? null : day(info.date), info.pageNo].filter((part) => part !== null)
  return parts.length > 0 ? parts.join(' ') : (file ?? originals?.[0]?.name ?? '')
}
