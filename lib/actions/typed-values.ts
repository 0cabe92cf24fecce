const SECRET_FIELD = /password|token|totp|secret/i;

/** What was typed, to fill the form again: never passwords, secrets, files or Next's own fields. */
export function typedValues(form: FormData): Record<string, string | string[]> {
  const values: Record<string, string | string[]> = {};
  for (const key of new Set(form.keys())) {
    if (SECRET_FIELD.test(key) || key.startsWith("$")) continue;
    const texts = form.getAll(key).filter((v): v is string => typeof v === "string");
    if (texts.length > 0) values[key] = texts.length === 1 ? (texts[0] ?? "") : texts;
  }
  return values;
}
