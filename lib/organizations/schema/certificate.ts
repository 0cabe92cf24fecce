import { z } from "zod";
import { day, line, requiredLine, version } from "#lib/kernel/fields.ts";

/** A certificate as its form sends it. */
export const certificateFields = {
  qualification: requiredLine(40),
  number: line(80),
  issuer: line(80),
  validUntil: day().nullable(),
  recognisedIn: line(120),
} as const;

export const certificateInput = z.strictObject(certificateFields);
export type CertificateInput = z.output<typeof certificateInput>;

export const certificateForm = z.strictObject({
  ...certificateFields,
  id: z.uuid().optional(),
  version: version().optional(),
});
