/** What a table may be at most. Larger files are refused with their limit named, never read halfway. */
export const TABLE_LIMITS = {
  fileBytes: 64 * 1024 * 1024,
  rows: 200_000,
  columns: 512,
  /** A spreadsheet's own limit. */
  cellCharacters: 32_767,
  /** Of one part inside a workbook, unpacked. */
  partBytes: 256 * 1024 * 1024,
  /** All different texts of a workbook, which must be kept at once. */
  sharedTextCharacters: 64 * 1024 * 1024,
  partsInWorkbook: 4_000,
} as const;
