import { alerts } from "#lib/i18n/zh-CN/alerts.ts";
import { auth } from "#lib/i18n/zh-CN/auth.ts";
import { certificates } from "#lib/i18n/zh-CN/certificates.ts";
import { common } from "#lib/i18n/zh-CN/common.ts";
import { design } from "#lib/i18n/zh-CN/design.ts";
import { developers } from "#lib/i18n/zh-CN/developers.ts";
import { discovery } from "#lib/i18n/zh-CN/discovery.ts";
import { editions } from "#lib/i18n/zh-CN/editions.ts";
import { errors } from "#lib/i18n/zh-CN/errors.ts";
import { files } from "#lib/i18n/zh-CN/files.ts";
import { intake } from "#lib/i18n/zh-CN/intake.ts";
import { interests } from "#lib/i18n/zh-CN/interests.ts";
import { judgments } from "#lib/i18n/zh-CN/judgments.ts";
import { listings } from "#lib/i18n/zh-CN/listings.ts";
import { mail } from "#lib/i18n/zh-CN/mail.ts";
import { matching } from "#lib/i18n/zh-CN/matching.ts";
import { method } from "#lib/i18n/zh-CN/method.ts";
import { moderation } from "#lib/i18n/zh-CN/moderation.ts";
import { ontology } from "#lib/i18n/zh-CN/ontology.ts";
import { organizations } from "#lib/i18n/zh-CN/organizations.ts";
import { ownData } from "#lib/i18n/zh-CN/own-data.ts";
import { posting } from "#lib/i18n/zh-CN/posting.ts";
import { search } from "#lib/i18n/zh-CN/search.ts";
import { site } from "#lib/i18n/zh-CN/site.ts";
import { specimen } from "#lib/i18n/zh-CN/specimen.ts";
import { staff } from "#lib/i18n/zh-CN/staff.ts";

/** The Chinese words of the product, by area. It defines which keys exist: other languages follow it. */
export const zhCN = {
  common,
  design,
  site,
  discovery,
  auth,
  organizations,
  ownData,
  listings,
  posting,
  moderation,
  search,
  matching,
  judgments,
  method,
  ontology,
  interests,
  editions,
  intake,
  mail,
  alerts,
  developers,
  staff,
  specimen,
  files,
  certificates,
  errors,
} as const;
