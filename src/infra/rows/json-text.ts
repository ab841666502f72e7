/** JSON for a `::jsonb` parameter; SQL's null for what is absent. */
export function jsonText(value: unknown): string | null {
  return value === undefined || value === null ? null : JSON.stringify(value);
}
