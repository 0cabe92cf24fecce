import type { Messages } from "#lib/i18n/catalogue.ts";
import { alerts } from "#lib/i18n/en/alerts.ts";
import { auth } from "#lib/i18n/en/auth.ts";
import { certificates } from "#lib/i18n/en/certificates.ts";
import { common } from "#lib/i18n/en/common.ts";
import { design } from "#lib/i18n/en/design.ts";
import { developers } from "#lib/i18n/en/developers.ts";
import { discovery } from "#lib/i18n/en/discovery.ts";
import { editions } from "#lib/i18n/en/editions.ts";
import { errors } from "#lib/i18n/en/errors.ts";
import { files } from "#lib/i18n/en/files.ts";
import { interests } from "#lib/i18n/en/interests.ts";
import { listings } from "#lib/i18n/en/listings.ts";
import { mail } from "#lib/i18n/en/mail.ts";
import { matching } from "#lib/i18n/en/matching.ts";
import { method } from "#lib/i18n/en/method.ts";
import { organizations } from "#lib/i18n/en/organizations.ts";
import { ownData } from "#lib/i18n/en/own-data.ts";
import { posting } from "#lib/i18n/en/posting.ts";
import { search } from "#lib/i18n/en/search.ts";
import { site } from "#lib/i18n/en/site.ts";

/** The English words of all public and member pages; the areas of the staff desk stay Chinese. */
export const en = {
  common,
  design,
  site,
  discovery,
  auth,
  organizations,
  ownData,
  listings,
  posting,
  files,
  alerts,
  certificates,
  search,
  matching,
  method,
  interests,
  editions,
  mail,
  developers,
  errors,
} as const satisfies Messages;
