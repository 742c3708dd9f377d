/** Limits that both sides of the contract must agree on. */

/**
 * The longest message, in UTF-16 code units of its text. A page's text of 64 MB, the most that is imported, has about
 * 22 million Chinese characters and stands twice in its page; V8 itself ends at 512 million.
 */
export const MAX_MESSAGE_CHARACTERS = 64 * 1024 * 1024

export const MEGABYTE = 1024 * 1024

/** The largest text file, in bytes. A newspaper page has some ten thousand; more than this is no page. */
export const MAX_TEXT_BYTES = 64 * MEGABYTE
