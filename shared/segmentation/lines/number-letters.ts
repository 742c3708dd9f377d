/** Learned numbers as letters, so that a table of hundreds of thousands stays a file that can be read and compared line by line. */

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
/** The letter that stands for zero; one has as many below it as above it, and one more. */
const ZERO = 32

/** Numbers as letters, each a whole multiple of `step`; what is more than 31 times or less than −32 times as large becomes that. */
export function lettersOf(numbers: Iterable<number>, step: number): string {
  let letters = ''
  for (const number of numbers) letters += LETTERS[Math.max(0, Math.min(LETTERS.length - 1, Math.round(number / step) + ZERO))] ?? ''
  return letters
}

const values = Int8Array.from({ length: 128 }, (_, unit) => LETTERS.indexOf(String.fromCharCode(unit)) - ZERO)

/** Reads letters into `numbers` from place `at` on, as multiples of the step. */
export function readLetters(letters: string, numbers: Int8Array, at: number): void {
  for (let i = 0; i < letters.length; i++) numbers[at + i] = values[letters.charCodeAt(i)] ?? 0
}

/** How many letters a table has in all. */
export function countLetters(table: Readonly<Record<string, string>>): number {
  return Object.values(table).reduce((sum, letters) => sum + letters.length, 0)
}
