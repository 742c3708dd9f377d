/**
 * The library's fifth format: where text stands more than once. All of it is derived from the pages and can be made anew; what
 * editors decided stands in the pages.
 *
 * A write of a page's document makes the page due; what is found out about it is written behind that. Texts are the articles, by
 * the numbers of their rows. Of texts that are equal to the letter one stands for all: it alone has keys and links.
 * Kinds, causes and so on are numbers, given by copy-columns.ts; they stand in libraries and never change.
 */
import type { Step } from './step.ts'

const texts = `
  -- Pages to look through. rebuild = 1: listed by a job that makes everything anew, and left to it.
  CREATE TABLE copy_due (
    page INTEGER PRIMARY KEY REFERENCES pages (n),
    rebuild INTEGER NOT NULL CHECK (rebuild IN (0, 1))
  ) STRICT;
  CREATE INDEX copy_due_by_rebuild ON copy_due (rebuild, page);
  CREATE TRIGGER copy_due_added AFTER INSERT ON documents BEGIN
    INSERT INTO copy_due (page, rebuild) VALUES (new.page, 0);
  END;
  CREATE TRIGGER copy_due_changed AFTER UPDATE ON documents BEGIN
    INSERT INTO copy_due (page, rebuild) VALUES (new.page, 0) ON CONFLICT (page) DO UPDATE SET rebuild = 0;
  END;
  INSERT INTO copy_due (page, rebuild) SELECT n, 0 FROM pages;

  CREATE TABLE copy_texts (
    n INTEGER PRIMARY KEY,
    page INTEGER NOT NULL REFERENCES pages (n),
    article TEXT NOT NULL,
    -- Hash of the normal text; equal numbers are equal texts. A text whose hash clashes with another one's has -n.
    exact INTEGER NOT NULL,
    -- Characters that count, and of the text as it stands.
    length INTEGER NOT NULL,
    raw INTEGER NOT NULL,
    -- What speaks for and against it as the copy to keep.
    flags INTEGER NOT NULL,
    errors INTEGER NOT NULL,
    -- 32-bit keys in a row, of the one that stands for its equals; else NULL.
    keys BLOB,
    linked INTEGER NOT NULL CHECK (linked IN (0, 1))
  ) STRICT;
  CREATE INDEX copy_texts_by_page ON copy_texts (page);
  CREATE INDEX copy_texts_by_exact ON copy_texts (exact, n);
  CREATE INDEX copy_texts_first ON copy_texts (exact) WHERE keys IS NOT NULL;
  CREATE INDEX copy_texts_unlinked ON copy_texts (n) WHERE linked = 0;

  CREATE TABLE copy_keys (
    key INTEGER NOT NULL,
    text INTEGER NOT NULL,
    PRIMARY KEY (key, text)
  ) STRICT, WITHOUT ROWID;

  -- Texts that are alike, the lesser number first; spans are UTF-16 offsets into the articles' texts.
  CREATE TABLE copy_links (
    a INTEGER NOT NULL,
    b INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    whole INTEGER NOT NULL,
    figures INTEGER NOT NULL,
    score REAL NOT NULL,
    a_start INTEGER NOT NULL,
    a_end INTEGER NOT NULL,
    b_start INTEGER NOT NULL,
    b_end INTEGER NOT NULL,
    PRIMARY KEY (a, b)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX copy_links_back ON copy_links (b, a);

  -- Texts of which the groups are out of date.
  CREATE TABLE copy_stale (text INTEGER PRIMARY KEY) STRICT;

  -- What editors said, by the article with which it is kept, and the hash of that article's text.
  CREATE TABLE copy_verdicts (
    owner INTEGER NOT NULL,
    exact INTEGER NOT NULL,
    page TEXT NOT NULL,
    article TEXT NOT NULL,
    text INTEGER NOT NULL,
    verdict INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX copy_verdicts_by_owner ON copy_verdicts (owner);
  CREATE INDEX copy_verdicts_by_exact ON copy_verdicts (exact);
`

const orders = ['characters DESC', 'copies DESC', 'score DESC', 'date DESC']
const filters = 'state, kind, cause, grain, place, copies, characters'

const groups = `
  -- page: of a group that was found on one page with that page; else NULL. body: the copies, as JSON.
  CREATE TABLE copy_groups (
    n INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    page INTEGER REFERENCES pages (n),
    kind INTEGER NOT NULL,
    cause INTEGER NOT NULL,
    grain INTEGER NOT NULL,
    place INTEGER NOT NULL,
    state INTEGER NOT NULL,
    note INTEGER NOT NULL,
    score REAL NOT NULL,
    copies INTEGER NOT NULL,
    characters INTEGER NOT NULL,
    date TEXT NOT NULL,
    body ANY NOT NULL
  ) STRICT;
  CREATE INDEX copy_groups_of_page ON copy_groups (page) WHERE page IS NOT NULL;
  ${orders.map((order, i) => `CREATE INDEX copy_groups_order_${i} ON copy_groups (${order}, n, ${filters});`).join('\n  ')}

  -- text: 0 in a group of one page. Of many equal texts only the first few have a row.
  CREATE TABLE copy_members (
    grp INTEGER NOT NULL REFERENCES copy_groups (n),
    text INTEGER NOT NULL,
    page INTEGER NOT NULL REFERENCES pages (n),
    PRIMARY KEY (grp, text, page)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX copy_members_by_text ON copy_members (text, grp);
  CREATE INDEX copy_members_by_page ON copy_members (page, grp);
`

const bin = `
  -- What was dropped, a run of blocks a row.
  CREATE TABLE copy_bin (
    n INTEGER PRIMARY KEY,
    page INTEGER NOT NULL REFERENCES pages (n),
    at TEXT NOT NULL,
    editor TEXT NOT NULL,
    operation TEXT NOT NULL,
    reason TEXT NOT NULL,
    -- The article that is kept in its stead, '' where none was named.
    kept TEXT NOT NULL,
    -- JSON: blocks, beginning of the text, characters, score, partner.
    body ANY NOT NULL
  ) STRICT;
  CREATE INDEX copy_bin_latest ON copy_bin (at DESC, n DESC);
  CREATE INDEX copy_bin_by_kept ON copy_bin (kept, page) WHERE kept <> '';
  CREATE INDEX copy_bin_by_page ON copy_bin (page, at DESC, n DESC);
`

export const step5: Step = { version: 5, what: 'finds text that stands more than once', sql: [texts, groups, bin].join('\n') }
