/** The folder that an export is written to: a new one for each, named for the moment. */

/** `2026-11-20-134205`, in the machine's time zone. `now` is in milliseconds since 1970. */
export function folderName(now: number): string {
  const date = new Date(now)
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}-${two(date.getHours())}${two(date.getMinutes())}${two(date.getSeconds())}`
}

/** A path below a folder, in the folder's own manner of writing paths. */
export function below(folder: string, name: string): string {
  const separator = /^[A-Za-z]:\\|\\/.test(folder) && !folder.includes('/') ? '\\' : '/'
  return folder.endsWith(separator) ? folder + name : folder + separator + name
}

/** A path to be read by people: its last three parts. */
export function shortPath(path: string): string {
  const parts = path.split(/[/\\]/).filter((part) => part !== '')
  return (parts.length > 3 ? ['…', ...parts.slice(-3)] : parts).join(' / ')
}
