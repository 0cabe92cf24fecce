/** Working days after which a submitted listing should have its decision. */
export const REVIEW_DAYS = 2;
/** Working days after which a complaint should have its outcome. */
export const REPORT_DAYS = 5;
