/** The engine as the threads run it: with the weights in use, or those that come with the program. */
import type { EngineVersion } from '#shared/model/index.ts'
import { segmentPage, type SegmentationInput, type SegmentationResult, type Weights } from '#shared/segmentation/index.ts'

const engine: (input: SegmentationInput, weights?: Weights) => SegmentationResult = segmentPage

/** Cuts blocks. null: with the weights that come with the program. */
export function cutBlocks(input: SegmentationInput, weights: Weights | null): SegmentationResult {
  return weights === null ? engine(input) : engine(input, weights)
}

/** Which engine cuts with these weights, as it is kept with every page. */
export function engineWith(weights: Weights | null): EngineVersion {
  return cutBlocks({ blocks: [] }, weights).engine
}
