/**
 * The library's second format: what segmentation has learned from the pages that were reviewed in this library.
 *
 * `weight_sets` has at most two rows: 0, what the library uses, and 1, what an editor put it aside for and can go back to.
 * Weights are JSON, as text or deflated; NULL stands for those that come with the program. '' stands for no time.
 */
import type { Step } from './step.ts'

const sql = `
  CREATE TABLE learning (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    is_on INTEGER NOT NULL CHECK (is_on IN (0, 1)),
    -- How many versions were given out, so that no two weights of this library have the same name.
    versions INTEGER NOT NULL
  ) STRICT;
  INSERT INTO learning (one, is_on, versions) VALUES (1, 1, 0);

  CREATE TABLE weight_sets (
    place INTEGER PRIMARY KEY CHECK (place IN (0, 1)),
    -- What the learning starts from, where an editor brought weights in.
    base ANY,
    -- Version of what was learned from, whether it is kept here or came with the program.
    learned_from TEXT NOT NULL,
    -- What is in use.
    weights ANY,
    -- Pages that were changed last before this time do not count.
    since TEXT NOT NULL,
    made_at TEXT NOT NULL
  ) STRICT;

  -- The pages that a set was learned from, as they were then.
  CREATE TABLE weight_pages (
    place INTEGER NOT NULL REFERENCES weight_sets (place),
    page TEXT NOT NULL REFERENCES pages (id),
    rev INTEGER NOT NULL,
    learned_at TEXT NOT NULL,
    PRIMARY KEY (place, page)
  ) STRICT, WITHOUT ROWID;
`

export const step2: Step = { version: 2, what: 'keeps what segmentation learns', sql }
