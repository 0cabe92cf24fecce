import { z } from "zod";

type Raw = FormDataEntryValue;

/** A schema without optional, nullable, default and pipes around it, and whether null is allowed. */
function unwrap(schema: z.ZodType): { core: z.ZodType; nullable: boolean } {
  let core: z.ZodType = schema;
  let nullable = false;
  for (;;) {
    if (core instanceof z.ZodNullable) nullable = true;
    if (
      core instanceof z.ZodNullable ||
      core instanceof z.ZodOptional ||
      core instanceof z.ZodDefault ||
      core instanceof z.ZodPrefault
    ) {
      core = core.unwrap() as z.ZodType;
    } else if (core instanceof z.ZodPipe) {
      core = (core.in instanceof z.ZodTransform ? core.out : core.in) as z.ZodType;
    } else {
      return { core, nullable };
    }
  }
}

function scalar(core: z.ZodType, raw: Raw): unknown {
  if (typeof raw !== "string") return raw;
  if (core instanceof z.ZodNumber) {
    // Full-width digits are what a Chinese keyboard gives; a text that is no number goes on to the schema's own message.
    const number = Number(raw.normalize("NFKC").replaceAll(",", "").trim());
    return Number.isFinite(number) ? number : raw;
  }
  if (core instanceof z.ZodBoolean) return raw === "on" || raw === "true" || raw === "1";
  return raw;
}

/**
 * Read a posted form into the shape of a schema: repeated names become arrays, dotted names (`contact.phone`) nested
 * objects, numbers and check boxes their types. An empty field is null where the schema allows null, "" for a plain
 * text, and left out otherwise. A check box that was not posted is false.
 */
export function readForm(form: FormData, schema: z.ZodObject, prefix = ""): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(schema.shape)) {
    const key = prefix + name;
    const { core, nullable } = unwrap(field as z.ZodType);
    if (core instanceof z.ZodObject) {
      if ([...form.keys()].some((k) => k.startsWith(`${key}.`))) out[name] = readForm(form, core, `${key}.`);
      continue;
    }
    if (core instanceof z.ZodRecord) {
      const entries = [...form.entries()].filter(([k]) => k.startsWith(`${key}.`));
      if (entries.length > 0)
        out[name] = Object.fromEntries(entries.filter(([, v]) => v !== "").map(([k, v]) => [k.slice(key.length + 1), v]));
      continue;
    }
    if (core instanceof z.ZodArray) {
      if (form.has(key)) {
        const element = unwrap(core.element as z.ZodType).core;
        out[name] = form
          .getAll(key)
          .filter((v) => v !== "")
          .map((v) => scalar(element, v));
      }
      continue;
    }
    const raw = form.get(key);
    if (raw === null) {
      if (core instanceof z.ZodBoolean && form.has(`${key}$`)) out[name] = false;
      continue;
    }
    if (raw === "") {
      if (nullable) out[name] = null;
      else if (core instanceof z.ZodString) out[name] = "";
      continue;
    }
    out[name] = scalar(core, raw);
  }
  return out;
}
