export { linkEndsOf, type LinkEnd } from './ends.ts'
export { proposeLinks, rankLinks, SURE_LINK, type ProposedLink } from './propose.ts'
