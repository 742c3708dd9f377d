/** Limits that both sides of the contract must agree on. */

/**
 * The longest message, in UTF-16 code units of its text. The largest page that is imported (see below) takes a third of it,
 * and so does its log: the rest is room for an editor's steps. V8 itself ends at 512 million.
 */
export const MAX_MESSAGE_CHARACTERS = 64 * 1024 * 1024

export const MEGABYTE = 1024 * 1024

/**
 * The largest text file, in bytes. A newspaper page has some ten thousand; more than this is no page. Together with
 * `MAX_PAGE_BLOCKS` it makes sure that what was imported can be opened: the text stands twice in its page and once in its log,
 * and each block adds up to 0.6 thousand characters to the page and 1.2 to the log (measured on the samples and on made-up
 * pages of 20,000 blocks: 15 and 21 million characters in all).
 */
export const MAX_TEXT_BYTES = 4 * MEGABYTE

/** The most blocks of a page. Cutting 20,000 takes 5 to 35 seconds; a newspaper page has at most a few hundred. */
export const MAX_PAGE_BLOCKS = 20_000
