import type { Area } from "#lib/i18n/catalogue.ts";

/** Certificates of a firm, its qualification passport, in English. */
export const certificates = {
  title: "Certificates",
  intro:
    "Each with its number, end date and where it is recognised. Valid certificates count in matching; from the day after their end they no longer do.",
  none: "No certificates yet",
  noneText:
    "What is written under “Certificates” above counts in matching as before. Once entered here, you are reminded 30 days before the end, and the association can check them.",
  add: "Add a certificate",
  edit: "Change",
  editOf: "Change: {name}",
  newTitle: "Add a certificate",
  editTitle: "Change the certificate",
  back: "Back to the organisation",

  qualification: "Name",
  qualificationHint: "As it stands on the certificate, e.g. ISO 9001.",
  number: "Number",
  issuer: "Issued by",
  validUntil: "Valid until",
  validUntilHint: "Empty if it has no end.",
  recognisedIn: "Recognised in",
  recognisedInHint: "For example “三地互认” (all three regions) or “仅限河北” (Hebei only).",
  save: "Save certificate",
  saved: "Certificate saved.",
  changedHint: "After a change the association has to check it again.",
  tooMany: "At most {count} certificates",

  scanTitle: "Scan",
  scanText: "Seen by your organisation and the association's staff only; never public.",
  scan: "Choose a scan",
  scanHint: "JPEG, PNG or WebP picture or PDF, at most 20 MB.",
  scanUpload: "Upload the scan",
  scanReplace: "Replace the scan",
  scanOpen: "See the scan",
  scanOpenOf: "See the scan: {name}",
  scanNone: "no scan",
  scanSaved: "The scan is saved.",

  remove: "Delete certificate",
  removeText: "It then no longer counts as “{name}” of your organisation.",
  removed: "Certificate deleted.",

  stateChecked: "Checked",
  stateStated: "Stated by the organisation",
  stateEnded: "Expired",
  checkedOn: "Checked by the association on {day}",
  checkedBy: "Checked by {name} on {day}",
  validTo: "Valid until {day}",
  validForever: "No end stated",
  publicNote: "What is not marked “Checked” is stated by the organisation and was not checked.",

  staffCheck: "Mark as checked",
  staffCheckOf: "Mark as checked: {name}",
  staffUncheck: "Undo",
  staffUncheckOf: "Undo: {name}",
  staffText: "Compare it with the scan or the issuer's register first. A change by the organisation undoes it.",
  staffChecked: "Recorded as checked.",
  staffUnchecked: "Undone.",

  deskTitle: "Certificates ending soon or ended",
  deskEnding: "{name}: ends on {day}",
  deskEnded: "{name}: ended on {day} and no longer counts",
  deskAction: "Update",
} as const satisfies Area<"certificates">;
