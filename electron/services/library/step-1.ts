/**
 * The library's first format. It describes itself whole and imports none of today's types, so that it still means the
 * same when they have changed. Format 1 is what this file says; a change of it is a step 2.
 *
 * Strings that may hold half a surrogate pair or NUL are kept as packing.ts says; '' stands for "not known", so that
 * every sort key can be compared. Columns of type ANY hold JSON as text, or deflated.
 */
import type { Step } from './step.ts'

const record = `
  CREATE TABLE library (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    id TEXT NOT NULL,
    made_at TEXT NOT NULL
  ) STRICT;

  CREATE TABLE settings (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
  ) STRICT;

  -- One row a page, narrow, so that lists and counts need not read the documents. n counts in the order of import.
  CREATE TABLE pages (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL,
    publication TEXT NOT NULL,
    date TEXT NOT NULL,
    month TEXT NOT NULL,
    page_no TEXT NOT NULL,
    page_key TEXT NOT NULL,
    page_name TEXT NOT NULL,
    issue_no TEXT NOT NULL,
    file TEXT NOT NULL,
    lead TEXT NOT NULL,
    status INTEGER NOT NULL CHECK (status BETWEEN 0 AND 4),
    articles INTEGER NOT NULL,
    approved INTEGER NOT NULL,
    doubts INTEGER NOT NULL,
    has_doubts INTEGER NOT NULL CHECK (has_doubts = (doubts > 0)),
    duplicates INTEGER NOT NULL,
    has_duplicates INTEGER NOT NULL CHECK (has_duplicates = (duplicates > 0)),
    characters INTEGER NOT NULL,
    effort INTEGER NOT NULL,
    imported_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL
  ) STRICT;

  -- The page as of its rev, without the text of its originals; a block whose text is the original's has none either.
  CREATE TABLE documents (
    page INTEGER PRIMARY KEY REFERENCES pages (n),
    document ANY NOT NULL
  ) STRICT;

  -- The text of the originals. Nothing may change it.
  CREATE TABLE texts (
    page INTEGER PRIMARY KEY REFERENCES pages (n),
    text ANY NOT NULL
  ) STRICT;
  CREATE TRIGGER texts_stay BEFORE UPDATE ON texts BEGIN SELECT RAISE(ABORT, 'the text of an original never changes'); END;

  CREATE TABLE originals (
    sha256 TEXT PRIMARY KEY,
    page INTEGER NOT NULL REFERENCES pages (n),
    seq INTEGER NOT NULL,
    name TEXT NOT NULL,
    size INTEGER NOT NULL,
    format TEXT NOT NULL
  ) STRICT;

  -- The log of every page. It only grows; rev is the page's before the operation, body is [operation, diff].
  CREATE TABLE operations (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    page INTEGER NOT NULL REFERENCES pages (n),
    rev INTEGER NOT NULL,
    format INTEGER NOT NULL,
    editor TEXT NOT NULL,
    at TEXT NOT NULL,
    automatic INTEGER NOT NULL CHECK (automatic IN (0, 1)),
    name TEXT NOT NULL,
    body ANY NOT NULL,
    UNIQUE (page, rev)
  ) STRICT;
  CREATE TRIGGER operations_stay BEFORE UPDATE ON operations BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;
  CREATE TRIGGER operations_remain BEFORE DELETE ON operations BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;
`

const derived = `
  -- Derived from the documents, in the same transaction.
  CREATE TABLE articles (
    n INTEGER PRIMARY KEY,
    page INTEGER NOT NULL REFERENCES pages (n),
    article TEXT NOT NULL,
    seq INTEGER NOT NULL,
    kind TEXT NOT NULL,
    status TEXT NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    topics TEXT NOT NULL,
    UNIQUE (page, article)
  ) STRICT;

  -- How many articles of a page an editor tagged with a topic.
  CREATE TABLE page_topics (
    page INTEGER NOT NULL REFERENCES pages (n),
    topic TEXT NOT NULL,
    articles INTEGER NOT NULL,
    PRIMARY KEY (page, topic)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX page_topics_by_topic ON page_topics (topic, page, articles);

  -- Which articles (rowid = articles.n) hold which tokens; the tokens are made by search-words.ts. Neither text nor
  -- positions are in it: a hit is verified against the article's text.
  CREATE VIRTUAL TABLE article_words USING fts5 (words, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii');
  -- Segments are merged by eights instead of fours: an import is a quarter faster in it, a search hardly slower.
  INSERT INTO article_words (article_words, rank) VALUES ('automerge', 8);
`

const work = `
  CREATE TABLE jobs (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    view TEXT NOT NULL,
    request ANY NOT NULL
  ) STRICT;

  CREATE TABLE job_items (
    job INTEGER NOT NULL REFERENCES jobs (n),
    seq INTEGER NOT NULL,
    path TEXT NOT NULL,
    source TEXT NOT NULL,
    name TEXT NOT NULL,
    state TEXT NOT NULL,
    page TEXT,
    articles INTEGER NOT NULL,
    doubts INTEGER NOT NULL,
    failure TEXT,
    dismissed_at TEXT,
    PRIMARY KEY (job, seq),
    UNIQUE (job, path, source)
  ) STRICT;
  CREATE INDEX job_items_waiting ON job_items (job, seq) WHERE state = 'waiting';
  CREATE INDEX job_items_refused ON job_items (job, seq) WHERE state = 'refused' AND dismissed_at IS NULL;
`

/** Every order of the table has an index, which also holds what filters ask, so that a window is found without reading rows. */
const orders: Readonly<Record<string, readonly string[]>> = {
  imported: [],
  date: ['date', 'publication', 'page_key'],
  publication: ['publication', 'date', 'page_key'],
  status: ['status'],
  articles: ['articles'],
  doubts: ['doubts'],
  duplicates: ['duplicates'],
  effort: ['effort'],
  changed: ['changed_at'],
  lead: ['lead'],
  page_no: ['page_key'],
}
const filters = ['status', 'publication', 'date', 'has_doubts', 'has_duplicates']

function indexes(): string {
  const byOrder = Object.entries(orders).map(([order, keys]) => {
    const columns = [...keys, 'n', ...filters.filter((column) => !keys.includes(column))]
    return `CREATE INDEX pages_by_${order} ON pages (${columns.join(', ')});`
  })
  const facets = 'CREATE INDEX pages_for_facets ON pages (publication, month, status, has_doubts, has_duplicates, date, n);'
  const sums = 'CREATE INDEX pages_for_sums ON pages (articles, doubts, duplicates, effort);'
  return [...byOrder, facets, sums].join('\n')
}

export const step1: Step = { version: 1, what: 'makes the library', sql: [record, derived, work, indexes()].join('\n') }
