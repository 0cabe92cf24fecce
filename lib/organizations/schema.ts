import { z } from "zod";
import type { Verification } from "#lib/db/generated/enums.ts";
import { checkCreditCode, looksLikeCreditCode } from "#lib/kernel/credit-code.ts";
import { isDivisionOf } from "#lib/kernel/divisions.ts";
import { email, line, mobile, paragraph, phone, requiredLine, version } from "#lib/kernel/fields.ts";
import type { Move } from "#lib/kernel/lifecycle.ts";
import { REGIONS } from "#lib/kernel/regions.ts";
import { hasInvisible } from "#lib/kernel/text.ts";
import { ORGANIZATION_MESSAGES as M } from "./labels.ts";
import { verificationMoves } from "./lifecycle.ts";

/** A firm's own contact or a listing's: private, every part may be missing. */
export const contactInput = z.strictObject({
  name: line(40).nullable().optional(),
  mobile: mobile().nullable().optional(),
  phone: phone().nullable().optional(),
  email: email().nullable().optional(),
});

/** Folded to upper case without spaces. A wrong check character passes: staff confirm or refuse the code. */
const creditCode = z
  .string({ error: "应为文字" })
  .refine((v) => !hasInvisible(v), M.creditCode)
  .overwrite((v) => checkCreditCode(v).normalised)
  .refine(looksLikeCreditCode, M.creditCode);

const website = line(200).refine((v) => v === "" || /^https?:\/\/[^\s/]+/.test(v), M.website);
const words = (each: number, most: number) => z.array(requiredLine(each)).max(most, M.tooMany);

const shape = {
  name: requiredLine(80),
  creditCode: creditCode.nullable().optional(),
  orgType: line(20).nullable().optional(),
  region: z.enum(REGIONS, { error: M.region }),
  division: z.string({ error: M.division }).max(6, M.division).nullable().optional(),
  address: line(200).nullable().optional(),
  website: website.nullable().optional(),
  intro: paragraph(500).optional(),
  supervisingDept: line(80).nullable().optional(),
  qualifications: words(40, 50).optional(),
  tags: words(20, 20).optional(),
  contact: contactInput.optional(),
} as const;

/** A new firm: its name and region are all that must be there. */
export const organizationInput = z.strictObject(shape).superRefine((input, ctx) => {
  if (input.division && !isDivisionOf(input.division, input.region)) {
    ctx.addIssue({ code: "custom", path: ["division"], message: M.division });
  }
});
export type OrganizationInput = z.output<typeof organizationInput>;

/** The part of a firm that registration asks for; its name stands beside that of a person. */
export const newFirmFields = {
  organizationName: shape.name,
  creditCode: shape.creditCode,
  region: shape.region,
  division: shape.division,
} as const;

/** Any part of a firm; the division is compared with the region in the command, which knows both. */
export const organizationPatch = z.strictObject({ ...shape, version: version().optional() }).partial();
export type OrganizationPatch = Omit<z.output<typeof organizationPatch>, "version">;

const { qualifications: _asLines, ...plain } = shape;
/** The same as a posted form: every field stands in it, qualifications one a line, tags as ticked boxes. */
export const organizationForm = z.strictObject({
  ...plain,
  intro: paragraph(500),
  qualificationLines: paragraph(2_100),
  tags: words(20, 20).default([]),
});

/** A posted form as the input of a command; the lines are checked once more, each by itself. */
export function fromOrganizationForm(form: z.output<typeof organizationForm>): unknown {
  const { qualificationLines, ...rest } = form;
  const lines = qualificationLines.split("\n").map((text) => text.trim());
  return { ...rest, qualifications: [...new Set(lines)].filter((text) => text !== "") };
}

export const verificationInput = z
  .strictObject({
    decision: z.enum(["submit", "verify", "reject", "suspend", "restore"], { error: M.decision }),
    checked: words(40, 20).optional(),
    note: paragraph(1_000).optional(),
    version: version().optional(),
  })
  .superRefine(({ decision, note }, ctx) => {
    const move: Move<Verification> = verificationMoves[decision];
    if (move.reasonRequired && !note) ctx.addIssue({ code: "custom", path: ["note"], message: M.reason });
  });
export type VerificationInput = Omit<z.output<typeof verificationInput>, "version">;

export const joinRequestInput = z.strictObject({ note: paragraph(1_000).optional() });
export const claimLinkInput = z.strictObject({ email: email().optional() });

/** Does what was looked at confirm a credit code that fails its check? */
export function confirmsCreditCode(checked: readonly string[]): boolean {
  return checked.some((word) => /信用代码|^credit_?code$/i.test(word.normalize("NFKC").trim()));
}
