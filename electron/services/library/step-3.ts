/**
 * The library's third format: audits, the second look at a random sample of what was approved.
 *
 * An audit keeps how its sample was drawn, so that it can be drawn again: the seed, the size asked for, the filter as JSON,
 * and how many articles there were to draw from. `articles_judged` finds approved articles, and those of any other status
 * that somebody gave, without reading the rows of the many that nobody has judged yet.
 */
import type { Step } from './step.ts'

const sql = `
  CREATE TABLE audits (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    seed TEXT NOT NULL,
    wanted INTEGER NOT NULL,
    filter TEXT NOT NULL,
    population INTEGER NOT NULL,
    editor TEXT NOT NULL,
    made_at TEXT NOT NULL
  ) STRICT;

  -- The articles of a sample, in the order in which they are looked at. '' stands for "not looked at yet".
  CREATE TABLE audit_items (
    audit INTEGER NOT NULL REFERENCES audits (n),
    seq INTEGER NOT NULL,
    page TEXT NOT NULL REFERENCES pages (id),
    article TEXT NOT NULL,
    -- The page's rev and the article's title when the sample was drawn.
    rev INTEGER NOT NULL,
    title TEXT NOT NULL,
    verdict TEXT NOT NULL CHECK (verdict IN ('', 'right', 'wrong')),
    -- What was wrong: codes as JSON.
    faults TEXT NOT NULL,
    judged_rev INTEGER NOT NULL,
    judged_by TEXT NOT NULL,
    judged_at TEXT NOT NULL,
    PRIMARY KEY (audit, seq)
  ) STRICT, WITHOUT ROWID;

  CREATE INDEX articles_judged ON articles (status, page) WHERE status <> 'unreviewed';
`

export const step3: Step = { version: 3, what: 'keeps audits of what was approved', sql }
