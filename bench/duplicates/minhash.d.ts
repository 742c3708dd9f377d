/** The package brings no types; this is the part of it that we measure. */
declare module 'minhash' {
  export class Minhash {
    update(shingle: string): void
    jaccard(other: Minhash): number
  }
  export class LshIndex {
    insert(key: string, hash: Minhash): void
    query(hash: Minhash): string[]
  }
}
