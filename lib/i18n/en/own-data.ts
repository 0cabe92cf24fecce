import type { Area } from "#lib/i18n/catalogue.ts";

/** Export of one's own data, in English. */
export const ownData = {
  title: "My data",
  text: "Download one ZIP file: your account, your organisation with all its listings, attachments, contact requests and grants, verdicts on matches, saved searches, notifications and your record of actions. No passwords are in it, and no contact details of other organisations.",
  export: "Export my data",
  recorded: "Each export is put on record. The file holds contact details of you and your organisation; please keep it safe.",
  busy: "You have exported several times already; please try again in an hour.",
  failed: "The export failed; please try again.",

  archiveName: "my-data",
  readMeName: "README.txt",
  readMeTitle: "Jing-Jin-Ji Opportunity List: my data",
  readMeAt: "Exported: {time} (Beijing time)",
  readMeJson:
    "data.json holds everything; any text editor or browser opens it. Instants are UTC, days are Beijing days, amounts are in units of CNY 10,000 (万元). Its parts:",
  partAccount:
    "account, membership, joinRequests, policyAcceptances, signIns, apiKeys, mailedLinks: account, organisation, requests to join, terms agreed to, sign-ins, API keys (not the keys themselves), one-time links sent to you (not the links themselves)",
  partFirm:
    "organization, certificates, neverMatch, sharedNeeds: your organisation with its contact details, certificates, never-match list, shared needs agreed to",
  partListings:
    "listings: supply and demand of your organisation with contact persons, every version, review decisions, what is typed but not submitted",
  partInterests:
    "interests: contact requests received and sent, grants, who looked at contact details and when, the progress your organisation reported",
  partJudgments: "judgments: your verdicts on matches",
  partSearches: "savedSearches, subscriptions: saved searches",
  partNotices:
    "notifications, notificationSettings, mails: notifications, how you are told, e-mails sent to you (kind and time; their text is not kept)",
  partActivity: "activity: what you did; network addresses are kept for 190 days",
  readMeFiles:
    "The folder files holds attachments and scans of certificates under the paths that data.json gives as path and scan. filesMissing names files that could not be read.",
  notIncluded:
    "Not included: passwords and keys (only irreversible results are stored); contact details of other organisations (they are theirs: please see the page of the contact request, where each look is recorded); e-mail addresses and mobile numbers of colleagues; internal notes of staff.",
} as const satisfies Area<"ownData">;
