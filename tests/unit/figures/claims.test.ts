import { claimsHold } from './claims'

/** A small sample; `npm run soak -- claims` makes hundreds of records a claim. */
claimsHold(8)
