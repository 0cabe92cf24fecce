/** Where a paper is fetched, as a path on the site. */
export function fileUrl(number: string, format: string): string {
  return `/editions/${number}.${format}`;
}

/** The media type of each paper. */
export const MEDIA_TYPES: Record<string, string> = {
  pdf: "application/pdf",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  csv: "text/csv; charset=utf-8",
  json: "application/json; charset=utf-8",
};
