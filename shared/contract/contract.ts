/**
 * Everything that a screen can ask of the services, written once. Client types, server types and the checks at the
 * receiving side derive from it (oRPC, contract first).
 *
 * Whatever can be refused in the ordinary course of work is a value in the result. An error that is thrown carries
 * the code `FAILURE` and a failure; anything else becomes `internal`.
 */
import { eventIterator, oc } from '@orpc/contract'
import * as v from 'valibot'

import { articleIdSchema, auditIdSchema, jobIdSchema, operationIdSchema, pageIdSchema } from '#shared/base/index.ts'
import { articleLinkSchema, pageSchema } from '#shared/model/index.ts'
import { entrySchema, REFUSAL_CODES, segmentPageSchema, submissionSchema } from '#shared/operations/index.ts'

import { auditItemSchema, auditRequestSchema, auditVerdictSchema, auditViewSchema } from './auditing.ts'
import { countSchema } from './common.ts'
import {
  alignedTextsSchema,
  alignRequestSchema,
  binItemSchema,
  binQuerySchema,
  copiesOverviewSchema,
  copyBulkPreviewSchema,
  copyBulkRequestSchema,
  copyBulkSchema,
  copyDecisionRequestSchema,
  copyFacetsSchema,
  copyFilterSchema,
  copyGroupRequestSchema,
  copyGroupViewSchema,
  copyMarkSchema,
  copyQuerySchema,
  copyRowSchema,
  copyStepSchema,
  restoreRequestSchema,
} from './copies.ts'
import { exportOptionsSchema, exportPreviewSchema } from './exporting.ts'
import { failureSchema } from './failure.ts'
import { findPartSchema, findRequestSchema, seenRequestSchema, seenViewSchema } from './finding.ts'
import { historyPartSchema, historyQuerySchema } from './history.ts'
import { importItemSchema, jobViewSchema } from './jobs.ts'
import { learningViewSchema, MAX_WEIGHTS_CHARACTERS } from './learning.ts'
import {
  facetsSchema,
  libraryEventSchema,
  overviewSchema,
  pageFilterSchema,
  pageQuerySchema,
  pageRowSchema,
  searchHitSchema,
} from './library.ts'
import { blocksToCutSchema, pageChoiceSchema, RESEGMENTED_STATES, resegmentedPageSchema } from './resegmenting.ts'
import { articleLineSchema, linkCandidateSchema, linkDirectionSchema } from './links.ts'
import { settingsSchema, welcomeSchema } from './session.ts'

const base = oc.errors({ FAILURE: { status: 422, data: failureSchema } })

/** How one submission ended. `already`: the same operation had arrived before; nothing was done again. */
export const submissionOutcomeSchema = v.variant('outcome', [
  v.strictObject({ outcome: v.picklist(['applied', 'already']), id: operationIdSchema, rev: countSchema }),
  /** The page has moved on to `rev`; fetch it, plan again, submit anew. */
  v.strictObject({ outcome: v.literal('conflict'), id: operationIdSchema, rev: countSchema }),
  v.strictObject({
    outcome: v.literal('refused'),
    id: operationIdSchema,
    rev: countSchema,
    code: v.picklist(REFUSAL_CODES),
    data: v.record(v.string(), v.union([v.string(), v.number()])),
  }),
  v.strictObject({ outcome: v.literal('no-such-page'), id: operationIdSchema }),
])
export type SubmissionOutcome = v.InferOutput<typeof submissionOutcomeSchema>

/** A file to import: a path on this machine, or something that was uploaded before (see `uploadPath`). */
export const importSourceSchema = v.variant('from', [
  v.strictObject({ from: v.literal('path'), path: v.pipe(v.string(), v.minLength(1)) }),
  v.strictObject({
    from: v.literal('upload'),
    upload: v.pipe(v.string(), v.uuid()),
    name: v.pipe(v.string(), v.minLength(1)),
    path: v.string(),
  }),
  v.strictObject({ from: v.literal('text'), text: v.string(), name: v.pipe(v.string(), v.minLength(1)) }),
])
export type ImportSource = v.InferOutput<typeof importSourceSchema>

const page = v.strictObject({ page: pageIdSchema })
const job = v.strictObject({ job: jobIdSchema })

export const contract = {
  session: {
    /** First call of every connection. */
    hello: base.input(v.strictObject({ contract: countSchema })).output(welcomeSchema),
    settings: base.output(settingsSchema),
    saveSettings: base.input(settingsSchema).output(settingsSchema),
  },
  library: {
    overview: base.output(overviewSchema),
    /** A window of the table, and how long the whole is. */
    pages: base.input(pageQuerySchema).output(v.strictObject({ total: countSchema, rows: v.array(pageRowSchema) })),
    /** Ids in the query's order around one page, for "next page": those before and after it, nearest first. */
    neighbours: base
      .input(v.strictObject({ query: pageQuerySchema, page: pageIdSchema, count: v.pipe(countSchema, v.maxValue(50)) }))
      .output(
        v.strictObject({ index: v.nullable(countSchema), total: countSchema, before: v.array(pageIdSchema), after: v.array(pageIdSchema) }),
      ),
    facets: base.input(pageFilterSchema).output(facetsSchema),
    /** Articles that hold the words; two Chinese characters are enough. */
    search: base.input(v.strictObject({ text: v.string(), limit: v.pipe(countSchema, v.maxValue(200)) })).output(v.array(searchHitSchema)),
    /** What was done on all pages, newest first, a part at a time; a bulk step is one line with its count. */
    history: base.input(historyQuerySchema).output(historyPartSchema),
    /** Everything that happens from now on, until the caller stops. */
    events: base.output(eventIterator(libraryEventSchema)),
  },
  pages: {
    get: base.input(page).output(pageSchema),
    /** The page's log, oldest first, from the entry that made `after + 1` on. */
    log: base.input(v.strictObject({ page: pageIdSchema, after: countSchema })).output(v.array(entrySchema)),
  },
  operations: {
    /** Carries operations out in order. After a conflict or refusal on a page the later ones of that page are not tried and are left out of the answer. */
    submit: base.input(v.pipe(v.array(submissionSchema), v.maxLength(200))).output(v.array(submissionOutcomeSchema)),
  },
  imports: {
    start: base.input(v.pipe(v.array(importSourceSchema), v.minLength(1))).output(jobViewSchema),
    samples: base.output(jobViewSchema),
    items: base
      .input(v.strictObject({ job: jobIdSchema, offset: countSchema, limit: v.pipe(countSchema, v.maxValue(1000)) }))
      .output(v.strictObject({ total: countSchema, items: v.array(importItemSchema) })),
    /** Refused files of all imports that nobody has dismissed, latest first. */
    refused: base.output(v.array(importItemSchema)),
    dismissRefused: base.output(v.strictObject({ dismissed: countSchema })),
  },
  exports: {
    preview: base.input(v.strictObject({ options: exportOptionsSchema, sample: countSchema })).output(exportPreviewSchema),
    /** Writes into a new folder: complete, or not there. */
    start: base.input(v.strictObject({ options: exportOptionsSchema, folder: v.pipe(v.string(), v.minLength(1)) })).output(jobViewSchema),
    /** The files of a finished export. */
    files: base.input(job).output(v.array(v.strictObject({ name: v.string(), bytes: countSchema }))),
  },
  links: {
    /** The articles at the other ends of links; those that are not there any more are left out. */
    ends: base.input(v.strictObject({ links: v.pipe(v.array(articleLinkSchema), v.maxLength(200)) })).output(v.array(articleLineSchema)),
    /** Where an article could go on, or come from: all articles of the other pages of its issue, the likeliest first. */
    candidates: base
      .input(v.strictObject({ page: pageIdSchema, article: articleIdSchema, direction: linkDirectionSchema }))
      .output(v.array(linkCandidateSchema)),
  },
  finding: {
    /** Looks through the texts of a part of the library. Changes nothing. */
    find: base.input(findRequestSchema).output(findPartSchema),
    /** On how many other pages texts of one or two characters stand. */
    seen: base.input(seenRequestSchema).output(seenViewSchema),
  },
  copies: {
    overview: base.output(copiesOverviewSchema),
    /** A window of the queue, and how long the whole is. */
    groups: base.input(copyQuerySchema).output(v.strictObject({ total: countSchema, rows: v.array(copyRowSchema) })),
    /** Counts beside the filter's choices, each over the groups that all the other choices leave. */
    facets: base.input(copyFilterSchema).output(copyFacetsSchema),
    /** One group with a window of its copies. Refused with `no-such-group` where it is gone. */
    group: base.input(copyGroupRequestSchema).output(copyGroupViewSchema),
    /** Lays two texts along each other. */
    align: base.input(alignRequestSchema).output(alignedTextsSchema),
    /** Carries out what the editor decided about a group, as operations of its pages. */
    decide: base.input(copyDecisionRequestSchema).output(copyStepSchema),
    /** What dropping all exact copies would do. Changes nothing. */
    previewBulk: base.input(copyBulkSchema).output(copyBulkPreviewSchema),
    dropBulk: base.input(copyBulkRequestSchema).output(jobViewSchema),
    bin: base.input(binQuerySchema).output(v.strictObject({ total: countSchema, items: v.array(binItemSchema) })),
    restore: base.input(restoreRequestSchema).output(copyStepSchema),
    /** The copies elsewhere of a page's articles. */
    marks: base.input(page).output(v.array(copyMarkSchema)),
    /** How many articles of each page have copies on other pages that nobody decided about, in the order asked. */
    counts: base.input(v.strictObject({ pages: v.pipe(v.array(pageIdSchema), v.maxLength(1000)) })).output(v.array(countSchema)),
    /** Makes the whole index anew. */
    rebuild: base.output(jobViewSchema),
  },
  jobs: {
    list: base.output(v.array(jobViewSchema)),
    get: base.input(job).output(jobViewSchema),
    cancel: base.input(job).output(jobViewSchema),
    resume: base.input(job).output(jobViewSchema),
  },
  audits: {
    /** Latest first. */
    list: base.output(v.array(auditViewSchema)),
    /** Draws a sample of approved articles. Refused with `nothing-approved` where there is none. */
    draw: base.input(auditRequestSchema).output(auditViewSchema),
    /** One audit with its sample, in the order of the draw. */
    get: base
      .input(v.strictObject({ audit: auditIdSchema }))
      .output(v.strictObject({ view: auditViewSchema, items: v.array(auditItemSchema) })),
    judge: base.input(auditVerdictSchema).output(auditViewSchema),
  },
  resegmenting: {
    /** Cuts the pages anew that no editor touched, with the engine and weights in use. */
    start: base.input(v.strictObject({ pages: pageChoiceSchema })).output(jobViewSchema),
    /** The pages of a job that are in one of the states, in the order of import. */
    items: base
      .input(
        v.strictObject({
          job: jobIdSchema,
          states: v.array(v.picklist(RESEGMENTED_STATES)),
          offset: countSchema,
          limit: v.pipe(countSchema, v.maxValue(1000)),
        }),
      )
      .output(v.strictObject({ total: countSchema, items: v.array(resegmentedPageSchema) })),
    /** How the engine would cut these blocks. Changes nothing. */
    propose: base.input(blocksToCutSchema).output(segmentPageSchema),
  },
  learning: {
    view: base.output(learningViewSchema),
    /** Off: nothing more is learned; what was learned stays in use. */
    setOn: base.input(v.strictObject({ on: v.boolean() })).output(learningViewSchema),
    /** Back to the weights that come with the program. Pages reviewed so far do not count any more. */
    reset: base.output(learningViewSchema),
    /** Goes back to what a reset or an import put aside, and puts aside what is in use. */
    restore: base.output(learningViewSchema),
    /** The weights in use as the text of a file, with a name for it. */
    exportWeights: base.output(v.strictObject({ name: v.string(), text: v.string() })),
    /** Takes the weights of a file, and goes on learning from there. A file that holds none is refused with `not-weights`. */
    importWeights: base.input(v.strictObject({ text: v.pipe(v.string(), v.maxLength(MAX_WEIGHTS_CHARACTERS)) })).output(learningViewSchema),
  },
  system: {
    /** Native dialogs, where `capabilities.dialogs`; empty or null when the editor closes them. */
    pickFiles: base.input(v.strictObject({ folders: v.boolean() })).output(v.array(v.string())),
    pickFolder: base.output(v.nullable(v.string())),
    /** Shows a folder that an export wrote in the system's file manager, where `capabilities.reveal`. */
    reveal: base.input(v.strictObject({ folder: v.string() })).output(v.strictObject({ shown: v.boolean() })),
  },
}
