/** A value that JSON can carry without loss. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [name: string]: JsonValue };

/**
 * The canonical JSON text of a value after RFC 8785: names sorted by UTF-16 code units, no white space, numbers and
 * strings as ECMAScript prints them. Equal values always give equal bytes, so a checksum of the text names the value.
 *
 * @throws {TypeError} for what RFC 8785 cannot carry: NaN, infinities, lone surrogates, and anything that is not JSON.
 */
export function canonicalJson(value: JsonValue): string {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "number") return numberText(value);
  if (typeof value === "string") return stringText(value);
  if (Array.isArray(value)) return `[${value.map((item: JsonValue) => canonicalJson(item)).join(",")}]`;
  if (typeof value === "object") return objectText(value as { readonly [name: string]: JsonValue });
  throw new TypeError(`canonical JSON cannot carry a ${typeof value}`);
}

function objectText(value: { readonly [name: string]: JsonValue }): string {
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) throw new TypeError("canonical JSON carries plain objects only");
  // The default sort compares UTF-16 code units, which is the order that RFC 8785 section 3.2.3 asks for.
  const names = Object.keys(value).sort();
  return `{${names.map((name) => `${stringText(name)}:${canonicalJson(value[name] as JsonValue)}`).join(",")}}`;
}

function numberText(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError("canonical JSON carries finite numbers only");
  return JSON.stringify(value);
}

function stringText(value: string): string {
  // JSON.stringify would hide a lone surrogate behind an escape; the standard demands an error (section 3.2.2.2).
  if (/\p{Surrogate}/u.test(value)) throw new TypeError("canonical JSON carries well-formed Unicode only");
  return JSON.stringify(value);
}
