/**
 * The form in which the database writes its ids, lower case alone: anything else is no id of ours. Were both cases let in, a
 * comparison with one's own id («not oneself») could be passed by spelling it otherwise.
 */
export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(text);
}
